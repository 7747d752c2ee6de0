package outbox

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"

	"facet/graph"
	"facet/graph/sandbox"
	"facet/internal/state"
)

// faultMix is what may go wrong at Graph while processes are killed. The times
// suit the pace of the child, whose look-up ends after 600 ms.
var faultMix = []string{
	"", "", "", "reset=before@post+once", "reset=after@post+once", "late-commit=100ms@post+once", "late-answer=80ms@post",
	"commit-then-status=503@post+once", "commit-then-status=408:html@post+#2", "cut=30@post+once", "cut=400@post",
	"status=429@post+once", "status=500:empty@post+#2", "refuse@post+#1-2", "latency=20ms", "stale-lists=150ms",
}

// killing is a process that sends and is killed, again and again.
type killing struct {
	child
	t       *testing.T
	sandbox *sandbox.Sandbox
	luck    *rand.Rand
	names   []string
	said    bytes.Buffer // what the processes had to complain of
	asked   int          // how often a person had to decide
}

func newKilling(t *testing.T) *killing {
	c, s := newChild(t)
	return &killing{child: c, t: t, sandbox: s, luck: rand.New(rand.NewPCG(1, 2))}
}

// run kills until it was done so often, and lets the last process finish.
func (k *killing) run(kills int) {
	for killed := 0; killed < kills; {
		store, owner := k.store()
		if waiting, _, _ := store.List(owner); len(waiting) < 4 {
			k.names = append(k.names, k.types(k.t, "kill-", len(k.names), 8)...)
		}
		fault := faultMix[k.luck.IntN(len(faultMix))]
		if fault != "" {
			if err := k.sandbox.Inject(fault); err != nil {
				k.t.Fatal(err)
			}
		}
		if k.once(time.Duration(k.luck.IntN(120)) * time.Millisecond) {
			killed++
		}
		k.sandbox.Clear(fault)
		if killed%10 == 0 && !k.Forgets {
			k.decides()
		}
	}
	cmd := k.start(k.t, &k.said)
	if err := cmd.Wait(); err != nil {
		k.t.Errorf("the last process: %v", err)
	}
}

// once starts a process and kills it after a while. It reports whether there
// was anything left to kill.
func (k *killing) once(after time.Duration) bool {
	cmd := k.start(k.t, &k.said)
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			k.t.Errorf("a process ended by itself: %v", err)
		}
		return false
	case <-time.After(after):
		_ = cmd.Process.Kill()
		return <-ended != nil
	}
}

// decides is the person: what is open and can't be found, once all is calm, is
// sent again.
func (k *killing) decides() {
	time.Sleep(150 * time.Millisecond)
	target, err := targetAt(k.URL, k.Token, k.ID, graph.NewHTTPTransport())
	if err != nil {
		k.t.Fatal(err)
	}
	o := New(k.Dir+"/outbox", state.Disk)
	o.pace = k.Pace
	open, err := o.Open(k.t.Context())
	if err != nil {
		k.t.Fatal(err)
	}
	for _, e := range open {
		_, err := o.Check(k.t.Context(), target, e.ID, nil)
		if errors.Is(err, graph.ErrUnconfirmed) {
			k.asked++
			_, err = o.Again(k.t.Context(), target, e.ID, nil)
		}
		if err != nil {
			k.t.Error(err)
		}
	}
}

// counts tells how many drafts made more than one object, and how many made
// none and are gone.
func (k *killing) counts() (twice, lost int) {
	store, owner := k.store()
	kept := map[string]bool{}
	waiting, notices, err := store.List(owner)
	if err != nil || len(notices) != 0 {
		k.t.Errorf("drafts: %v, %v", notices, err)
	}
	for _, d := range waiting {
		kept[d.Label] = true
	}
	d := &fixture{TB: k.t, sandbox: k.sandbox}
	for _, name := range k.names {
		switch n := d.count(name); {
		case n > 1:
			twice++
		case n == 0 && !kept[name]:
			lost++
		}
	}
	return twice, lost
}

// FACET_KILLS is how often; 500 in CI, 10,000 when somebody wants to be sure.
func kills(t *testing.T, usually int) int {
	text := os.Getenv("FACET_KILLS")
	if text == "" {
		return usually
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// long begins a test that waits for the disk very often, or for processes.
// go test -short leaves it out.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("waits for the disk, or for processes, very often")
	}
}

func TestKilledProcessesSendNothingTwice(t *testing.T) {
	long(t)
	k := newKilling(t)
	n := kills(t, 30)
	k.run(n)
	twice, lost := k.counts()
	if twice != 0 || lost != 0 || k.said.Len() != 0 {
		t.Errorf("%d objects twice, %d drafts lost\n%s", twice, lost, &k.said)
	}
	t.Logf("P1: %d kills during %d sends: %d duplicates, %d drafts lost or torn, %d left to a person", n, len(k.names), twice, lost, k.asked)
}

func TestWithoutTheJournalKilledProcessesSendTwice(t *testing.T) {
	long(t)
	k := newKilling(t)
	k.Forgets = true
	twice, killed := 0, 0
	for ; twice == 0 && killed < 80; killed += 10 {
		k.run(10)
		twice, _ = k.counts()
	}
	if twice == 0 {
		t.Error("no duplicate: this harness proves nothing")
	}
	t.Logf("without the journal: %d kills during %d sends: %d duplicates", killed, len(k.names), twice)
}
