package flowtest

import (
	"testing"

	"facet/graph/outbox"
	"facet/profile/flow"
)

// audiences are who sees what, and changing that for several entries at once.
func audiences(t *testing.T) []State {
	d, broken, refused, doubtful := newFixture(t), newFixture(t, "status=500@get"), newFixture(t, "status=403@patch"), newFixture(t, "late-commit=1h@patch")
	sees := d.state("who sees what", flow.Sees(d.session))
	asked := chosen(sees)
	review := then(asked, asked.Step.View().List.Row(0).Actions[0].Go())
	sender := newFixture(t)
	done := sent(sender, reviewed(sender))
	u, _ := done.Step.View().Find("u", -1)
	return []State{
		{"who sees what, before it is read", flow.Sees(newFixture(t).session), d.server},
		sees,
		broken.state("who sees what that can't be read", flow.Sees(broken.session)),
		named("who is to see several entries", asked),
		named("a review of several changes", review),
		named("several changes that were made", done),
		named("a review that takes several changes back", then(done, u.Go())),
		sender.state("history of changes sent together", flow.History(sender.session)),
		named("several changes that are refused", sent(refused, reviewed(refused))),
		named("several changes that aren't confirmed", sent(doubtful, reviewed(doubtful))),
	}
}

func named(name string, s State) State {
	s.Name = name
	return s
}

// chosen has all entries chosen that can be.
func chosen(sees State) State {
	list := sees.Step.View().List
	return then(sees, list.Several(list.All()).Go())
}

// reviewed has everybody else than oneself shut out of everything.
func reviewed(d fixture) State {
	asked := chosen(d.state("", flow.Sees(d.session)))
	return then(asked, asked.Step.View().List.Row(0).Actions[0].Go())
}

func then(s State, next flow.Next) State {
	s.Step = next.To.(flow.Step)
	return s
}

// sent has the yes of a review given.
func sent(d fixture, s State) State {
	return then(s, s.Step.View().Question.Yes.Do(d.t.Context(), func(outbox.Progress) {}))
}
