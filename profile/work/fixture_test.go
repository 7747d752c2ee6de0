package work

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/graph/sandbox"
	"facet/internal/state"
	"facet/profile/send"
)

// fixture is somebody with a list, an outbox, and a Graph to send to.
type fixture struct {
	testing.TB
	sandbox *sandbox.Sandbox
	wire    *wire
	pace    *Pace
	client  *graph.Client
	outbox  *outbox.Outbox
	me      sandbox.Person
	stop    context.Context // soon
	halt    context.CancelFunc
	steps   []outbox.Phase
}

// wire is what requests go over. It notes those that come before the time that
// an answer named.
type wire struct {
	*sandbox.Sandbox
	mu             sync.Mutex
	token          string
	until          time.Time
	asked, refused int
	posted         int
	early          int
	waits          int                 // times that an answer named, one after another
	at             func(*http.Request) // is told of each request
}

func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+w.token)
	w.note(r)
	response, err := w.Sandbox.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if response.StatusCode == http.StatusTooManyRequests {
		w.refused++
	}
	if after := graph.RetryAfter(response.Header); after > 0 {
		if !time.Now().Before(w.until) {
			w.waits++
		}
		w.until = time.Now().Add(after)
	}
	return response, nil
}

func (w *wire) note(r *http.Request) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.asked++
	if time.Now().Before(w.until) {
		w.early++
	}
	if w.at != nil {
		w.at(r)
	}
}

func newFixture(t testing.TB, faults ...string) *fixture {
	t.Helper()
	return fixtureAt(t, sandbox.New(), outbox.New("outbox", state.NewMemory()), faults...)
}

func fixtureAt(t testing.TB, s *sandbox.Sandbox, o *outbox.Outbox, faults ...string) *fixture {
	t.Helper()
	d := &fixture{TB: t, sandbox: s, outbox: o, me: s.People()[0], pace: &Pace{}}
	token, err := s.Token(d.me.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range faults {
		if err := s.Inject(fault); err != nil {
			t.Fatal(err)
		}
	}
	d.stop, d.halt = context.WithCancel(t.Context())
	d.wire = &wire{Sandbox: s, token: token}
	plain := &graph.Client{BaseURL: sandbox.BaseURL, HTTP: &http.Client{Transport: graph.NewTransport(sandbox.BaseURL, d.wire)}}
	d.client = d.pace.Client(d.stop, plain)
	return d
}

// list is a table of so many rows, for each of the people in turn.
func list(people []string, rows int) string {
	var b strings.Builder
	b.WriteString("person,kind,displayName,categories\n")
	for i := range rows {
		kind := []string{"interest", "certification", "responsibility"}[i/len(people)%3]
		fmt.Fprintf(&b, "%s,%s,Fill %d,\n", people[i%len(people)], kind, i)
	}
	return b.String()
}

// names are the sign-in names of the sandbox's people.
func names(s *sandbox.Sandbox) []string {
	var all []string
	for _, p := range s.People() {
		all = append(all, p.UserPrincipalName)
	}
	return all
}

// run reads, pins and makes ready a list that is right.
func (d *fixture) run(content string) *Run {
	d.Helper()
	rows := read(d, "list.csv", content)
	pinned, problems, err := Pin(d.Context(), d.client, rows, nil)
	if err != nil || len(problems) > 0 {
		d.Fatal(problems, err)
	}
	history, err := d.outbox.History(d.Context())
	if err != nil {
		d.Fatal(err)
	}
	return &Run{
		Tasks: pinned.Tasks, Outcomes: Standing(history, pinned.Tasks), Outbox: d.outbox, Target: d.target,
		Step: func(p outbox.Progress) { d.steps = append(d.steps, p.Phase) },
	}
}

func (d *fixture) target(task Task) (outbox.Target, error) {
	person := graph.Me()
	if task.User.ID != d.me.ID {
		person, _ = graph.User(task.User.ID)
	}
	collection, err := d.client.Collection(person, task.Kind.Path)
	return outbox.Target{Cloud: d.client.BaseURL, Actor: outbox.Identity{ID: d.me.ID}, Person: outbox.Identity{ID: task.User.ID}, Collection: collection}, err
}

// statuses counts the rows by what has become of them: "3 sent, 1 refused".
func statuses(r *Run) string {
	counts := map[send.Status]int{}
	for _, o := range r.Outcomes {
		counts[o.Status]++
	}
	var words []string
	for _, s := range []send.Status{send.Sent, send.SentBefore, send.Refused, send.NotConfirmed, send.Discarded, send.TakenBack, send.Repeats, send.NotTried} {
		if counts[s] > 0 {
			words = append(words, fmt.Sprintf("%d %s", counts[s], s))
		}
	}
	return strings.Join(words, ", ")
}

// has counts the objects of the sandbox by their names.
func (d *fixture) has() map[string]int {
	counts := map[string]int{}
	for _, p := range d.sandbox.People() {
		for _, kind := range forms.Kinds() {
			for _, raw := range d.sandbox.Objects(p.ID, kind.Path[strings.LastIndex(kind.Path, "/")+1:]) {
				var o struct{ DisplayName string }
				if json.Unmarshal(raw, &o) == nil {
					counts[o.DisplayName]++
				}
			}
		}
	}
	return counts
}

// once fails unless the first so many rows made one object each.
func (d *fixture) once(rows int) {
	d.Helper()
	has := d.has()
	for i := range rows {
		if n := has[fmt.Sprintf("Fill %d", i)]; n != 1 {
			d.Errorf("Fill %d: %d objects", i, n)
		}
	}
}
