package lines

import "facet/ui"

// denied says which of the reasons apply that Graph may have had to forbid a
// change. The form stays as it is; the same plan, if it comes back, is
// reviewed first.
func (t *talk) denied(p ui.Plan, err error, causes []ui.Cause) (next *ui.Plan, _ error) {
	what, _ := ui.Explain(err)
	t.say("", ui.Verdict(err)+". "+p.Title+": "+p.Label, what, "Why it may be:")
	for _, c := range causes {
		t.say(c.String())
	}
	t.say("What you typed is still in the form.")
	missing, lacks := ui.Settles(causes)
	m := menu{ways: []way{{"s", "to review it and send it again"}, {"d", "for the details"}, {"", "to go back"}}}
	m.ways = append(m.ways, t.permitWays(lacks)...)
	for {
		a, stop := t.choose(m)
		if stop != nil || a.key == "" {
			return nil, stop
		}
		switch a.key {
		case "s":
			return &p, nil
		case "d":
			t.say(ui.Details(err)...)
		case "m":
			t.block(missing.Message())
		case "g":
			stop = t.permit(p.Session())
		}
		if stop != nil {
			return nil, stop
		}
	}
}
