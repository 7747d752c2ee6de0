package lines

import (
	"encoding/json"

	"facet/forms"
	"facet/internal/editing"
)

// object reads out one object, until somebody goes back or has changed it.
func (t *talk) object(kind forms.Kind, o editing.Object) error {
	t.readable(kind, o)
	for sent := t.sent; t.sent == sent; {
		a, err := t.choose(objectMenu(o))
		if err != nil {
			return err
		}
		switch a.key {
		case "":
			return nil
		case "j":
			t.block(editing.Pretty(o.Raw))
		case "f":
			t.readable(kind, o)
		case "n":
			err = t.alike(kind, o)
		case "e":
			err = t.change(kind, o)
		case "d":
			_, err = t.review(editing.Removal(t.session, kind, o.Raw))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func objectMenu(o editing.Object) menu {
	ways := []way{{"n", "for a new one like it"}, {"j", "for the raw JSON"}, {"f", "for the facts again"}, {"", "to go back"}}
	if o.Locked() == "" {
		ways = append([]way{{"e", "to change it"}, {"d", "to delete it"}}, ways...)
	}
	return menu{ways: ways}
}

// readable reads out all that an object says.
func (t *talk) readable(kind forms.Kind, o editing.Object) {
	t.say("", o.Name())
	if why := o.Locked(); why != "" {
		t.say(why)
	}
	t.sayObject(t.session.Facts(kind, o.Raw), o.Raw)
}

// sayObject reads out an object by its facts, or as it is.
func (t *talk) sayObject(sections []editing.FactSection, raw json.RawMessage) {
	if sections == nil {
		t.block(editing.Pretty(raw))
	}
	t.sections(sections)
}

// sections reads out facts, section by section.
func (t *talk) sections(sections []editing.FactSection) {
	for _, s := range sections {
		t.say(s.Title.String())
		t.facts(s.Facts)
	}
}

// change edits an object that exists.
func (t *talk) change(kind forms.Kind, o editing.Object) error {
	edit, unread := editing.OpenEdit(t.session, kind, o.Raw)
	if unread != nil {
		t.say("This entry can't be read, so it can't be changed here.")
		return t.ctx.Err()
	}
	edit, err := t.resumed(edit)
	if err == nil {
		_, err = t.edit(edit)
	}
	return err
}

// add fills in a new form, or goes on where one was left.
func (t *talk) add(e editing.Edit) error {
	e, err := t.resumed(e)
	if err != nil {
		return err
	}
	return t.create(e)
}

// create makes new objects, one after the other, as long as somebody wants.
func (t *talk) create(e editing.Edit) error {
	for {
		another, err := t.edit(e)
		if err != nil || !another {
			return err
		}
		e = e.Another()
	}
}
