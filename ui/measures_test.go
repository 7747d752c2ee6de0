package ui_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// Measures of the screens: how much of a large window says something, and how many
// keys the things take that people do most. A change that makes one worse has to say
// so here.

func TestLargeWindowIsUsed(t *testing.T) {
	unraced(t)
	for _, c := range []struct {
		name  string
		keys  []string
		rows  int // with something, at least
		empty int // cells without anything, in per cent, at most
	}{
		{"home", nil, 34, 68},
		{"home-entry", []string{"2", "down", "down", "enter"}, 34, 65},
		{"form", certification, 23, 78},
		{"review", append(certification, "ctrl+s"), 13, 88},
		{"result", append(certification, "ctrl+s", "enter"), 18, 87},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				time.Sleep(time.Until(lookedAt))
				p := profileWith(c.keys...)(t)
				p.wait(time.Minute)
				rows, empty := measured(textOf(p.in(t, c.name, 140, 40)), 140)
				t.Logf("%s at 140x40: %d rows with something, %d %% empty cells", c.name, rows, empty)
				if rows < c.rows || empty > c.empty {
					t.Errorf("%d rows with something and %d %% empty cells: at least %d, and at most %d %%", rows, empty, c.rows, c.empty)
				}
				p.end()
				time.Sleep(time.Minute)
			})
		})
	}
}

// certification are the keys of one that can be sent.
var certification = append([]string{"2", "down", "down", "n"}, typing("Kubernetes Administrator\tLF-4711-2026\t\tCNCF\tThe Linux Foundation\t2026-03-02\t\t2028-03-01")...)

// measured are the rows of a screen that have something, and how much of it is empty.
func measured(screen string, width int) (rows, empty int) {
	lines := strings.Split(strings.TrimSuffix(screen, "\n"), "\n")
	used := 0
	for _, line := range lines {
		if said := strings.ReplaceAll(line, " ", ""); said != "" {
			rows, used = rows+1, used+cells(said)
		}
	}
	return rows, 100 - 100*used/(width*len(lines))
}

// What people do most takes so many keys. Each way is walked, and ends where it has to.
func TestWhatIsDoneMostTakesFewKeys(t *testing.T) {
	unraced(t)
	for _, c := range []struct {
		what string
		keys []string
		sees string // at the end
	}{
		{"see company and dates of the first position, from its row", []string{"2"}, "Fabrikam AS · Feb 2018 to Aug 2021"},
		{"a new interest, from its row", []string{"n"}, "New interest"},
		{"a new interest, from anywhere", append([]string{"ctrl+p"}, append(typing("n int"), "enter")...), "New interest"},
		{"a certification for three years more", append(append([]string{"ctrl+p"}, typing("renew")...), "enter", "enter", "ctrl+s", "enter"), "✓ Created"},
		{"who sees what of everything", []string{"v"}, "6 for the public · 2 for partners, too · 22 for the organisation"},
		{"taking it back", append(append([]string{"ctrl+p"}, typing("renew")...), "enter", "enter", "ctrl+s", "enter", "u", "enter"), "✓ Undone"},
		{"copy an entry as text", []string{"enter", "c"}, "Asked the terminal to copy"},
	} {
		t.Run(c.what, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				time.Sleep(time.Until(lookedAt.AddDate(0, 2, 0))) // a certificate expires soon
				p := profileWith()(t)
				if strings.Contains(c.what, "from its row") && c.keys[0] == "n" {
					p.press("down", "down", "down")
				}
				p.press(c.keys...)
				p.wait(time.Minute)
				t.Logf("%s: %d keys", c.what, len(c.keys))
				if said := oneSpace(textOf(p.in(t, c.what, 140, 40))); !strings.Contains(said, oneSpace(c.sees)) {
					t.Errorf("%v don't lead to %q:\n%s", c.keys, c.sees, said)
				}
				p.end()
				time.Sleep(time.Minute)
			})
		})
	}
}
