package outbox

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"testing"

	"facet/graph"
	"facet/graph/sandbox"
	"facet/internal/state"
	"facet/profile/draft/store"
)

// childVariable makes this test binary a process that sends.
const childVariable = "FACET_OUTBOX_CHILD"

// child is what such a process is told. It sends every draft in its folder.
type child struct {
	URL, Token, ID string
	Dir            string
	Forgets        bool // the journal is in memory, so a crash forgets it
	Pace           pace
}

func TestMain(m *testing.M) {
	told := os.Getenv(childVariable)
	if told == "" {
		debug.SetGCPercent(400) // each test leaves journals and a sandbox behind, which can wait
		os.Exit(m.Run())
	}
	var c child
	err := json.Unmarshal([]byte(told), &c)
	if err == nil {
		err = c.run(context.Background())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// run is what a person and facet do together after a start: check what is
// open, then send what was typed and not sent, and discard what was.
func (c child) run(ctx context.Context) error {
	target, err := targetAt(c.URL, c.Token, c.ID, graph.NewHTTPTransport())
	if err != nil {
		return err
	}
	journal := state.Disk
	if c.Forgets {
		journal = state.NewMemory()
	}
	o := New(c.Dir+"/outbox", journal)
	o.pace = c.Pace
	open, err := o.Open(ctx)
	if err != nil {
		return err
	}
	if aside, err := state.Asides(journal, c.Dir+"/outbox"); len(aside) > 0 || err != nil {
		fmt.Fprintln(os.Stderr, "damaged:", aside, err)
	}
	for _, e := range open {
		if _, err := o.Check(ctx, target, e.ID, nil); err != nil && !errors.Is(err, graph.ErrUnconfirmed) && !errors.Is(err, ErrSettled) {
			return err
		}
	}
	return c.sendDrafts(ctx, o, target)
}

func (c child) store() (*store.Folder, store.Owner) {
	return &store.Folder{Dir: c.Dir + "/drafts", FS: state.Disk},
		store.Owner{Cloud: "sandbox", Account: c.ID, Person: c.ID}
}

func (c child) sendDrafts(ctx context.Context, o *Outbox, target Target) error {
	store, owner := c.store()
	waiting, notices, err := store.List(owner)
	if err != nil || len(notices) > 0 {
		return fmt.Errorf("drafts: %v, %w", notices, err)
	}
	for _, d := range waiting {
		r := Request{Target: target, Method: http.MethodPost, Body: d.Form, Label: d.Label, Key: d.ID}
		result, err := o.Send(ctx, r, nil)
		if already, ok := errors.AsType[*AlreadyError](err); ok {
			result.Entry = already.Entry
		}
		if result.Entry.Status != Done {
			continue // the person tries another time
		}
		if err := store.Discard(owner, d.ID); err != nil {
			return err
		}
	}
	return nil
}

// start runs the child; its errors go to the writer.
func (c child) start(t testing.TB, stderr io.Writer) *exec.Cmd {
	t.Helper()
	told, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), childVariable+"="+string(told))
	cmd.Stderr = stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd
}

// newChild is a child with its own folder, and the sandbox that it speaks to.
func newChild(t *testing.T) (child, *sandbox.Sandbox) {
	t.Helper()
	s := sandbox.New()
	server, err := sandbox.Listen(t.Context(), "127.0.0.1:0", s)
	if err != nil {
		t.Fatal(err)
	}
	go server.Serve()
	t.Cleanup(func() { server.Close() })
	token, err := s.Token(s.People()[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return child{URL: server.URL, Token: token, ID: s.People()[0].ID, Dir: t.TempDir(), Pace: 50}, s
}

// types leaves drafts to be sent, and returns the names of what they create.
func (c child) types(t *testing.T, name string, from, n int) []string {
	t.Helper()
	folder, owner := c.store()
	var names []string
	for i := range n {
		name := name + strconv.Itoa(from+i)
		names = append(names, name)
		form := json.RawMessage(fmt.Sprintf(`{"displayName":%q,"description":"by hand"}`, name))
		head := store.Head{ID: strings.ToLower(rand.Text()), Owner: owner, Kind: "interest", Label: name}
		if err := folder.Save(store.Draft{Head: head, Form: form}); err != nil {
			t.Fatal(err)
		}
	}
	return names
}

func TestProcessesAtOneCollectionTakeTurns(t *testing.T) {
	c, s := newChild(t)
	names := c.types(t, "typed-", 0, 12)
	var running []*exec.Cmd
	for range 4 { // all of them want to send all drafts
		running = append(running, c.start(t, os.Stderr))
	}
	for _, cmd := range running {
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	d := &fixture{TB: t, sandbox: s, outbox: New(c.Dir+"/outbox", state.Disk)}
	for _, name := range names {
		if n := d.count(name); n != 1 {
			t.Errorf("%s: %d objects", name, n)
		}
	}
	if h := d.history(); len(h) != len(names) || len(d.open()) != 0 {
		t.Errorf("%d entries, %d of them open", len(h), len(d.open()))
	}
	t.Logf("4 processes, %d drafts: %d POSTs, 0 objects twice", len(names), d.arrived(http.MethodPost))
}

func TestManySendersShareOneOutbox(t *testing.T) {
	s := sandbox.New()
	d := fixtureAt(t, s, New(t.TempDir(), unsynced))
	var wg sync.WaitGroup
	for i := range 24 {
		wg.Go(func() {
			r := d.post(fmt.Sprintf(`{"displayName":"Many %d"}`, i%12)) // each of them twice
			r.Key = strconv.Itoa(i % 12)
			if _, err := d.outbox.Send(t.Context(), r, nil); err != nil {
				if _, ok := errors.AsType[*AlreadyError](err); !ok {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	for i := range 12 {
		if n := d.count(fmt.Sprintf("Many %d", i)); n != 1 {
			t.Errorf("%d: %d objects", i, n)
		}
	}
	if n := d.arrived(http.MethodPost); n != 12 || len(d.open()) != 0 {
		t.Errorf("%d POSTs, %d open", n, len(d.open()))
	}
}

func TestOutboxThatWasNeverUsedMakesNoFile(t *testing.T) {
	o := New(t.TempDir()+"/outbox", state.Disk)
	entries, err := o.Open(t.Context())
	history, failed := o.History(t.Context())
	if err := errors.Join(err, failed); err != nil || len(entries)+len(history) != 0 {
		t.Errorf("%v, %v", entries, err)
	}
	if _, err := os.Stat(o.dir); !os.IsNotExist(err) {
		t.Errorf("there is a folder: %v", err)
	}
}
