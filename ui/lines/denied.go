package lines

import (
	"facet/internal/editing"
	"facet/profile/flow"
)

// denied says which of the reasons apply that Graph may have had to forbid a
// change. The form stays as it is; the same plan, if it comes back, is
// reviewed first.
func (t *talk) denied(p editing.Plan, err error, causes []editing.Cause) (next *editing.Plan, _ error) {
	what, _ := editing.Explain(err)
	t.say("", editing.Verdict(err)+". "+p.Title+": "+p.Label, what, "Why it may be:")
	for _, c := range causes {
		t.say(c.String())
	}
	t.say("What you typed is still in the form.")
	missing, lacks := editing.Settles(causes)
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
			t.say(editing.Details(err)...)
		case "m":
			t.block(missing.Message())
		case "g":
			_, stop = t.permit(flow.Permit{Session: p.Session(), Scope: p.Session().Wants()})
		}
		if stop != nil {
			return nil, stop
		}
	}
}
