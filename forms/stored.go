package forms

import (
	"facet/forms/field"
	"facet/graph"
)

// Stored tells the sections of a form what Graph has for the same object. What
// Graph sent and nobody changed is not sent, so it is neither asked for nor
// checked; where it would not pass, the field says so quietly.
func Stored(sections []Section, before Form) []Section {
	for n, was := range Open(before) {
		for i, f := range was.Fields {
			sections[n].Fields[i] = sections[n].Fields[i].stored(f)
		}
	}
	return sections
}

// stored gives the field what it was when Graph sent it.
func (f Field) stored(was Field) Field {
	if was.lacks() {
		f.Required, f.advice = false, ""
	}
	f.excused = map[string]bool{}
	for _, p := range was.parts() {
		if p.fault() != nil {
			f.excused[p.value] = true
		}
	}
	return f.leading()
}

// Unreadable reports whether the field is for a day or a month, and has something
// else.
func (f Field) Unreadable() bool {
	_, dated := f.Input.(*field.Date)
	_, readable := dayOf(graph.Date(f.value()))
	return dated && f.Filled() && !readable
}

// Note is what to know about a value that is as Graph sent it, or nothing.
func (f Field) Note() string {
	if f.Unreadable() && f.excused[f.value()] {
		return "facet can't read this as a date. It stays as it is unless you change it."
	}
	for _, p := range f.parts() {
		if f.excused[p.value] {
			return "This stays as it is unless you change it."
		}
	}
	return ""
}
