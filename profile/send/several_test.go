package send_test

import (
	"testing"

	"facet/graph"
	"facet/graph/outbox"
	"facet/profile/person"
	"facet/profile/send"
)

func TestWhatWasSentTogetherIsTakenBackTogether(t *testing.T) {
	f := newFixture(t)
	for _, name := range []string{"Chess", "Go"} {
		f.sent(f.interest(`{"displayName":"` + name + `","allowedAudiences":"everyone"}`))
	}
	kind := f.kind("interest")
	var some []person.Object
	for _, o := range f.session.Listed(kind, f.session.List(t.Context(), kind).Objects) {
		if o.Label == "Chess" || o.Label == "Go" {
			some = append(some, o)
		}
	}
	all, err := send.SeenBy(f.session, some, graph.Organization)
	must(t, err)
	if same, err := send.SeenBy(f.session, some, graph.Everyone); err != nil || len(same.Plans) != 0 {
		t.Errorf("%d requests change nothing, %v", len(same.Plans), err)
	}
	done, err := all.Prepare()(t.Context(), func(outbox.Progress) {})
	must(t, err)
	if done.Count(send.Sent) != 2 || f.interests("Go")[0]["allowedAudiences"] != "organization" {
		t.Fatal(done.Outcomes)
	}
	history, err := f.session.Outbox.History(t.Context())
	must(t, err)
	for _, e := range history {
		undo, err := send.Undoing(f.session, send.Together(history)[e.Batch])
		if want := map[bool]int{true: 2, false: 0}[e.Batch != ""]; err != nil || len(undo.Plans) != want {
			t.Errorf("%s: %d are taken back, %v", e.Label, len(undo.Plans), err)
		}
	}
	undo, err := send.Undoing(f.session, send.Together(history)[history[0].Batch])
	must(t, err)
	_, err = undo.Prepare()(t.Context(), func(outbox.Progress) {})
	must(t, err)
	for _, name := range []string{"Chess", "Go"} {
		if got := f.interests(name)[0]["allowedAudiences"]; got != "everyone" {
			t.Errorf("%s: %v", name, got)
		}
	}
}
