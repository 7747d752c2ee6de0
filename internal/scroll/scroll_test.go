package scroll_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"facet/internal/scroll"
)

func TestKeysMoveByRowsWindowsAndToTheEnds(t *testing.T) {
	var l scroll.List
	rows := scroll.Rows{Count: 31, Room: 10}
	for _, step := range []struct {
		key            string
		at, first, end int
	}{
		{"down", 1, 0, 10}, {"down", 2, 0, 10}, {"pgdown", 12, 10, 20}, {"down", 13, 10, 20}, {"end", 30, 21, 31}, {"down", 30, 21, 31},
		{"pgup", 20, 13, 23}, {"up", 19, 13, 23}, {"home", 0, 0, 10}, {"up", 0, 0, 10}, {"pgdown", 10, 8, 18}, {"pgup", 0, 0, 10}, {"j", 1, 0, 10}, {"k", 0, 0, 10},
	} {
		if !l.Move(step.key, rows) {
			t.Errorf("%s doesn't move", step.key)
		}
		if first, end := l.Window(rows); l.At() != step.at || first != step.first || end != step.end {
			t.Errorf("%s leads to %d with %d to %d in sight, want %d, %d, %d", step.key, l.At(), first, end, step.at, step.first, step.end)
		}
	}
	for _, key := range []string{"left", "enter", "x", "ctrl+p", ""} {
		if l.Move(key, rows) {
			t.Errorf("%q moves", key)
		}
	}
}

func TestEveryKeyOfTheListMovesThroughIt(t *testing.T) {
	for _, key := range scroll.Letters() {
		var l scroll.List
		if !l.Move(key, scroll.Rows{Count: 3, Room: 1}) {
			t.Errorf("%s doesn't move", key)
		}
	}
}

func TestRowUnderTheCursorIsInSightWhateverHappens(t *testing.T) {
	dice := rand.New(rand.NewPCG(9, 9))
	for range 2000 {
		var l scroll.List
		rows := thrown(dice)
		for range 30 {
			switch dice.IntN(6) {
			case 0:
				rows.Count, rows.Room = dice.IntN(50), dice.IntN(30)
				l.Go(l.At(), rows.Count)
			case 1:
				l.Center(dice.IntN(60)-5, rows)
			default:
				l.Move(scroll.Keys()[dice.IntN(6)], rows)
			}
			inSight(t, l, rows)
			if t.Failed() {
				return
			}
		}
	}
}

// thrown are some rows of one to four lines, in some room.
func thrown(dice *rand.Rand) scroll.Rows {
	heights := make([]int, 50)
	for i := range heights {
		heights[i] = 1 + dice.IntN(4)
	}
	return scroll.Rows{Count: dice.IntN(50), Room: dice.IntN(30), Height: func(row int) int { return heights[row] }}
}

func TestKeysLeadToTheSamePlaceHoweverOftenItIsLookedAt(t *testing.T) {
	dice := rand.New(rand.NewPCG(7, 7))
	for range 2000 {
		rows, keys := thrown(dice), scroll.Keys()
		var seen, unseen scroll.List
		var pressed []string
		for range 12 {
			key := keys[dice.IntN(len(keys))]
			pressed = append(pressed, key)
			seen.Move(key, rows)
			seen.Stay(rows) // as if each key were drawn
			seen.Window(rows)
			unseen.Move(key, rows)
		}
		first, end := seen.Window(rows)
		if f, e := unseen.Window(rows); f != first || e != end || seen.At() != unseen.At() {
			t.Fatalf("%q lead to %d with %d to %d in sight, and to %d with %d to %d where nobody looks", pressed, seen.At(), first, end, unseen.At(), f, e)
		}
	}
}

// inSight fails unless the row under the cursor is in the window, and the
// window is filled and fits.
func inSight(t *testing.T, l scroll.List, rows scroll.Rows) {
	t.Helper()
	first, end := l.Window(rows)
	used, at, count := 0, l.At(), rows.Count
	for row := first; row < end; row++ {
		used += rows.Height(row)
	}
	switch {
	case count == 0 && (first != 0 || end != 0 || at != 0):
		t.Errorf("%d to %d of nothing, at %d", first, end, at)
	case count > 0 && (at < first || at >= end || end > count):
		t.Errorf("%d of %d isn't in sight: %d to %d", at, count, first, end)
	case used > rows.Room && end-first > 1:
		t.Errorf("%d lines in %d", used, rows.Room)
	case first > 0 && end == count && used+rows.Height(first-1) <= rows.Room:
		t.Errorf("there is room for row %d", first-1)
	}
	for line, lines := 0, 0; line < min(used, rows.Room); line++ {
		row := l.RowAt(line, rows)
		if row < first || row >= end {
			t.Errorf("row %d stands at line %d, and %d to %d are in sight", row, line, first, end)
			return
		}
		if lines++; lines == rows.Height(row) {
			lines = 0
		} else if next := l.RowAt(line+1, rows); next != row {
			t.Errorf("row %d has %d lines, and row %d begins after %d", row, rows.Height(row), next, lines)
		}
	}
	if at := l.RowAt(used, rows); at != -1 {
		t.Errorf("row %d stands below all", at)
	}
}

func TestLinesAreThoseOfTheRowsInSight(t *testing.T) {
	row := func(at int) []string { return slices.Repeat([]string{fmt.Sprint(at)}, at) } // as high as its number
	for room, want := range map[int]string{20: "1 2 2 3 3 3 4 4 4 4", 7: "1 2 2 3 3 3", 5: "2 2 3 3 3", 3: "3 3 3", 2: "3 3", 0: "3"} {
		var l scroll.List
		l.Go(3, 5)
		rows := scroll.Rows{Count: 5, Room: room, Height: func(at int) int { return at }}
		if got := strings.Join(l.Lines(rows, row), " "); got != want {
			t.Errorf("%q in %d lines, want %q", got, room, want)
		}
	}
	var l scroll.List
	if lines := l.Lines(scroll.Rows{Room: 9}, row); len(lines) != 0 {
		t.Errorf("an empty list has %q", lines)
	}
}
