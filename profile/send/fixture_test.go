package send_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"facet/auth"
	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/graph/sandbox"
	"facet/internal/state"
	"facet/profile/draft"
	"facet/profile/person"
	"facet/profile/send"
)

// fixture is somebody who is signed in at a sandbox.
type fixture struct {
	*testing.T
	server  *sandbox.Sandbox
	session *person.Session
}

func newFixture(t *testing.T, faults ...string) fixture {
	t.Helper()
	server := sandbox.New()
	token, err := server.Token(server.People()[0].ID)
	must(t, err)
	root, err := auth.ParseGraphRoot(sandbox.BaseURL)
	must(t, err)
	transport := &auth.Transport{Graph: root, Source: auth.Static(auth.NewSecret(token)), Base: graph.NewTransport(sandbox.BaseURL, server)}
	for _, fault := range faults {
		must(t, server.Inject(fault))
	}
	return fixture{t, server, &person.Session{
		Client: &graph.Client{BaseURL: sandbox.BaseURL, HTTP: &http.Client{Transport: transport, CheckRedirect: graph.CheckRedirect}},
		Person: graph.Me(), Kinds: forms.Kinds(), Outbox: outbox.New("outbox", state.NewMemory()),
	}}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (f fixture) kind(name string) forms.Kind {
	f.Helper()
	kind, err := forms.Named(f.session.Kinds, name)
	must(f.T, err)
	return kind
}

// edit is a form with these members.
func (f fixture) edit(name, raw string) draft.Edit {
	f.Helper()
	form, err := f.kind(name).Decode(json.RawMessage(raw))
	must(f.T, err)
	edit := draft.NewEdit(f.session, f.kind(name))
	edit.Form = form
	return edit
}

// interest creates an interest with these members.
func (f fixture) interest(raw string) send.Plan {
	f.Helper()
	edit := f.edit("interest", raw)
	return edit.Plan(edit.Body())
}

// sent sends a plan, which has to be done.
func (f fixture) sent(p send.Plan) outbox.Result {
	f.Helper()
	result, err := p.Send(f.Context(), nil)
	must(f.T, err)
	return result
}

// undo takes back what was sent, which has to be possible.
func (f fixture) undo(p send.Plan, sent outbox.Result) send.Plan {
	f.Helper()
	undo, can := p.Undo(sent)
	if !can {
		f.Fatalf("%s can't be taken back", p.Headline())
	}
	return undo
}

// of is the same session at the profile of somebody else.
func (f fixture) of(at int) fixture {
	f.Helper()
	must(f.T, f.session.Identify(f.Context()))
	who := f.server.People()[at]
	session, err := f.session.ForUser(graph.DirectoryUser{ID: who.ID, DisplayName: who.DisplayName, UserPrincipalName: who.UserPrincipalName})
	must(f.T, err)
	f.session = session
	return f
}

// writes are the requests that would change something.
func (f fixture) writes() (all []sandbox.Request) {
	for _, r := range f.server.Requests() {
		if r.Method != http.MethodGet {
			all = append(all, r)
		}
	}
	return all
}

// interests are the person's interests that have a name.
func (f fixture) interests(name string) (all []map[string]any) {
	f.Helper()
	for _, raw := range f.server.Objects("me", "interests") {
		var object map[string]any
		must(f.T, json.Unmarshal(raw, &object))
		if object["displayName"] == name {
			all = append(all, object)
		}
	}
	return all
}
