package lines

import (
	"facet/internal/editing"
)

// refused says why a request did not end well, and what to do. The form stays
// as it is. The next plan, if there is one, is reviewed first.
func (t *talk) refused(p editing.Plan, err error) (next *editing.Plan, _ error) {
	t.say("", editing.Verdict(err)+". "+p.Title+": "+p.Label)
	t.explain(err)
	below, names := p.Elsewhere(err)
	if names {
		t.say(editing.ElsewhereWords)
	}
	t.say("What you typed is still in the form.")
	m := refusedMenu(below, names, t.session.Accounts != nil && editing.NeedsSignIn(err))
	for {
		a, stop := t.choose(m)
		if stop != nil {
			return nil, stop
		}
		switch a.key {
		case "":
			return nil, nil
		case "s":
			return &p, nil
		case "d":
			t.say(editing.Details(err)...)
		case "g":
			stop = t.signInAgain()
		case "1":
			p = p.Below()
			return &p, nil
		case "2":
			if next = t.named(p); next != nil {
				return next, nil
			}
		}
		if stop != nil {
			return nil, stop
		}
	}
}

func refusedMenu(below, names, signIn bool) menu {
	m := menu{ways: []way{{"s", "to review it and send it again"}, {"d", "for the details"}, {"", "to go back"}}}
	if below {
		m.ways = append(m.ways, way{"1", "for the address below /profile"})
	}
	if names {
		m.ways = append(m.ways, way{"2", "to add its name to the plain list"})
	}
	if signIn {
		m.ways = append(m.ways, way{"g", "to sign in again"})
	}
	return m
}

// named is the plan that adds the name to the plain list, or nil if that
// can't be read.
func (t *talk) named(p editing.Plan) *editing.Plan {
	t.say("Reading the plain list…")
	next, err := p.Named(t.ctx)
	if err != nil {
		t.explain(err)
		return nil
	}
	return &next
}
