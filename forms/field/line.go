package field

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"facet/internal/text"
)

// pasteNotice tells what became of the line breaks and tabs of a paste.
func pasteNotice(joined, tabbed bool) string {
	switch {
	case joined && tabbed:
		return "The line breaks and tabs of what you pasted became spaces."
	case joined:
		return "The line breaks of what you pasted became spaces."
	case tabbed:
		return "The tabs of what you pasted became spaces."
	}
	return ""
}

// Line is a field of one line.
type Line struct {
	base
	bound
	input       input
	placeholder string
	reads       func(string) string // nil: the text is the value
	was         string              // the value when the field was reached
}

// NewLine returns a field that edits one line.
func NewLine[T ~string](value *T) *Line {
	l := &Line{bound: bind(value)}
	l.host(l)
	l.input.load(l.get())
	return l
}

// Placeholder sets what stands in an empty line.
func (l *Line) Placeholder(s string) *Line {
	l.placeholder = text.Line(s)
	return l
}

// Reads sets what a text is read as, once the person has written it.
func (l *Line) Reads(reads func(string) string) *Line {
	l.reads = reads
	return l
}

// SetText puts s in the place of the text, as the person's own change.
func (l *Line) SetText(s string) {
	s, _ = oneLine(s)
	l.input.rewrite(s)
	l.set(l.input.value())
	l.read()
}

// Reread takes the variable's value for something that was typed.
func (l *Line) Reread() {
	if l.reads != nil {
		l.set(l.reads(l.get()))
	}
}

// read puts what the text is read as in its place, and says so.
func (l *Line) read() {
	if l.reads == nil || !l.input.touched() {
		return
	}
	if s := l.reads(l.get()); s != l.get() {
		l.input.rewrite(s)
		l.set(l.input.value())
		l.notice = "Read as " + text.Line(s)
	}
}

// Focus lets the person edit, from the end of the line.
func (l *Line) Focus() tea.Cmd {
	l.focused, l.notice = true, ""
	l.input.sync(l.get())
	l.input.move(len(l.input.clusters))
	l.was = l.get()
	return nil
}

// Blur ends the editing. What was changed is what it is read as.
func (l *Line) Blur() tea.Cmd {
	if l.focused && l.get() != l.was {
		l.read()
	}
	l.focused = false
	return nil
}

// Update edits the line by a key or a paste.
func (l *Line) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	l.listen(msg)
	if l.focused && l.edit(&l.input, msg) {
		l.set(l.input.value())
	}
	return l, nil
}

// Undoable implements [Undoer].
func (l *Line) Undoable() bool { return l.input.past.some() }

// View draws the line: with focus the part around the cursor, else its start.
func (l *Line) View() string {
	l.input.sync(l.get())
	return l.draw(&l.input, l.placeholder)
}

// Cursor returns where the next letter will stand.
func (l *Line) Cursor() *tea.Cursor {
	_, x := l.input.window(l.width)
	return l.cursor(x, 0)
}

// Summary returns the line.
func (l *Line) Summary() string { return strings.TrimSpace(text.Line(l.get())) }
