package flowtest

import (
	"encoding/json"
	"testing"

	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/person"
	"facet/profile/send"
)

func entries(t *testing.T) []State {
	d := newFixture(t)
	var all []State
	for _, kind := range []string{"interest", "certification"} {
		for _, o := range d.present(kind) {
			all = append(all, d.state("entry "+o.Name(), flow.Entry(d.session, d.kind(kind), o)))
		}
	}
	unread := person.Object{Raw: json.RawMessage(`{"displayName":4}`)}
	return append(all, d.state("entry that can't be read", flow.Entry(d.session, d.kind("interest"), unread)))
}

// present are the objects of a kind that somebody has: one of the certifications
// is locked.
func (d fixture) present(kind string) []person.Object {
	d.t.Helper()
	return person.Read(d.kind(kind), d.list(kind))
}

// list is the same as Graph has it.
func (d fixture) list(kind string) []json.RawMessage {
	d.t.Helper()
	collection, err := d.session.Client.Collection(d.session.Person, d.kind(kind).Path)
	must(d.t, err)
	raw, err := collection.List(d.t.Context())
	must(d.t, err)
	return raw
}

func results(t *testing.T) []State {
	d := newFixture(t)
	created, another := d.plan("interest"), draft.NewEdit(d.session, d.kind("interest"))
	sent, err := d.send(created)
	must(t, err)
	removed := send.Removal(d.session, d.kind("interest"), sent.Answer.Object)
	gone, err := d.send(removed)
	must(t, err)
	submission := flow.Submission{Plan: created, Another: func() draft.Edit { return another }}
	behind := flow.Submission{Plan: created, Origin: queue{}}
	return []State{
		{"result that isn't read back", flow.Result(submission, sent), d.server},
		d.state("result", flow.Result(submission, sent)),
		d.state("result, with a form behind it", flow.Result(behind, sent)),
		d.state("result of a deletion", flow.Result(flow.Submission{Plan: removed}, gone)),
	}
}

// queue has one more form.
type queue struct{}

func (queue) Ahead() (flow.Action, bool) {
	return flow.Action{Keys: []string{"enter"}, Help: "next form · 2 of 2", Go: func() flow.Next { return flow.Next{Move: flow.Home} }}, true
}
func (queue) Skip() (flow.Action, bool) { return flow.Action{}, false }
func (queue) Back() string              { return "back to the profile" }
func (queue) OnList() bool              { return false }
