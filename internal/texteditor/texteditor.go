// Package texteditor opens a text in the person's own editor.
//
// Its laws: the editor has the terminal itself, and no descriptor or token of
// ours; whatever it ends with, the terminal's modes are as before; a text that
// it saved and that can't be taken over stays in its file, and the error says
// where; no shell reads the command.
package texteditor

import (
	"context"
	"errors"
	"os"
	"strings"
	"sync/atomic"
	"time"
)

// Editor is the person's editor, and the terminal that it gets. Its zero value
// is no editor.
type Editor struct {
	Command []string // none: there is no editor, and Why says so
	Why     error
	In, Out *os.File // the terminal; nil: none, as in tests

	now     func() time.Time // nil: the computer's clock
	open    atomic.Int32
	waiting []*Document // ended at once, and may be open in a window
}

// Available reports whether there is an editor to open.
func (e *Editor) Available() bool { return e != nil && len(e.Command) > 0 }

// Open reports whether the editor has the terminal now, and with it the keys
// that make signals. It may be asked from any goroutine.
func (e *Editor) Open() bool { return e != nil && e.open.Load() > 0 }

// clock returns what time it is.
func (e *Editor) clock() time.Time {
	if e.now != nil {
		return e.now()
	}
	return time.Now()
}

// opens notes that the editor has the terminal, and returns what notes its end.
// A signal that ended the editor may reach us a little later.
func (e *Editor) opens() func() {
	const later = 200 * time.Millisecond
	e.open.Add(1)
	return func() { time.AfterFunc(later, func() { e.open.Add(-1) }) }
}

// Document returns a text to open in the editor. It touches no disk until Run.
func (e *Editor) Document(ctx context.Context, text string) *Document {
	return &Document{ctx: ctx, editor: e, given: text, text: text}
}

// Close removes the files of editors that ended at once and saved nothing
// since. It returns an error that says where the others are.
func (e *Editor) Close() error {
	var kept []string
	for _, d := range e.waiting {
		switch saved, err := os.ReadFile(d.path); {
		case d.path == "":
		case err == nil && string(saved) != d.given:
			kept = append(kept, d.path)
		default:
			d.remove()
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return errors.New("what your editor saved after facet had gone on is in " + strings.Join(kept, ", "))
}

// environment is what the editor knows of ours: everything but facet's own
// variables, one of which holds a token.
func environment(ours []string) []string {
	var clean []string
	for _, pair := range ours {
		if !strings.HasPrefix(strings.ToUpper(pair), "FACET_") {
			clean = append(clean, pair)
		}
	}
	return clean
}
