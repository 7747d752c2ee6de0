package lines

import (
	"errors"

	"facet/forms"
	"facet/internal/text"
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
		a, err := f.choose(menu{count: len(open), number: "change one", ways: []way{
			{every, "to go through all"}, {finish, "to review and send"}, {"back", "to leave the form"},
		}, was: []way{{"a", every}, {"r", finish}, {"b", "back"}}})
		switch {
		case err != nil:
			return err
		case a.key == finish:
			return errFinish
		case a.key == "back":
			return errForm
		case a.key == every:
			err = f.walk(open)
		default:
			err = f.walk(open[a.n-1 : a.n])
		}
		if err != nil {
			return err
		}
	}
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
	if wrong := f.wrong(); len(wrong) > 0 {
		f.sayf("%s to mend:", text.Count(len(wrong), "field", "fields"))
		for _, field := range wrong {
			f.say(f.line(field))
		}
		if err := f.walk(wrong); err != nil && !errors.Is(err, errFinish) {
			return stayed, err
		}
		if len(f.wrong()) > 0 {
			return stayed, nil
		}
	}
	body := f.Body()
	if body == nil {
		f.say(f.Nothing())
		return stayed, nil
	}
	s := flow.Submission{Plan: f.Plan(body)}
	if f.IsNew() {
		s.Another = f.Another
	}
	return f.step(flow.Review(s))
}

// wrong are the fields whose value fails a check.
func (f *form) wrong() []forms.Field {
	var wrong []forms.Field
	for _, field := range f.open() {
		if field.Error() != nil {
			wrong = append(wrong, field)
		}
	}
	return wrong
}
