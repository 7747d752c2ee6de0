package flowtest

import (
	"testing"
	"time"

	"facet/graph"
	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/person"
)

// WorkListState is what can be done at a list of work, in one of its states.
type WorkListState struct {
	Name string
	flow.WorkList
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
