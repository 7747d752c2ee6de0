package flowtest

import (
	"context"
	"testing"
	"time"

	"facet/graph"
	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/person"
	"facet/profile/send"
)

// WorkListState is what can be done at a list of work, in one of its states.
type WorkListState struct {
	Name string
	flow.WorkList
}

// rowChanges are rows that change or delete what is there, and have nothing to send.
func rowChanges(t *testing.T) []State {
	d := newFixture(t)
	kenta, err := d.session.Client.Lookup(t.Context(), d.of(d.server.People()[1].ID).session.Person)
	must(t, err)
	row := func(does string, err error) flow.Step {
		s, failed := d.session.ForUser(kenta)
		must(t, failed)
		return flow.RowChange(s, flow.WorkRow{List: "team.csv", Key: "key", User: kenta, WorkRow: draft.WorkRow{
			Person: kenta.UserPrincipalName, Kind: d.kind("interest"), Label: "Chess", Does: does,
			Change: func(context.Context, *person.Session) (send.Plan, error) { return send.Plan{}, err },
		}})
	}
	return []State{
		d.state("row that says what the entry says", row("change", person.Advised{What: "The entry says all of this already, so there is nothing to send.", Remedy: "Go on to the next row."})),
		d.state("row whose entry is gone", row("delete", person.Advised{What: "There is no such entry any more, so nothing was sent."})),
	}
}

// WorkLists are a list of work in all states.
func WorkLists(t *testing.T) []WorkListState {
	t.Helper()
	d, lacks, cut := newFixture(t), newFixture(t), newFixture(t, "cut@post", "stale-lists=1h")
	lacks.session.Granted = readOnly
	kenta, err := d.session.Client.Lookup(t.Context(), d.of(d.server.People()[1].ID).session.Person)
	must(t, err)
	theirs := cut
	theirs.session, err = cut.session.ForUser(kenta)
	must(t, err)
	_, _ = theirs.send(theirs.plan("interest"))
	open, err := cut.session.Outbox.Open(t.Context())
	must(t, err)
	row := func(state flow.RowState, change func(*flow.WorkRow)) flow.WorkList {
		kind := d.kind("interest")
		r := flow.WorkRow{
			WorkRow: draft.WorkRow{Person: kenta.UserPrincipalName, Kind: kind, Body: []byte(`{"displayName":"Chess"}`), Label: "Chess"},
			List:    "team.csv", Key: "key", User: kenta, State: state,
		}
		change(&r)
		return flow.WorkList{Session: d.session, Row: &r}
	}
	as := func(*flow.WorkRow) {}
	unknown := func(r *flow.WorkRow) { r.User = graph.DirectoryUser{} }
	next, missing, seen := row(flow.RowSent, as), row(flow.RowToDo, as), row(flow.RowToDo, as)
	next.Next = row(flow.RowToDo, func(r *flow.WorkRow) { r.At = 1 }).Row
	missing.Session, seen.Session, seen.WarningSeen = lacks.session, lacks.session, true
	doubtful := row(flow.RowUnconfirmed, func(r *flow.WorkRow) { r.Sent = open[0] })
	doubtful.Session = cut.session
	return []WorkListState{
		{"no row", flow.WorkList{Session: d.session}},
		{"a row", row(flow.RowToDo, as)},
		{"a row of somebody who isn't known yet", row(flow.RowToDo, unknown)},
		{"a row of nobody", row(flow.RowNobody, func(r *flow.WorkRow) {
			unknown(r)
			r.Problem = "there is nobody with this sign-in name."
		})},
		{"a row that was sent", row(flow.RowSent, as)},
		{"a row that was sent, with one behind it", next},
		{"a row that isn't confirmed", doubtful},
		{"a row that was refused", row(flow.RowRefused, as)},
		{"a row that is left out", row(flow.RowSkipped, as)},
		{"a row that was begun", row(flow.RowDraft, func(r *flow.WorkRow) {
			r.Draft = &person.Draft{ID: "a", Kind: "interest", Label: "Chess", Form: []byte(`{"displayName":"Chess"}`), Updated: time.Now()}
		})},
		{"a row without the permission", missing},
		{"a row without the permission, which was said", seen},
	}
}
