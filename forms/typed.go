package forms

import (
	"errors"
	"fmt"
	"strings"

	"facet/forms/field"
	"facet/internal/text"
)

// Asking is how a field is asked for where answers are typed line by line.
type Asking int

// The ways to ask.
const (
	ForLine    Asking = iota // one line: text, a day, a month
	ForText                  // several lines
	ForItems                 // any number of short texts, a line each
	ForOne                   // one of Choices
	ForSeveral               // any number of Choices
	ForName                  // one of very many, by a part of its name
	ForPeople                // people, each with fields of their own
	ForNothing               // it is only shown
)

// Asking says how the field is asked for.
func (f Field) Asking() Asking {
	switch f.Input.(type) {
	case *field.Text:
		return ForText
	case *field.List:
		return ForItems
	case *field.Picker:
		return ForName
	case *field.People:
		return ForPeople
	case *field.Several:
		return ForSeveral
	case *field.Choice:
		return ForOne
	case nil:
		return ForNothing
	}
	return ForLine
}

// TypedHelp says what to type, where [Field.Help] speaks of keys.
func (f Field) TypedHelp() string {
	switch f.Input.(type) {
	case *field.Date, *field.Line, *field.Picker, *field.Choice:
		return f.Help
	}
	return ""
}

// MeansSeveralError is what [Field.Type] returns for a part of a name that
// several values have.
type MeansSeveralError struct{ Might []Choice }

func (e *MeansSeveralError) Error() string {
	return fmt.Sprintf("%d choices fit: type more of the name", len(e.Might))
}

// Type puts what somebody typed in the place of the value; blank text clears
// it. Choices are meant by their numbers, from 1, or their words, several of
// them separated by commas; items stand on a line each. An error gives advice,
// and nothing has changed then. The checks of the field are apart: see
// [Field.Error].
func (f Field) Type(s string) error {
	switch input := f.Input.(type) {
	case *field.People:
		if strings.TrimSpace(s) != "" {
			return errors.New("people are typed one by one")
		}
		input.SetPeople(nil)
	case *field.List:
		input.SetItems(strings.Split(s, "\n"))
	case *field.Picker:
		return typeName(input, s)
	case *field.Several:
		return typeSeveral(input, f.Choices(), s)
	case *field.Choice:
		return typeOne(input, f.Choices(), s)
	case interface{ SetText(string) }:
		input.SetText(s)
	default:
		return errors.New("this can't be changed here")
	}
	return nil
}

// Retake reads once more what somebody typed into a form and did not leave: it
// is kept letter by letter, and what is sent is what it means. What the form was
// before, and nobody changed, stays. Before may be nil.
func Retake(form, before Form) {
	var was []Field
	if before != nil {
		was = Fields(before)
	}
	for i, f := range Fields(form) {
		line, ok := f.Input.(*field.Line)
		if value := f.value(); ok && value != "" && (was == nil || value != was[i].value()) {
			line.Reread()
		}
	}
}

func typeName(input *field.Picker, s string) error {
	might, ok := input.SetText(s)
	switch {
	case ok:
		return nil
	case len(might) == 0:
		return fmt.Errorf("nothing is called %q: type part of its name, or its code", text.Line(s))
	}
	several := &MeansSeveralError{}
	for _, o := range might {
		several.Might = append(several.Might, Choice{Value: o.Value, Words: o.Name})
	}
	return several
}

// Undoes reports whether what is typed into the field can be taken back, and
// whether there is anything to take back now.
func (f Field) Undoes() (can, now bool) {
	undoer, can := f.Input.(field.Undoer)
	return can, can && undoer.Undoable()
}
