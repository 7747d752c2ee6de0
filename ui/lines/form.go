package lines

import (
	"cmp"
	"errors"
	"slices"

	"facet/forms"
	"facet/graph/outbox"
	"facet/profile/draft"
	"facet/profile/flow"
)

// Where a field's answer leads, other than to the next field.
var (
	errBack   = errors.New("to the field before")
	errFinish = errors.New("to the review")
	errForm   = errors.New("out of the form")
)

// form asks for the fields of an object, one by one or by their numbers. A
// field that is wrong is said to be, and never holds anybody up.
type form struct {
	*talk
	draft.Edit
	sections []forms.Section
	fields   []forms.Field
	before   outbox.Entry // the send of this form that was done, or may have been; without an id: none
}

// edit fills in a form until it is sent or left.
func (t *talk) edit(e draft.Edit) (err error) {
	f := &form{talk: t, Edit: e, before: e.Before(t.ctx)}
	defer t.enter(f)()
	f.sections = f.Sections()
	t.editing = &f.Edit
	defer func() {
		if !errors.Is(err, ErrEnded) {
			t.editing = nil
		}
	}()
	for _, s := range f.sections {
		for _, field := range s.Fields {
			if field.Input != nil {
				f.fields = append(f.fields, field)
			}
		}
	}
	t.banner()
	if missing, lacks := e.Session.Lacks(); lacks {
		t.say(missing.Warning())
	}
	t.say(e.Title())
	t.blocks(f.filling().Opening())
	if e.IsNew() && !f.Changed() {
		t.say(flow.HowToAnswer)
		err = f.walk(f.fields)
	} else {
		err = f.overview()
	}
	return f.finish(err)
}

// finish goes where the fields led, until the form is sent or left.
func (f *form) finish(err error) error {
	for {
		switch {
		case err == nil, errors.Is(err, errFinish):
			var end ending
			if end, err = f.send(); end != stayed {
				return err
			}
		case errors.Is(err, errForm), errors.Is(err, errLeft):
			left, stop := f.leave()
			if stop != nil || left {
				return cmp.Or(stop, outOf(err))
			}
			err = nil
		default:
			return err
		}
		if err == nil {
			err = f.overview()
		}
	}
}

// outOf is what is left of going out of the form, once that is done.
func outOf(err error) error {
	if errors.Is(err, errForm) {
		return nil
	}
	return err
}

// walk asks one field after the other.
func (f *form) walk(fields []forms.Field) error {
	section := ""
	for i := 0; i < len(fields); {
		if fields[i].Hidden() {
			i++
			continue
		}
		if title := f.section(fields[i]); title != section {
			section = title
			f.say("", title)
		}
		err := f.ask(fields[i])
		switch {
		case errors.Is(err, errBack):
			i = before(fields, i)
		case err != nil:
			return err
		default:
			i++
		}
	}
	return nil
}

// before is the field to go back to from a field.
func before(fields []forms.Field, at int) int {
	for i := at - 1; i >= 0; i-- {
		if !fields[i].Hidden() {
			return i
		}
	}
	return at
}

// section is the title above a field.
func (f *form) section(field forms.Field) string {
	for _, s := range f.sections {
		if slices.ContainsFunc(s.Fields, func(other forms.Field) bool { return other.Member == field.Member }) {
			return s.Title
		}
	}
	return ""
}
