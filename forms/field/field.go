// Package field holds facet's own form fields: a line, a text, a day, a month,
// one of a few, a list of strings, a searchable picker and a table of people.
//
// Each is a [Field] that a page hosts: the page draws title, advice and
// errors and moves the focus, a field draws and edits its value. The laws:
//
//   - the bound variable changes only when the person changes something; a value
//     that nobody touched stays as it was, byte for byte, whatever it holds;
//   - what is shown passed internal/text, and no line is wider than the field;
//   - a field sends no message of its own, asks for no tick, reads no clock and
//     does no I/O: Update returns no command, and time comes as a function;
//   - the cursor is the terminal's own, placed by cells, for input methods need it.
package field

import (
	"image/color"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// Field is what a page asks of every field. The small interfaces below it say what
// else a field may be.
type Field interface {
	Focus()
	Blur()
	Update(tea.Msg)
	View() string
	// Value is the value in the type that the field has for it.
	Value() any
	// Error is why what was typed can't be a value at all.
	Error() error
	// KeyBinds are the keys beside those for editing.
	KeyBinds() []key.Binding
	SetStyles(*Styles)
	SetWidth(cells int)
}

// Styles are how the words of a field look.
type Styles struct {
	Text, Placeholder lipgloss.Style
	Here              lipgloss.Style // the choice under the cursor
	Ticked, Unticked  lipgloss.Style // the boxes before values
	Cursor            color.Color    // nil: the terminal's own
}

// KeyCapturer is a field that wants, for now, a key that would otherwise move the focus.
type KeyCapturer interface{ Captures(tea.KeyPressMsg) bool }

// Folder is a field in which arrows mean something. Folded, as a page has it
// when the focus comes to it, it is one line and leaves arrows to the page;
// unfolded, arrows work in it. It unfolds by keys that mean the field.
type Folder interface {
	Fold()
	Folded() bool
}

// Cursored is a field that says where in its View the terminal's cursor belongs;
// nil is nowhere.
type Cursored interface{ Cursor() *tea.Cursor }

// Noticer is a field that has something to say: one line, or "" for nothing,
// true until the next key.
type Noticer interface{ Notice() string }

// Summarizer is a field that tells its value in one line of safe text, or ""
// when it is not set.
type Summarizer interface{ Summary() string }
