package lines

import (
	"facet/forms"
	"facet/internal/editing"
)

// template asks which template of the kind a new form begins with.
func (t *talk) template(kind forms.Kind) error {
	all := t.templates.Of(kind)
	t.say("", "What should the form begin with?")
	for i, one := range all {
		line := one.Name
		if one.About != "" {
			line += ": " + one.About
		}
		t.sayf("%d %s", i+1, line)
	}
	if len(t.templates.Wrong) > 0 {
		t.say("Not every file of a template can be used:")
		t.say(t.templates.Wrong...)
	}
	a, err := t.choose(menu{count: len(all), number: "begin with it", ways: []way{{"", "to go back"}}})
	if err != nil || a.n == 0 {
		return err
	}
	edit, err := editing.FromTemplate(t.session, all[a.n-1])
	if err != nil {
		t.sayf("This template can't be used: %v.", err)
		return nil
	}
	return t.create(edit)
}
