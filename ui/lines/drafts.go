package lines

import (
	"slices"

	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/person"
)

// unsent are the drafts for the person.
func (t *talk) unsent() []person.Draft {
	left, err := t.session.Unsent(t.ctx)
	if err != nil {
		t.sayf("What was not sent can't be read: %v.", err)
	}
	return left
}

// resumed offers to go on where the same form was left, if it was.
func (t *talk) resumed(e draft.Edit) (draft.Edit, error) {
	left := slices.DeleteFunc(t.unsent(), func(d person.Draft) bool { return !e.Resumes(d) })
	if len(left) == 0 {
		return e, nil
	}
	t.say("", "This form was begun before, and not sent:")
	d, err := t.draft(left, "to begin anew; what was begun stays")
	if err != nil || d == nil {
		return e, err
	}
	edit, unread := draft.PickUp(t.session, *d)
	if unread != nil {
		t.explain(unread)
		return e, nil
	}
	return edit, nil
}

// draft asks for one of several; nil is none of them.
func (t *talk) draft(left []person.Draft, otherwise string) (*person.Draft, error) {
	for i, d := range left {
		t.sayf("%d %s", i+1, d.Words())
	}
	a, err := t.choose(menu{count: len(left), number: "go on with it", ways: []way{{"", otherwise}}})
	if err != nil || a.n == 0 {
		return nil, err
	}
	return &left[a.n-1], nil
}

// leave asks before a changed form is left, and reports whether it is.
func (f *form) leave() (bool, error) {
	next := f.filling().Leave()
	if next.Move == flow.Back {
		return true, nil
	}
	f.Keep()
	end, err := f.to(next.To)
	return end == settled, err
}

// keep gives what was answered so far to be saved.
func (t *talk) keep() {
	if t.editing != nil {
		t.editing.Keep()
	}
}

// troubled is closed when saving begins to fail, or works again. What became of
// it since the last time is said first.
func (t *talk) troubled() <-chan struct{} {
	if t.session == nil || t.session.Drafts == nil {
		return nil
	}
	changed := t.session.Drafts.Changed()
	problem := t.session.Drafts.Problem()
	switch {
	case problem != nil && t.problem == nil:
		t.sayf("What you type can't be saved on this computer: %v.", problem)
	case problem == nil && t.problem != nil:
		t.say("What you type is saved again.")
	}
	t.problem = problem
	return changed
}
