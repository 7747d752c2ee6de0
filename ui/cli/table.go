package cli

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"facet/internal/text"
)

// aligned are rows below each other for eyes: each line is cut where the terminal ends.
func (c *command) aligned(rows [][]string) string {
	const gap = "  "
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			row[i] = text.Line(cell)
			widths[i] = max(widths[i], ansi.StringWidth(row[i]))
		}
	}
	var all strings.Builder
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			if b.WriteString(cell); i < len(row)-1 {
				b.WriteString(strings.Repeat(" ", widths[i]-ansi.StringWidth(cell)) + gap)
			}
		}
		all.WriteString(text.Fit(strings.TrimRight(b.String(), " "), c.width()) + "\n")
	}
	return all.String()
}

// width is how many cells a line of the terminal has.
func (c *command) width() int {
	const usual = 80
	if out, ok := c.Out.(term.File); ok {
		if w, _, err := term.GetSize(out.Fd()); err == nil && w > 0 {
			return w
		}
	}
	return usual
}
