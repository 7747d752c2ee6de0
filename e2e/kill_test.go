package e2e

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// faultMix is what goes wrong at Graph while facet is killed. The times are
// such that what was done is found by the second look, after two seconds.
var faultMix = [][]string{
	nil, nil, {"latency=60ms"}, {"latency=250ms@post"}, {"late-answer=250ms@post"},
	{"reset=before@post+once"}, {"reset=after@post+once"}, {"late-commit=300ms@post+once"}, {"late-commit=1300ms@post+once"},
	{"commit-then-status=503@post+once"}, {"commit-then-status=408:html@post+once"}, {"status=500:empty@post+once"},
	{"cut=30@post+once"}, {"cut@post+once", "latency=20ms"}, {"status=429@post+once", "retry-after=1"},
	{"stale-lists=700ms", "reset=after@post+once"}, {"stale-lists=700ms", "late-answer=100ms@post"},
	{"latency=2s@get"}, {"status=503@get"},
}

// figures are what the killing came to.
type figures struct {
	mu     sync.Mutex
	kills  int
	wishes int // objects that somebody wanted
	found  int // of them, those that looking showed to be there
	asked  int // sends that a person had sent once more
	twice  int // objects that are there more than once
	lost   int // drafts that were typed long enough ago, and are nowhere
	torn   int // drafts and objects that are not as they were typed
}

func (f *figures) add(count *int, n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	*count += n
}

func (f *figures) String() string {
	return fmt.Sprintf("%d kills, %d creates, %d found by looking, %d left to a person, %d duplicates, %d drafts lost, %d torn",
		f.kills, f.wishes, f.found, f.asked, f.twice, f.lost, f.torn)
}

// wish is one object that somebody wants to have, once.
type wish struct {
	kind, name, text string
	typed            bool // long enough ago to be safe
	done             bool
	absent           string // the send that was looked for and is not there
}

// segments are where the sandbox keeps the kinds.
var segments = map[string]string{"interest": "interests", "certification": "certifications", "responsibility": "responsibilities"}

// user is somebody with a home and a sandbox of their own, and two hands: one
// gives commands, the other types into the editor. Both share what facet keeps
// in the home.
type user struct {
	*figures
	number  int
	org     *organisation
	env     []string
	home    string
	forgets bool // the journal is thrown away after every command
}

// newUser gives every second one a token that doesn't say for whom it is.
func newUser(t *testing.T, f *figures, number int) *user {
	var faults []string
	if number%2 == 1 {
		faults = append(faults, "opaque-tokens")
	}
	s := &user{figures: f, number: number, org: host(t, faults...), home: t.TempDir()}
	s.env = environment(t, "FACET_HOME="+s.home, "FACET_ACCESS_TOKEN="+s.org.all, "FACET_GRAPH="+s.org.api)
	return s
}

// hand does one thing after another, as its luck has it.
type hand struct {
	*user
	t      *testing.T
	name   string
	luck   *rand.Rand
	wishes []*wish
	killed int
}

func (s *user) hand(t *testing.T, name string) *hand {
	luck := rand.New(rand.NewPCG(number(t, "FACET_SEED", 1), uint64(s.number)<<8|uint64(name[0])))
	return &hand{user: s, t: t, name: name, luck: luck}
}

// wants makes a wish.
func (h *hand) wants(kind string) *wish {
	n := len(h.wishes)
	w := &wish{kind: kind, name: fmt.Sprintf("%s %d.%d by %s", kind, h.number, n, h.name), text: fmt.Sprintf("Wanted once, number %d.", n)}
	h.wishes = append(h.wishes, w)
	return w
}

// moment is when to kill: as likely within the first milliseconds as much
// later, so that it meets every step whatever the machine's speed.
func (h *hand) moment(longest time.Duration) time.Duration {
	return time.Duration(math.Pow(float64(longest), 0.7+h.luck.Float64()*0.3))
}

// must ends the hand's work at an error that is the harness' own.
func (h *hand) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// count compares what is in the sandbox with what was wanted.
func (h *hand) count() {
	h.t.Helper()
	there := map[string][]object{}
	for _, segment := range segments {
		objects, err := h.org.objects(segment)
		h.must(err)
		for _, o := range objects {
			there[o.DisplayName] = append(there[o.DisplayName], o)
		}
	}
	h.add(&h.figures.wishes, len(h.wishes))
	for _, w := range h.wishes {
		switch found := there[w.name]; {
		case len(found) > 1:
			h.add(&h.twice, 1)
			h.t.Logf("%s is there %d times", w.name, len(found))
		case len(found) == 0 && w.done:
			h.t.Errorf("%s is said to be done, and is not there", w.name)
		case len(found) == 1 && w.typed && found[0].Description != w.text:
			h.add(&h.torn, 1)
			h.t.Logf("%s says %q, and was typed as %q", w.name, found[0].Description, w.text)
		}
	}
}

// number reads a number from the environment.
func number(t *testing.T, variable string, usually uint64) uint64 {
	t.Helper()
	text := os.Getenv(variable)
	if text == "" {
		return usually
	}
	n, err := strconv.ParseUint(text, 10, 32)
	if err != nil {
		t.Fatal(variable, ": ", err)
	}
	return n
}

const (
	users      = 8  // at a time
	killsAHand = 40 // at most, before the next user comes
)

// TestKilledFacetMakesNothingTwiceAndLosesNoDraft is figure P1. FACET_KILLS is
// how often it kills; FACET_SEED chooses other moments and faults.
func TestKilledFacetMakesNothingTwiceAndLosesNoDraft(t *testing.T) {
	kills, f := int(number(t, "FACET_KILLS", 60)), new(figures)
	shifts := max(users, kills/(2*killsAHand))
	each := (kills + 2*shifts - 1) / (2 * shifts)
	began := time.Now()
	f.withUsers(t, shifts, func(t *testing.T, s *user) { s.work(t, each) })
	if f.twice+f.lost+f.torn != 0 {
		t.Error("P1 does not hold")
	}
	t.Logf("P1: %v; %.0f s", f, time.Since(began).Seconds())
}

// withUsers has so many people work one after the other, a few at a time.
func (f *figures) withUsers(t *testing.T, shifts int, use func(*testing.T, *user)) {
	var wg sync.WaitGroup
	free := make(chan bool, users)
	for number := range shifts {
		free <- true
		wg.Go(func() {
			defer func() { <-free }()
			t.Run(fmt.Sprint("user ", number), func(t *testing.T) { use(t, newUser(t, f, number)) })
		})
	}
	wg.Wait()
}

// work lets both hands work at once.
func (s *user) work(t *testing.T, kills int) {
	var wg sync.WaitGroup
	wg.Go(func() { t.Run("commands", func(t *testing.T) { s.hand(t, "command").commands(kills) }) })
	wg.Go(func() { t.Run("editor", func(t *testing.T) { s.hand(t, "editor").edits(kills) }) })
	wg.Wait()
	s.countFound(t)
}

// countFound counts the sends that were done though no answer said so.
func (s *user) countFound(t *testing.T) {
	t.Helper()
	sends, err := s.history(t)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range sends {
		if e.Status == "done" && e.HTTPStatus != 201 {
			s.add(&s.found, 1)
		}
	}
}

func TestWithoutTheJournalKilledFacetMakesThingsTwice(t *testing.T) {
	f := new(figures)
	f.withUsers(t, users, func(t *testing.T, s *user) {
		s.forgets = true
		s.hand(t, "command").commands(6)
	})
	if f.twice == 0 {
		t.Error("no duplicate: this harness proves nothing")
	}
	t.Log("without the journal: ", f)
}

// complained fails if a command met its end by a mistake in the program.
func complained(t *testing.T, args []string, said string) {
	t.Helper()
	if strings.Contains(said, "panic") || strings.Contains(said, "goroutine ") {
		t.Errorf("facet %v: %s", args, said)
	}
}
