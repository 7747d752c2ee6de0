package text

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// ellipsis ends a line that was cut.
const ellipsis = "…"

// Fit returns s as a [Line] that takes at most width cells of a terminal. A
// line that is too long is cut between two grapheme clusters and ends with "…".
// No line fits a width below one.
func Fit(s string, width int) string {
	s = Line(s)
	if len(s) <= width || width > 0 && ansi.StringWidth(s) <= width {
		return s
	}
	if width <= 0 {
		return ""
	}
	return s[:prefix(s, width-1)] + ellipsis
}

// prefix returns how many bytes of a line, cut between two clusters, take at
// most width cells. Spaces at the cut go too.
func prefix(s string, width int) int {
	end := 0
	for end < len(s) {
		cluster, cells := ansi.FirstGraphemeCluster(s[end:], ansi.GraphemeWidth)
		if width -= cells; width < 0 {
			break
		}
		end += len(cluster)
	}
	return len(strings.TrimRight(s[:end], " "))
}
