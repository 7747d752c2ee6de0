package ui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"facet/internal/text"
)

// window is which of so many rows are in the room for some, around the cursor.
func window(at, count, room int) (first, end int) {
	first = max(min(at-room/2, count-room), 0)
	return first, min(first+room, count)
}

// fitting are the lines of the rows that there is room for, around the cursor.
func fitting(rows [][]string, at, room int) []string {
	for len(rows) > 1 && len(slices.Concat(rows...)) > room {
		if last := len(rows) - 1; last-at >= at {
			rows = rows[:last]
		} else {
			rows, at = rows[1:], at-1
		}
	}
	return slices.Concat(rows...)
}

// moved is where a key of a list leads the cursor.
func moved(at, count int, press tea.KeyPressMsg) int {
	by := map[string]int{"up": -1, "down": 1, "pgup": -5, "pgdown": 5, "home": -count, "end": count}[press.String()]
	return max(min(at+by, count-1), 0)
}

// choice is a row of a list: what it is called, and below it what there is to
// know. The words are raw text.
type choice struct{ name, about string }

// choices draws the rows of a list that there is room for, around the cursor.
func (t *theme) choices(rows []choice, at, width, room int) []string {
	var lines []string
	first, end := window(at, len(rows), max(room/2, 1))
	for i := first; i < end; i++ {
		sign, style := "  ", t.plain
		if i == at {
			sign, style = "› ", t.selected
		}
		lines = append(lines, style.Render(sign+text.Fit(rows[i].name, width-2)), t.faint.Render("    "+text.Fit(rows[i].about, width-4)))
	}
	return lines
}

// plural counts things in words.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}
