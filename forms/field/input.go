package field

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
)

// input is an editor that remembers what it was given. While its text says the
// same, its value is the given one byte for byte, however odd that is.
type input struct {
	editor
	raw   string // as given
	shown string // how that reads here
	odd   bool   // shown holds pictures of control characters
	past  history[version]
}

// load gives the input a value to edit.
func (in *input) load(raw string) { in.loadAs(raw, raw) }

// loadAs gives the input a value that it shows in another form.
func (in *input) loadAs(raw, shown string) {
	in.editor.load(shown)
	in.past = history[version]{}
	in.raw, in.shown = raw, in.String()
	in.odd = strings.ContainsFunc(raw, func(r rune) bool { return unicode.IsControl(r) || isBreak(r) })
}

// value returns what the text stands for now.
func (in *input) value() string {
	if s := in.String(); s != in.shown {
		return s
	}
	return in.raw
}

// touched reports whether the text differs from what was given.
func (in *input) touched() bool { return in.String() != in.shown }

// press does a key and reports whether it changed the text.
func (in *input) press(msg tea.KeyPressMsg) (edited bool) {
	before := in.version()
	if then, meant, found := in.past.turn(msg, before); meant {
		if found {
			in.restore(then)
		}
		return found
	}
	s := in.stroke(msg, in.past.rest)
	edited = in.wash(in.editor.press(msg))
	in.changed(before, s)
	return edited
}

// paste inserts s. It reports whether that changed the text, and whether line
// breaks became spaces.
func (in *input) paste(s string) (edited, joined bool) {
	if !in.lines {
		s, joined = oneLine(s)
	}
	before := in.version()
	edited = in.wash(in.insert(in.typed(s)))
	in.changed(before, apart)
	return edited, joined && edited
}

// wash turns the pictures of the given value's control characters into what a
// person would have written, once the text is the person's own.
func (in *input) wash(edited bool) bool {
	if !edited || !in.odd {
		return edited
	}
	in.odd = false
	rest := unpicture(join(in.clusters[in.at:]))
	head := unpicture(join(in.clusters[:in.at]))
	in.clusters = split(in.safe(head + rest))
	in.at = len(split(in.safe(head)))
	in.shown = unpicture(in.shown)
	return edited
}

// unpicture drops the pictures of control characters; breaks and tabs are spaces.
func unpicture(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '␊' || r == '␉':
			return ' '
		case r >= '␀' && r <= '␡':
			return -1
		}
		return r
	}, s)
}

// sync loads the value again if somebody else changed it.
func (in *input) sync(value string) {
	if value != in.value() {
		in.load(value)
	}
}

// rewrite puts s in the place of the text.
func (in *input) rewrite(s string) {
	before := in.version()
	in.wash(in.replace(0, len(in.clusters), in.typed(s)))
	in.changed(before, apart)
}
