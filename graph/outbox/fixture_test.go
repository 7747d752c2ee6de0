package outbox

import (
	"context"
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"

	"facet/graph"
	"facet/graph/sandbox"
	"facet/internal/state"
)

const origami = `{"displayName":"Origami","description":"Rapid","categories":["craft"]}`

// fixture is somebody with an outbox, and a Graph to send to.
type fixture struct {
	testing.TB
	sandbox *sandbox.Sandbox
	outbox  *Outbox
	target  Target
	phases  []Progress
}

func newFixture(t testing.TB, faults ...string) *fixture {
	t.Helper()
	return fixtureAt(t, sandbox.New(), New(t.TempDir(), unsynced), faults...)
}

// unsynced is the computer's disk for tests that cut no power: they write the
// same files, and don't wait until these would survive that.
var unsynced state.FS = unsyncedDisk{state.Disk}

type unsyncedDisk struct{ state.FS }

func (d unsyncedDisk) OpenFile(name string, flag int, perm os.FileMode) (state.File, error) {
	f, err := d.FS.OpenFile(name, flag, perm)
	if file, ok := f.(*os.File); ok {
		return unsyncedFile{file}, err
	}
	return f, err
}

func (unsyncedDisk) SyncDir(string) error { return nil }

type unsyncedFile struct{ *os.File }

func (unsyncedFile) Sync() error { return nil }

func fixtureAt(t testing.TB, s *sandbox.Sandbox, o *Outbox, faults ...string) *fixture {
	t.Helper()
	d := &fixture{TB: t, sandbox: s, outbox: o, target: targetIn(t, s, sandbox.BaseURL, s)}
	d.inject(faults...)
	return d
}

// targetIn is the interests of the sandbox's first person, who is signed in.
func targetIn(t testing.TB, s *sandbox.Sandbox, base string, wire http.RoundTripper) Target {
	t.Helper()
	me := s.People()[0]
	token, err := s.Token(me.ID)
	if err != nil {
		t.Fatal(err)
	}
	target, err := targetAt(base, token, me.ID, wire)
	if err != nil {
		t.Fatal(err)
	}
	return target
}

func targetAt(base, token, id string, wire http.RoundTripper) (Target, error) {
	client := &graph.Client{BaseURL: base, HTTP: &http.Client{Transport: bearer{token, graph.NewTransport(base, wire)}}}
	collection, err := client.Collection(graph.Me(), "profile/interests")
	return Target{Cloud: "sandbox", Actor: Identity{ID: id}, Person: Identity{ID: id}, Collection: collection}, err
}

// bearer puts a token on each request.
type bearer struct {
	token string
	base  http.RoundTripper
}

func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+b.token)
	return b.base.RoundTrip(r)
}

func (d *fixture) inject(faults ...string) {
	d.Helper()
	for _, fault := range faults {
		if err := d.sandbox.Inject(fault); err != nil {
			d.Fatal(err)
		}
	}
}

func (d *fixture) post(body string) Request {
	return Request{Target: d.target, Method: http.MethodPost, Body: json.RawMessage(body), Label: "Origami"}
}

func (d *fixture) send(r Request) (Result, error) {
	d.Helper()
	return d.outbox.Send(d.Context(), r, d.note)
}

func (d *fixture) note(p Progress) { d.phases = append(d.phases, p) }

// must is send, where an error ends the test.
func (d *fixture) must(r Request) Result {
	d.Helper()
	result, err := d.send(r)
	if err != nil {
		d.Fatalf("%s: %v", r.Method, err)
	}
	return result
}

// count is how many objects there are that a body created.
func (d *fixture) count(name string) int {
	n := 0
	for _, object := range d.sandbox.Objects("me", "interests") {
		var o struct{ DisplayName string }
		if json.Unmarshal(object, &o) == nil && o.DisplayName == name {
			n++
		}
	}
	return n
}

// twins is how many objects say what another one says.
func (d *fixture) twins() int {
	n, seen := 0, map[string]bool{}
	for _, object := range d.sandbox.Objects("me", "interests") {
		var o struct{ DisplayName string }
		_ = json.Unmarshal(object, &o)
		if seen[o.DisplayName] {
			n++
		}
		seen[o.DisplayName] = true
	}
	return n
}

// asides are the files that were set aside.
func (o *Outbox) asides(t testing.TB) []string {
	t.Helper()
	names, err := state.Asides(o.fs, o.dir)
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// arrived is how many requests of a method came.
func (d *fixture) arrived(method string) int {
	n := 0
	for _, r := range d.sandbox.Requests() {
		if r.Method == method {
			n++
		}
	}
	return n
}

func (d *fixture) open() []Entry {
	d.Helper()
	entries, err := d.outbox.Open(d.Context())
	if err != nil {
		d.Fatal(err)
	}
	return entries
}

func (d *fixture) history() []Entry {
	d.Helper()
	entries, err := d.outbox.History(d.Context())
	if err != nil {
		d.Fatal(err)
	}
	return entries
}

// wants holds what is there, and what arrived, against what ought to be.
func (d *fixture) wants(objects, posts int) {
	d.Helper()
	if n := d.count("Origami"); n != objects {
		d.Errorf("%d objects, want %d", n, objects)
	}
	if n := d.arrived(http.MethodPost); n != posts {
		d.Errorf("%d POSTs, want %d", n, posts)
	}
}

func (d *fixture) phaseNames() string {
	var names []string
	for _, p := range d.phases {
		names = append(names, string(p.Phase))
	}
	return strings.Join(names, " ")
}

// checkHeaders holds every request to what each must have, and must not.
func (d *fixture) checkHeaders() {
	d.Helper()
	seen := map[string]bool{}
	for _, r := range d.sandbox.Requests() {
		id := r.Header.Get("client-request-id")
		if id == "" || seen[id] {
			d.Errorf("%s %s: client-request-id %q", r.Method, r.Path, id)
		}
		seen[id] = true
		for name := range r.Header {
			if strings.Contains(strings.ToLower(name), "idempotency") {
				d.Errorf("%s %s has %s", r.Method, r.Path, name)
			}
		}
	}
}

// stopAt is a context that ends when a send comes to a phase.
func stopAt(ctx context.Context, phase Phase) (context.Context, func(Progress)) {
	ctx, cancel := context.WithCancel(ctx)
	return ctx, func(p Progress) {
		if p.Phase == phase {
			cancel()
		}
	}
}
