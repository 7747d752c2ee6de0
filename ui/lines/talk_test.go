package lines_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"facet/auth"
	"facet/graph"
	"facet/graph/outbox"
	"facet/graph/sandbox"
	"facet/internal/state"
	"facet/profile/flow/flowtest"
	"facet/profile/person"
	"facet/ui"
	"facet/ui/lines"
)

var update = flag.Bool("update", false, "write the transcripts anew")

// session is one in a sandbox, of its first person.
func session(t testing.TB, server *sandbox.Sandbox, whom graph.Person) *person.Session {
	t.Helper()
	token, err := server.Token(server.People()[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	root, err := auth.ParseGraphRoot(sandbox.BaseURL)
	if err != nil {
		t.Fatal(err)
	}
	transport := &auth.Transport{
		Graph: root, Source: auth.Static(auth.NewSecret(token)), Base: graph.NewTransport(sandbox.BaseURL, server),
	}
	return &person.Session{
		Client: &graph.Client{BaseURL: sandbox.BaseURL, HTTP: &http.Client{Transport: transport, CheckRedirect: graph.CheckRedirect}},
		Person: whom, Kinds: flowtest.Kinds(), Sandbox: true,
		Outbox: outbox.New("outbox", state.NewMemory()),
	}
}

// caller is somebody who talks with facet. What they type stands in the
// transcript behind "> ".
type caller struct {
	t      *testing.T
	server *sandbox.Sandbox
	input  *io.PipeWriter
	ended  chan error

	mu         sync.Mutex
	transcript bytes.Buffer
	since      int // where the transcript was when the last line was typed
}

func (c *caller) Write(words []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.transcript.Write(words)
}

func (c *caller) all() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.transcript.String()
}

// story is a conversation about one's own profile, with these faults.
func story(t *testing.T, tell func(*caller), faults ...string) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { tell(call(t, sandboxWith(t, faults...), graph.Me())) })
}

func sandboxWith(t testing.TB, faults ...string) *sandbox.Sandbox {
	t.Helper()
	server := sandbox.New()
	for _, fault := range faults {
		if err := server.Inject(fault); err != nil {
			t.Fatal(err)
		}
	}
	return server
}

// call begins a conversation inside a bubble.
func call(t *testing.T, server *sandbox.Sandbox, person graph.Person) *caller {
	t.Helper()
	return callWith(t, server, ui.Options{Session: session(t, server, person)})
}

func callWith(t *testing.T, server *sandbox.Sandbox, options ui.Options) *caller {
	t.Helper()
	return talkWith(t, server, func(in io.Reader, c *caller) error { return lines.Run(t.Context(), in, c, options) })
}

// talkWith begins a conversation that somebody can type into.
func talkWith(t *testing.T, server *sandbox.Sandbox, talk func(io.Reader, *caller) error) *caller {
	t.Helper()
	in, input := io.Pipe()
	c := &caller{t: t, server: server, input: input, ended: make(chan error, 1)}
	go func() {
		err := talk(in, c)
		in.Close()
		c.ended <- err
	}()
	t.Cleanup(func() {
		input.Close()
		synctest.Wait()
	})
	synctest.Wait()
	return c
}

// types types lines, each after facet has said all that it has to say.
func (c *caller) types(all ...string) *caller {
	for _, line := range all {
		c.since = len(c.all())
		_, _ = c.Write([]byte("> " + line + "\n"))
		_, _ = io.WriteString(c.input, line+"\n")
		synctest.Wait()
	}
	return c
}

func (c *caller) wait(d time.Duration) *caller {
	time.Sleep(d)
	synctest.Wait()
	return c
}

// hears fails unless all these words came since the last line was typed.
func (c *caller) hears(all ...string) *caller {
	c.t.Helper()
	for _, words := range all {
		if !strings.Contains(c.all()[c.since:], words) {
			c.t.Fatalf("%q is not said in\n%s", words, c.all()[c.since:])
		}
	}
	return c
}

// over fails unless the conversation has ended with this error.
func (c *caller) over(want error) {
	c.t.Helper()
	select {
	case err := <-c.ended:
		if !errors.Is(err, want) {
			c.t.Errorf("it ended with %v, want %v", err, want)
		}
	default:
		c.t.Fatalf("it goes on:\n%s", c.all())
	}
}

// writes are the requests that would change something.
func writes(server *sandbox.Sandbox) []sandbox.Request {
	var writes []sandbox.Request
	for _, r := range server.Requests() {
		if r.Method != http.MethodGet {
			writes = append(writes, r)
		}
	}
	return writes
}

// sent fails unless these were the writes, as "POST /beta/me/profile/positions".
func (c *caller) sent(want ...string) *caller {
	c.t.Helper()
	var got []string
	for _, w := range writes(c.server) {
		got = append(got, w.Method+" "+w.Path)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		c.t.Fatalf("other writes (-want +got):\n%s\n%s", diff, c.all())
	}
	return c
}

// body fails unless the last write has this JSON.
func (c *caller) body(want string) *caller {
	c.t.Helper()
	all := writes(c.server)
	if len(all) == 0 {
		c.t.Fatalf("nothing was sent:\n%s", c.all())
	}
	if diff := cmp.Diff(value(c.t, want), value(c.t, string(all[len(all)-1].Body))); diff != "" {
		c.t.Errorf("the body differs (-want +got):\n%s", diff)
	}
	return c
}

func value(t testing.TB, s string) (v any) {
	t.Helper()
	if err := json.Unmarshal([]byte(s), &v); err != nil {
		t.Fatalf("%v in %s", err, s)
	}
	return v
}

// golden compares the transcript with the one that is kept.
func (c *caller) golden(name string) {
	c.t.Helper()
	file := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.WriteFile(file, []byte(c.all()), 0o644); err != nil {
			c.t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		c.t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), c.all()); diff != "" {
		c.t.Errorf("the transcript differs (-want +got):\n%s", diff)
	}
}
