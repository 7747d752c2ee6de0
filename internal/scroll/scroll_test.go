package scroll_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"facet/internal/scroll"
)

// one is the height of rows of one line.
func one(int) int { return 1 }

func TestKeysMoveByRowsWindowsAndToTheEnds(t *testing.T) {
	var l scroll.List
	const count, room = 31, 10
	for _, step := range []struct {
		key            string
		at, first, end int
	}{
		{"down", 1, 0, 10}, {"down", 2, 0, 10}, {"pgdown", 12, 10, 20}, {"down", 13, 10, 20}, {"end", 30, 21, 31}, {"down", 30, 21, 31},
		{"pgup", 20, 13, 23}, {"up", 19, 13, 23}, {"home", 0, 0, 10}, {"up", 0, 0, 10}, {"pgdown", 10, 8, 18}, {"pgup", 0, 0, 10}, {"j", 1, 0, 10}, {"k", 0, 0, 10},
	} {
		if !l.Move(step.key, count) {
			t.Errorf("%s doesn't move", step.key)
		}
		if first, end := l.Window(count, room, one); l.At() != step.at || first != step.first || end != step.end {
			t.Errorf("%s leads to %d with %d to %d in sight, want %d, %d, %d", step.key, l.At(), first, end, step.at, step.first, step.end)
		}
	}
	for _, key := range []string{"left", "enter", "x", "ctrl+p", ""} {
		if l.Move(key, count) {
			t.Errorf("%q moves", key)
		}
	}
}

func TestEveryKeyOfTheListMovesThroughIt(t *testing.T) {
	for _, key := range scroll.Letters() {
		var l scroll.List
		if !l.Move(key, 3) {
			t.Errorf("%s doesn't move", key)
		}
	}
}

func TestRowUnderTheCursorIsInSightWhateverHappens(t *testing.T) {
	dice := rand.New(rand.NewPCG(9, 9))
	for range 2000 {
		var l scroll.List
		count, heights := dice.IntN(50), make([]int, 50)
		for i := range heights {
			heights[i] = 1 + dice.IntN(4)
		}
		room := dice.IntN(30)
		for range 30 {
			switch dice.IntN(6) {
			case 0:
				count, room = dice.IntN(50), dice.IntN(30)
			case 1:
				l.Center(dice.IntN(60)-5, count, room)
			default:
				l.Move(scroll.Keys()[dice.IntN(6)], count)
			}
			inSight(t, &l, count, room, heights)
			if t.Failed() {
				return
			}
		}
	}
}

// inSight fails unless the row under the cursor is in the window, and the
// window is filled and fits.
func inSight(t *testing.T, l *scroll.List, count, room int, heights []int) {
	t.Helper()
	first, end := l.Window(count, room, func(row int) int { return heights[row] })
	used := 0
	for _, height := range heights[first:end] {
		used += height
	}
	switch above, below := l.More(count); {
	case count == 0 && (first != 0 || end != 0 || l.At() != 0):
		t.Errorf("%d to %d of nothing, at %d", first, end, l.At())
	case count > 0 && (l.At() < first || l.At() >= end || end > count):
		t.Errorf("%d of %d isn't in sight: %d to %d", l.At(), count, first, end)
	case used > room && end-first > 1:
		t.Errorf("%d lines in %d", used, room)
	case first > 0 && end == count && used+heights[first-1] <= room:
		t.Errorf("there is room for row %d", first-1)
	case above != (first > 0), below != (end < count):
		t.Errorf("%v above, %v below, of %d to %d of %d", above, below, first, end, count)
	}
}

func TestLinesAreThoseOfTheRowsInSight(t *testing.T) {
	row := func(at int) []string { return slices.Repeat([]string{fmt.Sprint(at)}, at) } // as high as its number
	for room, want := range map[int]string{20: "1 2 2 3 3 3 4 4 4 4", 7: "1 2 2 3 3 3", 5: "2 2 3 3 3", 3: "3 3 3", 2: "3 3", 0: "3"} {
		var l scroll.List
		l.Go(3, 5)
		if got := strings.Join(l.Lines(5, room, row), " "); got != want {
			t.Errorf("%q in %d lines, want %q", got, room, want)
		}
	}
	var l scroll.List
	if lines := l.Lines(0, 9, row); len(lines) != 0 {
		t.Errorf("an empty list has %q", lines)
	}
}
