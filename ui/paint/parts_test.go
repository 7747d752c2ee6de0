package paint

import (
	"strings"
	"testing"

	"facet/internal/text"
)

func safe(s string) text.Safe { return text.OneLine(s) }

func TestHeadingIsAsWideAsItsPane(t *testing.T) {
	for _, c := range []struct {
		title string
		width int
		want  string
	}{
		{"Awards", 16, "Awards ━━━━━━━ 3"},
		{"Certifications", 16, "Certificat… ━━ 3"},
		{"佐藤健太佐藤健太", 12, "佐藤健… ━━ 3"},
	} {
		got := Unicode.Heading(safe(c.title), c.width, true, Of(Hint.Own("3")))
		if got.String() != c.want || got.Width() != c.width {
			t.Errorf("%q, %d cells", got, got.Width())
		}
	}
}

func TestMoreDotsMorePeople(t *testing.T) {
	for steps, want := range []string{"·····", "●○○○○", "●●○○○", "●●●○○", "●●●●○", "●●●●●", "●●●●●"} {
		if got := Unicode.Reach(steps).String(); got != want {
			t.Errorf("%d: %s", steps, got)
		}
	}
}

func TestTodayStandsInTheBar(t *testing.T) {
	for _, c := range []struct {
		passed float64
		width  int
		want   string
	}{
		{0.5, 28, "Mar 2024 ━━━━━●──── Mar 2026|         1 year left"},
		{0, 28, "Mar 2024 ●───────── Mar 2026|         1 year left"},
		{1.5, 28, "Mar 2024 ━━━━━━━━━● Mar 2026|         1 year left"},
		{0.5, 20, "Mar 2024 to Mar 2026"},
	} {
		block := Unicode.Time(Time{From: safe("Mar 2024"), To: safe("Mar 2026"), Passed: c.passed, Left: safe("1 year left")}, c.width)
		got := strings.Join(strings.Split(block.String(), "\n"), "|")
		if strings.TrimRight(got, " ") != c.want || block[0].Width() != c.width {
			t.Errorf("%v: %q", c.passed, got)
		}
	}
}

func TestBoxKeepsItsWidthWhateverIsInIt(t *testing.T) {
	for _, words := range []string{"", "Kenta", strings.Repeat("佐藤", 30)} {
		for _, width := range []int{6, 7, 20, 50} {
			box := Unicode.Box(Hint, Of(Hint.Of(safe(words))), Block{Of(Normal.Of(safe(words)))}, Of(Hint.Of(safe(words))), width)
			for _, line := range box {
				if line.Width() != width {
					t.Errorf("%q in %d: %q has %d", words, width, line, line.Width())
				}
			}
		}
	}
}

func TestInitialsAreOfTheFirstAndTheLastName(t *testing.T) {
	for name, want := range map[string]string{"Ines Popova": "IP", "Maria von Hohenberg": "MH", "佐藤 健太": "佐健", "Cher": "C", "": "", "éva ócs": "ÉÓ"} {
		if got := Initials(safe(name)).String(); got != want {
			t.Errorf("%q: %q", name, got)
		}
	}
}

func TestEachSignHasOneCellAndAPlainOneForIt(t *testing.T) {
	pairs := signPairs()
	for i := 0; i < len(pairs); i += 2 {
		if from, to := Of(Normal.Own(source(pairs[i]))), pairs[i+1]; from.Width() != 1 || len(to) != 1 || to[0] >= 0x80 {
			t.Errorf("%q is drawn as %q", pairs[i], to)
		}
	}
}
