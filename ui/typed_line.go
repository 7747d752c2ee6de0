package ui

import (
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"facet/forms/field"
	"facet/internal/text"
	"facet/ui/paint"
)

// typedLine is a line in which something is typed that is no value of a form: a name
// to look for, a filter. It is edited as a field is: ctrl+z takes back what was
// typed, and nothing in it steers a terminal.
type typedLine struct {
	theme *theme
	sign  string // stands before it
	most  int    // how many characters it takes
	words *string
	line  *field.Line
}

func newTypedLine(t *theme, sign string, most int) typedLine {
	words := new(string)
	line := field.NewLine(words)
	line.WithTheme(t)
	line.Focus()
	return typedLine{theme: t, sign: sign, most: most, words: words, line: line}
}

// value is what is typed.
func (t typedLine) value() string { return *t.words }

// empty begins anew.
func (t typedLine) empty() typedLine { return newTypedLine(t.theme, t.sign, t.most) }

// write types a key or a paste, as far as there is room for it, and reports
// whether that has changed what is typed.
func (t typedLine) write(msg tea.Msg) (changed bool) {
	before := t.value()
	switch m := msg.(type) {
	case tea.KeyPressMsg:
		if m.Text != "" && t.room() < utf8.RuneCountInString(m.Text) {
			return false
		}
	case tea.PasteMsg:
		all := []rune(m.Content)
		msg = tea.PasteMsg{Content: string(all[:min(len(all), t.room())])}
	}
	t.line.Update(msg)
	return t.value() != before
}

// room is for how many more characters there is room.
func (t typedLine) room() int { return max(t.most-utf8.RuneCountInString(t.value()), 0) }

// undoable reports whether ctrl+z takes something back.
func (t typedLine) undoable() bool { return t.line.Undoable() }

// view is the line in a width of cells.
func (t typedLine) view(width int) string { return t.theme.roles.Render(paint.Block{t.drawn(width)}) }

func (t typedLine) drawn(width int) paint.Line {
	t.fit(width)
	return paint.Cat(paint.Of(paint.Style{Role: paint.Accent}.Of(text.OneLine(t.sign))), unmarked(t.line.View()))
}

// cursor stands in the line, so many lines down.
func (t typedLine) cursor(width, down int) *tea.Cursor {
	t.fit(width)
	at := t.line.Cursor()
	at.X += lipgloss.Width(t.sign)
	at.Y += down
	return at
}

// fit leaves a cell for the cursor behind the text.
func (t typedLine) fit(width int) { t.line.WithWidth(max(width-lipgloss.Width(t.sign)-1, 1)) }
