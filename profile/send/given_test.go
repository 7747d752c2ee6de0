package send_test

import (
	"encoding/json"
	"testing"

	"facet/graph"
	"facet/profile/person"
	"facet/profile/send"
)

func TestGivenMembersAreChangedUnlessSomebodyChangesThemMeanwhile(t *testing.T) {
	f := newFixture(t)
	must(t, f.session.Identify(t.Context()))
	created := f.creates("interest", `{"displayName":"Chess","description":"Slow.","categories":["Games"]}`)
	read := person.Read(f.kind("interest"), []json.RawMessage{created})[0]

	same, err := send.Given(f.session, read, map[string]any{"displayName": " Chess "})
	if err != nil || same.Body != nil {
		t.Fatalf("the same is sent: %s %v", same.Body, err)
	}
	if _, err := send.Given(f.session, read, map[string]any{"displayName": nil}); err == nil {
		t.Fatal("the name may be taken away")
	}
	plan, err := send.Given(f.session, read, map[string]any{"description": nil})
	if err != nil || string(plan.Body) != `{"description":null}` {
		t.Fatalf("sent is %s %v", plan.Body, err)
	}
	collection, err := f.session.Client.Collection(graph.Me(), read.Kind.Path)
	must(t, err)
	_, err = collection.Update(t.Context(), read.Form.Facet().ID, json.RawMessage(`{"description":"Quick."}`))
	must(t, err)
	if _, err := plan.Send(t.Context(), nil); !send.WasChanged(err) {
		t.Errorf("what somebody has changed is overwritten: %v", err)
	}
}

// creates is an object as Graph has it.
func (f fixture) creates(kind, body string) json.RawMessage {
	f.Helper()
	form, err := f.kind(kind).Decode(json.RawMessage(body))
	must(f.T, err)
	sent, err := send.Creation(f.session, f.kind(kind), form, json.RawMessage(body)).Send(f.Context(), nil)
	must(f.T, err)
	return sent.Answer.Object
}
