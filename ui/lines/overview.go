package lines

import (
	"errors"

	"facet/forms"
	"facet/profile/flow"
)

// overview reads out the whole form and asks for what should change, by its
// number. It returns where that leads: nil and errFinish go on to the review.
func (f *form) overview() error {
	for {
		open := f.open()
		f.banner()
		f.say(f.Title())
		for i, field := range open {
			f.sayf("%d %s", i+1, f.line(field))
		}
		a, err := f.choose(f.menu(len(open)))
		if err != nil {
			return err
		}
		if a.n > 0 {
			open = open[a.n-1 : a.n]
		}
		switch f.means(a.key) {
		case flow.Reviews:
			return errFinish
		case flow.Leaves:
			return errForm
		default:
			err = f.walk(open)
		}
		if err != nil {
			return err
		}
	}
}

// filling is what the core has to know of the form.
func (f *form) filling() flow.Filling {
	return flow.Filling{Edit: f.Edit, Fields: f.fields, Before: f.before}
}

// menu names what can be done with the form, and the numbers of its fields.
func (f *form) menu(fields int) menu {
	m := menu{count: fields, number: "change one"}
	for _, a := range f.filling().Actions() {
		if a.Line != "" {
			m.ways, m.was = append(m.ways, way{a.Line, "to " + a.Spoken()}), append(m.was, way{a.Was, a.Line})
		}
	}
	return m
}

// means is what an answer of the menu does; a number goes through one field.
func (f *form) means(key string) flow.Filler {
	for _, a := range f.filling().Actions() {
		if a.Line == key && key != "" {
			return a.Does
		}
	}
	return flow.GoesThrough
}

// titles are those of some fields.
func titles(some []forms.Field) (all []string) {
	for _, field := range some {
		all = append(all, field.Title)
	}
	return all
}

// open are the fields that make sense at present.
func (f *form) open() []forms.Field {
	var open []forms.Field
	for _, field := range f.fields {
		if !field.Hidden() {
			open = append(open, field)
		}
	}
	return open
}

// line is a field, its value, and what is to be said about it.
func (f *form) line(field forms.Field) string {
	line := field.Title + ": " + orNothing(field.Summary()) + cameFrom(field)
	if err := field.Error(); err != nil {
		line += ". Not right yet: " + err.Error()
	}
	if warning := field.Warning(); warning != "" {
		line += ". " + warning
	}
	return line
}

// send checks the form and goes on to the review, or asks once more for what
// is wrong.
func (f *form) send() (ending, error) {
	next, wrong := f.filling().Review()
	if len(wrong) > 0 {
		f.say(flow.NeedsFixing(titles(wrong)...).String())
		for _, field := range wrong {
			f.say(f.line(field))
		}
		if err := f.walk(wrong); err != nil && !errors.Is(err, errFinish) {
			return stayed, err
		}
		if next, wrong = f.filling().Review(); len(wrong) > 0 {
			return stayed, nil
		}
	}
	if next.Move == flow.Stay {
		f.say(next.Notice.String())
		return stayed, nil
	}
	return f.to(next.To)
}
