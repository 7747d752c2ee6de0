package outbox

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"

	"facet/graph"
)

// The members of the person's own object have no address of their own.
func TestMemberOfTheDirectoryIsChangedOnceAndTakenBack(t *testing.T) {
	for _, fault := range []string{"latency=0s", "reset=after@patch+once", "commit-then-status=503@patch+once"} {
		d := photoDesk(t, fault)
		token, _ := d.sandbox.Token("me")
		client := &graph.Client{BaseURL: d.sandboxRoot(), HTTP: &http.Client{Transport: bearer{token, graph.NewTransport(d.sandboxRoot(), d.sandbox)}}}
		target := d.target
		target.Collection, _ = client.Collection(graph.Me(), graph.DirectoryPath)
		before, err := target.Collection.Get(t.Context(), "aboutMe")
		if err != nil {
			t.Fatal(err)
		}
		sent := d.must(Request{Target: target, Method: http.MethodPatch, ID: "aboutMe", Body: json.RawMessage(`{"aboutMe":"Hello"}`), Was: before.Object})
		if e := sent.Entry; e.Path != graph.DirectoryPath || e.Object != "aboutMe" || e.CanUndo() != nil || !strings.HasSuffix(e.URL, "/me") {
			t.Errorf("%s: %+v, %v", fault, e, e.CanUndo())
		}
		if patches := count(d, http.MethodPatch); patches != 1 {
			t.Errorf("%s: sent %d times", fault, patches)
		}
		now, err := target.Collection.Get(t.Context(), "aboutMe")
		if err != nil || string(now.Object) != `{"id":"aboutMe","aboutMe":"Hello"}` {
			t.Errorf("%s: %s, %v", fault, now.Object, err)
		}
	}
}

func TestMemberOfTheDirectoryIsNeitherCreatedNorDeleted(t *testing.T) {
	d := photoDesk(t)
	client := &graph.Client{BaseURL: d.sandboxRoot(), HTTP: &http.Client{Transport: graph.NewTransport(d.sandboxRoot(), d.sandbox)}}
	target := d.target
	target.Collection, _ = client.Collection(graph.Me(), graph.DirectoryPath)
	for _, r := range []Request{
		{Target: target, Method: http.MethodDelete, ID: "aboutMe"},
		{Target: target, Method: http.MethodPatch, ID: "jobTitle", Body: json.RawMessage(`{"jobTitle":"Chief"}`)},
	} {
		if _, err := d.send(r); err == nil || errors.Is(err, graph.ErrUnconfirmed) {
			t.Errorf("%s: %v", r.Method, err)
		}
	}
	if n := len(d.sandbox.Requests()); n != 0 {
		t.Errorf("%d requests", n)
	}
}

func count(d *fixture, method string) (n int) {
	for _, r := range d.sandbox.Requests() {
		if r.Method == method {
			n++
		}
	}
	return n
}

// SharePoint says with a 500 that a member is locked: sending it again changes nothing.
func TestMemberThatIsLockedIsSentOnce(t *testing.T) {
	d := photoDesk(t, "plain-refused=locked")
	token, _ := d.sandbox.Token("me")
	client := &graph.Client{BaseURL: d.sandboxRoot(), HTTP: &http.Client{Transport: bearer{token, graph.NewTransport(d.sandboxRoot(), d.sandbox)}}}
	target := d.target
	target.Collection, _ = client.Collection(graph.Me(), graph.DirectoryPath)
	sent, err := d.send(Request{Target: target, Method: http.MethodPatch, ID: "aboutMe", Body: json.RawMessage(`{"aboutMe":"Hello"}`)})
	if err == nil || graph.OutcomeOf(err) != graph.Refused || sent.Entry.Status != Refused || count(d, http.MethodPatch) != 1 {
		t.Errorf("%v, %s, %d times", err, sent.Entry.Status, count(d, http.MethodPatch))
	}
}
