package home

import (
	"strings"
	"testing"
)

// yearsIn are the lines of the parts of a life on a page.
func yearsIn(p Page) []string {
	_, below, there := strings.Cut(p.Draw().String(), "Your years")
	if !there {
		return nil
	}
	return strings.Split(below, "\n")
}

func TestYearsAreSeenOnWideWindowsOnly(t *testing.T) {
	for size, want := range map[[2]int]bool{{166, 56}: true, {196, 56}: true, {166, 33}: true, {165, 56}: false, {196, 28}: false, {80, 56}: false} {
		if got := yearsIn(ines(size[0], size[1])) != nil; got != want {
			t.Errorf("%v: %v", size, got)
		}
	}
}

func TestWithoutRoomForAllYearsTheLatestAreSeen(t *testing.T) {
	p := ines(196, 33)
	shown := strings.Join(yearsIn(p), "\n")
	for words, want := range map[string]bool{"latest 6 of 6": false, "MSc": true} {
		if strings.Contains(shown, words) != want {
			t.Errorf("%q in\n%s", words, shown)
		}
	}
	p = ines(196, 31)
	shown = strings.Join(yearsIn(p), "\n")
	for words, want := range map[string]bool{"the latest 4 of 6": true, "MSc": false, "Fabrikam": false, "(project)": true} {
		if strings.Contains(shown, words) != want {
			t.Errorf("%q in\n%s", words, shown)
		}
	}
}

func TestScaleStaysReadableWhateverTheYears(t *testing.T) {
	p := ines(196, 56)
	p.Years.Rows[0].From, p.Years.Rows[1].Until = 1, 9999
	lines := yearsIn(p)
	years := strings.Fields(lines[1])
	if len(years) < 4 || years[0] < "1960" || years[len(years)-1] > "2037" {
		t.Errorf("the years are %v", years)
	}
}
