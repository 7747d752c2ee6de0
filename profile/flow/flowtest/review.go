package flowtest

import (
	"encoding/json"
	"fmt"
	"testing"

	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/send"
)

func reviews(t *testing.T) []State {
	review := func(name string, plan func(fixture) send.Plan, faults ...string) State {
		d := newFixture(t, faults...)
		return d.state("review"+name, flow.Review(flow.Submission{Plan: plan(d)}))
	}
	unread, other, beside := newFixture(t), visit(t), newFixtureAs(t, 5) // who has People Skills
	return []State{
		{"review of which nothing is known", flow.Review(flow.Submission{Plan: unread.example()}), unread.server},
		review("", fixture.example),
		review(" of what the public will see", func(d fixture) send.Plan {
			return d.interest(`{"displayName":"Chess","allowedAudiences":"everyone"}`)
		}),
		review(" of a change", fixture.change),
		review(" of a deletion", fixture.removal),
		review(" of an undo", fixture.undo),
		review(" of what is there and says otherwise", fixture.otherwise),
		review(" of what is there by now", fixture.unlisted),
		review(" of what was sent", fixture.again),
		review(" of what isn't confirmed", fixture.again, "cut@post", "stale-lists=1h"),
		review(" of what will be refused", fixture.example, "status=500@post"),
		beside.state("review of a skill where cards show others", flow.Review(flow.Submission{Plan: beside.plan("skill")})),
		other.state("review for somebody else", flow.Review(flow.Submission{Plan: other.example()})),
	}
}

// example creates the example of an interest.
func (d fixture) example() send.Plan { return d.plan("interest") }

// interest creates an interest with these members.
func (d fixture) interest(raw string) send.Plan {
	form, err := d.kind("interest").Decode(json.RawMessage(raw))
	must(d.t, err)
	edit := draft.NewEdit(d.session, d.kind("interest"))
	edit.Form = form
	return edit.Plan(edit.Body())
}

// change changes an object that is there.
func (d fixture) change() send.Plan {
	o := d.present("interest")[0]
	return send.Change(d.session, d.kind("interest"), o.Raw, o.Form, json.RawMessage(`{"description":"Otherwise."}`))
}

// removal deletes an object that is there.
func (d fixture) removal() send.Plan {
	return send.Removal(d.session, d.kind("interest"), d.present("interest")[0].Raw)
}

// undo takes back what was sent.
func (d fixture) undo() send.Plan {
	p := d.example()
	sent, err := d.send(p)
	must(d.t, err)
	undo, can := p.Undo(sent)
	if !can {
		d.t.Fatal("it can't be undone")
	}
	return undo
}

// otherwise creates the like of what is there, and says something else.
func (d fixture) otherwise() send.Plan {
	d.session.Listed(d.kind("interest"), d.list("interest"))
	return d.unlisted()
}

// unlisted is the same, where nobody has looked yet what is there.
func (d fixture) unlisted() send.Plan {
	name, err := json.Marshal(d.present("interest")[0].Label)
	must(d.t, err)
	return d.interest(fmt.Sprintf(`{"displayName":%s,"description":"Otherwise."}`, name))
}

// again sends a form, and is the same once more.
func (d fixture) again() send.Plan {
	p := d.example()
	_, _ = d.send(p)
	return p
}
