package send_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"facet/graph/outbox"
	"facet/profile/send"
)

func TestCreationIsTakenBackByDeletingIt(t *testing.T) {
	f := newFixture(t)
	p := f.interest(`{"displayName":"Chess"}`)
	sent := f.sent(p)
	undo := f.undo(p, sent)
	if undo.Method != http.MethodDelete || undo.Body != nil || !strings.HasSuffix(undo.URL, "/"+string(sent.Entry.Object)) || undo.InForm() {
		t.Errorf("%s %s %s", undo.Method, undo.URL, undo.Body)
	}
	if f.sent(undo); len(f.interests("Chess")) != 0 || undo.Done() != "Undone" {
		t.Errorf("%d are left", len(f.interests("Chess")))
	}
	if _, err := undo.Send(t.Context(), nil); err == nil {
		t.Error("it is taken back twice")
	}
}

func TestChangeIsTakenBackByTheFormerValuesOfItsMembersAlone(t *testing.T) {
	f := newFixture(t)
	made := f.sent(f.interest(`{"displayName":"Chess","description":"Rapid"}`))
	p := f.change(made.Answer.Object, `{"description":"Slow"}`)
	sent := f.sent(p)
	f.sent(f.change(made.Answer.Object, `{"webUrl":"https://chess.example"}`)) // somebody goes on at another member
	undo := f.undo(p, sent)
	if undo.Method != http.MethodPatch || string(undo.Body) != `{"description":"Rapid"}` {
		t.Errorf("%s %s", undo.Method, undo.Body)
	}
	f.sent(undo)
	if o := f.interests("Chess")[0]; o["description"] != "Rapid" || o["webUrl"] != "https://chess.example" {
		t.Errorf("%v", o)
	}
}

// change changes an object that Graph has.
func (f fixture) change(raw json.RawMessage, patch string) send.Plan {
	f.Helper()
	return send.Change(f.session, f.kind("interest"), raw, f.edit("interest", string(raw)).Form, json.RawMessage(patch))
}

func TestDeletionIsTakenBackByWhatPeopleSet(t *testing.T) {
	f := newFixture(t)
	made := f.sent(f.interest(`{"displayName":"Chess","description":"Rapid"}`))
	p := send.Removal(f.session, f.kind("interest"), made.Answer.Object)
	sent := f.sent(p)
	if len(f.interests("Chess")) != 0 || !p.CanPutBack() {
		t.Fatalf("it is there, or can't be put back")
	}
	undo := f.undo(p, sent)
	var body map[string]any
	must(t, json.Unmarshal(undo.Body, &body))
	if undo.Method != http.MethodPost || len(body) > 3 || body["displayName"] != "Chess" || body["description"] != "Rapid" || body["id"] != nil || body["createdBy"] != nil {
		t.Errorf("%s %s", undo.Method, undo.Body)
	}
	if f.sent(undo); len(f.interests("Chess")) != 1 {
		t.Errorf("%d are there", len(f.interests("Chess")))
	}
}

func TestWhatSomebodyHasChangedSinceIsNotTakenBack(t *testing.T) {
	f := newFixture(t)
	created := f.interest(`{"displayName":"Chess","description":"Rapid"}`)
	made := f.sent(created)
	changed := f.change(made.Answer.Object, `{"description":"Slow"}`)
	sent := f.sent(changed)
	f.sent(f.change(made.Answer.Object, `{"description":"Blitz"}`)) // somebody else does
	before := len(f.writes())
	for _, undo := range []send.Plan{f.undo(created, made), f.undo(changed, sent)} {
		if _, err := undo.Send(t.Context(), nil); err == nil {
			t.Errorf("%s was done", undo.Headline())
		}
	}
	if len(f.writes()) != before || f.interests("Chess")[0]["description"] != "Blitz" {
		t.Errorf("%d writes, %v", len(f.writes())-before, f.interests("Chess"))
	}
}

func TestWhatIsNotKnownIsNotOfferedToBeTakenBack(t *testing.T) {
	f := newFixture(t)
	if _, can := f.interest(`{"displayName":"Chess"}`).Undo(outbox.Result{}); can {
		t.Error("a creation without its object can be taken back")
	}
	if send.Removal(f.session, f.kind("interest"), json.RawMessage(`{"id":"1"}`)).CanPutBack() {
		t.Error("what says nothing can be put back")
	}
	owned := 0
	for _, raw := range f.server.Objects("me", "certifications") {
		form, err := f.kind("certification").Decode(raw)
		must(t, err)
		if p := send.Removal(f.session, f.kind("certification"), raw); p.CanPutBack() == form.Facet().Origin().Owned {
			t.Errorf("%s: put back is %v", p.Label, p.CanPutBack())
		}
		if form.Facet().Origin().Owned {
			owned++
		}
	}
	if owned == 0 {
		t.Error("nothing belongs to another source")
	}
}

func TestEntryOfTheHistoryIsTheSamePlanAndUndo(t *testing.T) {
	f := newFixture(t)
	p := f.interest(`{"displayName":"Chess"}`)
	made := f.sent(p)
	f.sent(f.change(made.Answer.Object, `{"description":"Slow"}`))
	all, err := f.session.Outbox.History(t.Context())
	must(t, err)
	for i, want := range []struct{ method, body string }{{http.MethodPatch, `{"description":null}`}, {http.MethodDelete, ""}} {
		plan, undo, err := send.EntryPlan(f.session, all[i])
		must(t, err)
		if string(plan.Body) != string(all[i].Body) || undo.Method != want.method || string(undo.Body) != want.body {
			t.Errorf("%s %s is taken back by %s %s", plan.Method, plan.Body, undo.Method, undo.Body)
		}
	}
	if _, _, err := send.EntryPlan(f.of(1).session, all[0]); err == nil || !strings.Contains(err.Error(), f.server.People()[0].UserPrincipalName) {
		t.Errorf("at somebody else's profile: %v", err)
	}
}
