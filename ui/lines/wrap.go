package lines

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// width is how many cells a line of the terminal has; 0 where lines have no end.
func (t *talk) width() int {
	out, ok := t.out.(term.File)
	if !ok || !term.IsTerminal(out.Fd()) {
		return 0
	}
	width, _, err := term.GetSize(out.Fd())
	if err != nil {
		return 0
	}
	return width
}

// wrap breaks the lines of a text between words. A word that is too long, such
// as an address, stays whole, so that it can be copied.
func wrap(s string, width int) string {
	if width <= 0 || ansi.StringWidth(s) <= width && !strings.Contains(s, "\n") {
		return s
	}
	var out strings.Builder
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			out.WriteByte('\n')
		}
		wrapLine(&out, line, width)
	}
	return out.String()
}

func wrapLine(out *strings.Builder, line string, width int) {
	used := 0
	for i, word := range strings.Split(line, " ") {
		cells := ansi.StringWidth(word)
		switch {
		case i == 0:
		case used+1+cells > width:
			out.WriteByte('\n')
			used = 0
		default:
			out.WriteByte(' ')
			used++
		}
		out.WriteString(word)
		used += cells
	}
}
