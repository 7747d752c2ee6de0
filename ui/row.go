package ui

import (
	"facet/forms"
	"facet/forms/field"
	"facet/internal/texteditor"
	"facet/ui/paint"
)

// row is a field on the page.
type row struct {
	field   forms.Field
	section string // the title of the section that the field is in
	begins  bool   // the section begins here
	part    int    // the section, counted from 0
	button  bool   // it is the button below all fields
	left    bool   // it was left once: from now on what is wrong is marked
	err     error
	hidden  bool
	said    string               // what the field said when it was left
	outside *texteditor.Document // its text, in an editor that may be open in a window; nil: none
	drawn   paint.Block          // its lines while it hasn't the focus; nil: draw them
	showed  string               // its value and its warning, when it was drawn
}

// check looks at the value again, if the row was left once.
func (r *row) check() {
	if !r.left || r.field.Input == nil || r.button {
		return
	}
	err := r.field.Error()
	if words(err) != words(r.err) {
		r.drawn = nil
	}
	r.err = err
}

// renew forgets the lines of a row in which another one has changed something.
func (r *row) renew() {
	if r.drawn != nil && r.field.Input != nil && r.shows() != r.showed {
		r.drawn = nil
	}
}

// shows is the value and the warning.
func (r *row) shows() string { return r.field.Summary() + "\n" + r.field.Warning() }

// notice is what the field has to say.
func (r *row) notice() string {
	if n, ok := r.field.Input.(field.Noticer); ok {
		return n.Notice()
	}
	return ""
}

// hide notices that the row came or went, and reports whether it did.
func (r *row) hide() bool {
	was := r.hidden
	r.hidden = r.field.Hidden()
	return r.hidden != was
}

// words are the words of an error, or nothing.
func words(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
