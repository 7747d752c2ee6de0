// Package flowtest has the steps of package flow in each of their states, for
// tests that hold of all of them: in the core, on the screens and in the line
// mode. A new step, or a new state of one, gets its line in [States], and every
// such test looks at it from then on.
//
// Call it inside a bubble of testing/synctest: sends that aren't confirmed take
// half a minute.
package flowtest

import (
	"net/http"
	"sync"
	"testing"

	"facet/auth"
	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/graph/sandbox"
	"facet/internal/state"
	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/person"
	"facet/profile/send"
)

// State is a step in one of its states. Where reading it says more, it was read.
type State struct {
	Name   string
	Step   flow.Step
	Server *sandbox.Sandbox
}

// fixture is somebody with a sandbox and a session in it.
type fixture struct {
	t       *testing.T
	server  *sandbox.Sandbox
	session *person.Session
}

// newFixture begins at a sandbox with these faults, where Graph has said who it is.
func newFixture(t *testing.T, faults ...string) fixture {
	t.Helper()
	return newFixtureAs(t, 0, faults...)
}

// newFixtureAs is the same for another of its people.
func newFixtureAs(t *testing.T, who int, faults ...string) fixture {
	t.Helper()
	server := sandbox.New()
	token, err := server.Token(server.People()[who].ID)
	must(t, err)
	root, err := auth.ParseGraphRoot(sandbox.BaseURL)
	must(t, err)
	transport := &auth.Transport{Graph: root, Source: auth.Static(auth.NewSecret(token)), Base: graph.NewTransport(sandbox.BaseURL, server)}
	session := &person.Session{
		Client: &graph.Client{BaseURL: sandbox.BaseURL, HTTP: &http.Client{Transport: transport, CheckRedirect: graph.CheckRedirect}},
		Person: graph.Me(), Kinds: append(Kinds(), forms.Directory()), Sandbox: true, Outbox: outbox.New("outbox", state.NewMemory()),
	}
	must(t, session.Identify(t.Context()))
	for _, fault := range faults {
		must(t, server.Inject(fault))
	}
	return fixture{t, server, session}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// kind is a facet type by its name.
func (d fixture) kind(name string) forms.Kind {
	for _, kind := range d.session.Kinds {
		if kind.Name == name {
			return kind
		}
	}
	d.t.Fatalf("there is no kind %q", name)
	return forms.Kind{}
}

// plan creates the example of a kind.
func (d fixture) plan(name string) send.Plan {
	edit := draft.NewEdit(d.session, d.kind(name))
	edit.Form = edit.Kind.Example()
	return edit.Plan(edit.Body())
}

// send sends a plan. How it ends is for the faults to say.
func (d fixture) send(p send.Plan) (outbox.Result, error) { return p.Send(d.t.Context(), nil) }

// state names a step, once it is read.
func (d fixture) state(name string, s flow.Step) State {
	if loader, reads := s.(flow.Loader); reads {
		if work := loader.Load(false); work != nil {
			if next := work(d.t.Context(), func(outbox.Progress) {}); next.Change != nil {
				s = next.Change(s)
			}
		}
	}
	return State{name, s, d.server}
}

// catalogue makes the states, those of one step at a time.
var catalogue = []func(*testing.T) []State{
	histories, draftLists, templateLists, listings, entries, directories, photos, results,
	leavings, accounts, namings, reviews, setups, starts,
	refusals, denials, doubts,
	approvals, people, searches, signIns, copyings, imports,
	audiences, expiries, rowChanges,
}

// States are all steps in all states.
func States(t *testing.T) []State {
	t.Helper()
	var all []State
	for _, some := range catalogue {
		all = append(all, some(t)...)
	}
	return all
}

// places are where in the catalogue the states are that were made once.
var places sync.Map

// Find makes the state with a name, and hardly any other.
func Find(t *testing.T, name string) State {
	t.Helper()
	for i, some := range catalogue {
		if at, known := places.Load(name); known && at != i {
			continue
		}
		for _, s := range some(t) {
			places.Store(s.Name, i)
			if s.Name == name {
				return s
			}
		}
	}
	t.Fatalf("there is no state %q", name)
	return State{}
}

func histories(t *testing.T) []State {
	empty, sent, open := newFixture(t), newFixture(t), newFixture(t, "cut@post", "stale-lists=1h")
	_, err := sent.send(sent.plan("interest"))
	must(t, err)
	_, _ = open.send(open.plan("interest"))
	done := sent.state("history of a send", flow.History(sent.session))
	return []State{
		{"history that isn't read", flow.History(empty.session), empty.server},
		empty.state("history of nothing", flow.History(empty.session)),
		done,
		named("a send of the history", then(done, done.Step.View().List.Row(0).Actions[0].Go())),
		open.state("history of a send that isn't confirmed", flow.History(open.session)),
	}
}
