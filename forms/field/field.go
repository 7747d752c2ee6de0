// Package field holds facet's own form fields: a line, a text, a day, a month,
// one of a few, a list of strings, a searchable picker and a table of people.
//
// Each is a [huh.Field] that a page hosts: the page draws title, advice and
// errors and moves the focus, a field draws and edits its value. The laws:
//
//   - the bound variable changes only when the person changes something; a value
//     that nobody touched stays as it was, byte for byte, whatever it holds;
//   - what is shown passed internal/text, and no line is wider than the field;
//   - a field sends no message of its own, asks for no tick, reads no clock and
//     does no I/O: Update returns no command, and time comes as a function;
//   - the cursor is the terminal's own, placed by cells, for input methods need it.
package field

import tea "charm.land/bubbletea/v2"

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
