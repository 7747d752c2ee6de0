package outbox

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	"facet/graph"
	"facet/graph/sandbox"
	"facet/internal/state"
)

// resetting resets the connection of each create but the first, before Graph has done it
// or after.
type resetting struct {
	graph *sandbox.Sandbox
	done  bool // Graph has done it by then

	mu      sync.Mutex
	creates []string // the addresses that they came from
}

func (s *resetting) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		s.graph.ServeHTTP(w, r)
		return
	}
	s.mu.Lock()
	s.creates = append(s.creates, r.RemoteAddr)
	first := len(s.creates) == 1
	s.mu.Unlock()
	switch {
	case first:
		s.graph.ServeHTTP(w, r)
	case s.done:
		s.graph.ServeHTTP(httptest.NewRecorder(), r)
		fallthrough
	default:
		panic(http.ErrAbortHandler)
	}
}

func TestCreateThatIsResetOnAKeptConnectionIsLookedForAndNotSentAgain(t *testing.T) {
	for _, done := range []bool{true, false} {
		s := sandbox.New()
		wire := &resetting{graph: s, done: done}
		server := httptest.NewServer(wire)
		t.Cleanup(server.Close)
		d := &fixture{TB: t, sandbox: s, outbox: New("outbox", state.NewMemory())}
		d.outbox.pace = 1000
		d.target = targetIn(t, s, server.URL+"/beta", graph.NewHTTPTransport())
		d.must(d.post(`{"displayName":"First"}`))
		r, err := d.send(d.post(`{"displayName":"Second"}`))
		if done && (err != nil || r.Entry.Status != Done) || !done && !errors.Is(err, graph.ErrUnconfirmed) {
			t.Errorf("done %v: %q, %v", done, r.Entry.Status, err)
		}
		want := map[bool]int{true: 1, false: 0}[done]
		if n := d.count("Second"); n != want || len(wire.creates) != 2 {
			t.Errorf("done %v: it is there %d times, and the creates came from %v", done, n, wire.creates)
		}
		if wire.creates[0] != wire.creates[1] {
			t.Logf("done %v: the connection had waited for too long to be kept", done)
		}
	}
}
