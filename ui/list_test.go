package ui_test

import (
	"fmt"
	"strings"
	"testing"
)

// marked is the row that has the mark, without it; it fails unless just one has.
func (term *terminal) marked() string {
	term.t.Helper()
	var rows []string
	for line := range strings.SplitSeq(term.screen(), "\n") {
		row, found := strings.CutPrefix(strings.Replace(line, "› ", "▌ ", 1), "▌ ")
		if found && !strings.HasPrefix(row, " ") { // not the second line of one
			rows = append(rows, row)
		}
		if _, row, framed := strings.Cut(line, "│ ▌ "); framed {
			rows = append(rows, row)
		}
	}
	if len(rows) != 1 {
		term.t.Fatalf("%d rows are marked:\n%s", len(rows), term.screen())
	}
	return rows[0]
}

func TestMarkOfALongListOfDraftsStaysInSight(t *testing.T) {
	atComputer(t, func(d *computer) {
		term := d.open(readable(d.server)).kind("Interests")
		for i := range 31 {
			term.press("n").fill("Name", fmt.Sprintf("Draft %d.", i)).wait(autosave).press("esc").see("kept as a draft").press("y")
		}
		term.see("Drafts not sent: 31").press("drafts")
		first := term.marked()
		rows := map[string]bool{first: true}
		for range 30 {
			term.press("down")
			rows[term.marked()] = true
		}
		if len(rows) != 31 {
			t.Errorf("30 steps lead to %d rows", len(rows))
		}
		last := term.press("down").marked()
		for key, want := range map[string]string{"home": first, "end": last} {
			if got := term.press("pgup", key).marked(); got != want {
				t.Errorf("%s leads to %q, want %q", key, got, want)
			}
		}
		term.press("home", "pgdown")
		name := term.marked()[strings.Index(term.marked(), "Draft"):]
		name = name[:strings.Index(name, ".")+1]
		term.press("d").see("Throw it away?", name).press("y").see("It is deleted.").notSee(name)
		term.marked()
	})
}

func TestEveryListMovesByTheSameKeys(t *testing.T) {
	story(t, func(term *terminal) {
		term.resize(80, 12).press("ctrl+p")
		first := term.marked()
		for _, keys := range [][]string{{"end", "home"}, {"pgdown", "pgup"}, {"down", "down", "up", "up"}} {
			if got := term.press(keys...).marked(); got != first {
				t.Errorf("%v lead from %q to %q", keys, first, got)
			}
		}
		if last := term.press("end").marked(); last == first {
			t.Error("end leads nowhere")
		}
	})
}
