package ui

import (
	"facet/internal/scroll"
	"facet/internal/text"
)

// choice is a row of a list: what it is called, and below it what there is to
// know. The words are raw text.
type choice struct{ name, about string }

// choices draws the rows of a list that there is room for.
func (t *theme) choices(list *scroll.List, rows []choice, width, room int) []string {
	return list.Lines(len(rows), room, func(i int) []string {
		sign, style := "  ", t.plain
		if i == list.At() {
			sign, style = "› ", t.selected
		}
		lines := []string{style.Render(sign + text.Fit(rows[i].name, width-2))}
		if rows[i].about != "" {
			lines = append(lines, t.faint.Render("    "+text.Fit(rows[i].about, width-4)))
		}
		return lines
	})
}
