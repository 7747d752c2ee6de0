package field

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"facet/internal/text"
)

// listHint stands in the empty input after the last item.
const listHint = "add one"

// View draws the items in brackets, as many in a line as fit, and the input.
func (l *List) View() string {
	l.sync()
	view, _, _ := l.layout()
	return view
}

// Cursor returns where the next letter will stand.
func (l *List) Cursor() *tea.Cursor {
	_, x, y := l.layout()
	return l.cursor(x, y)
}

// layout draws the list and finds the cursor in it.
func (l *List) layout() (view string, x, y int) {
	page := flow{width: l.width}
	style := l.look()
	for i, item := range l.items {
		if i == l.at && l.focused {
			x, y = l.write(&page)
		}
		chip := "[" + text.Fit(item, l.width-2) + "]"
		page.put(style.SelectedOption.Render(chip), ansi.StringWidth(chip))
	}
	switch {
	case l.focused && l.at == len(l.items):
		x, y = l.write(&page)
	case len(l.items) == 0:
		page.put(l.draw(&l.input, "none"), min(len("none"), l.width))
	}
	return page.String(), x, y
}

// write draws the input, on a line of its own if it doesn't fit beside the
// items, and returns the cell of its cursor.
func (l *List) write(page *flow) (x, y int) {
	hint := ""
	if l.at == len(l.items) {
		hint = listHint
	}
	need := cells(l.input.clusters) + 1
	if l.input.empty() {
		need = max(need, len(hint))
	}
	room := page.room()
	if need > room {
		room = l.width
	}
	line, at := l.drawIn(&l.input, hint, room)
	x, y = page.put(line, min(need, room))
	return x + at, y
}

// flow puts words after each other on lines of a width, one space between them.
type flow struct {
	strings.Builder
	width int
	x, y  int // the cell after what was put last
}

// room returns how many cells are left on the line.
func (f *flow) room() int {
	if f.x == 0 {
		return f.width
	}
	return f.width - f.x - 1
}

// put adds a word of some cells and returns the cell that it begins in.
func (f *flow) put(word string, cells int) (x, y int) {
	switch {
	case f.x > 0 && cells > f.room():
		f.WriteByte('\n')
		f.x, f.y = 0, f.y+1
	case f.x > 0:
		f.WriteByte(' ')
		f.x++
	}
	x, y = f.x, f.y
	f.WriteString(word)
	f.x += cells
	return x, y
}
