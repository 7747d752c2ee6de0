package ui_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph/sandbox"
)

// atFirst are the things of every sandbox before anything is sent.
var atFirst = sync.OnceValue(func() map[spot]thing { return things(sandbox.New()) })

// walkOf does the steps of a walk. It returns what the oracle says, and in
// words what was done.
func walkOf(t *testing.T, seed uint64, at []int, bug plant, c *counts) (*oracle, []string) {
	dice := rand.New(rand.NewPCG(seed, 0))
	w := &walker{t: t, world: newWorld(rand.New(rand.NewPCG(seed, 1)), bug), dice: dice, doors: dice.IntN(3) == 0, counts: c}
	w.oracle = newOracle(w.people)
	w.oracle.account = w.accounts[0]
	c.sequences++
	if dice.IntN(4) == 0 {
		w.work()
	}
	w.begin()
	for _, i := range at {
		w.walk(rand.New(rand.NewPCG(seed, uint64(i)+2)))
	}
	w.wait(3 * time.Minute) // for what comes late
	w.end()
	w.close()
	c.objects += w.oracle.judge(atFirst(), things(w.server))
	c.unclear += w.oracle.unclear
	c.wrong += w.oracle.astray
	return w.oracle, w.said
}

// length is how many steps a walk has: few are enough for most mistakes.
func length(seed uint64) []int {
	var at []int
	for i := range 5 + rand.New(rand.NewPCG(seed, 99)).IntN(21) {
		at = append(at, i)
	}
	return at
}

// shortest leaves out of a walk that went wrong what isn't needed for it.
func shortest(t *testing.T, seed uint64, at []int, bug plant) []int {
	for _, step := range slices.Backward(slices.Clone(at)) {
		fewer := slices.DeleteFunc(slices.Clone(at), func(s int) bool { return s == step })
		if o, _ := walkOf(t, seed, fewer, bug, new(counts)); len(o.wrong) > 0 {
			at = fewer
		}
	}
	return at
}

// walks does the walks with the seeds from a first to a last one, until one
// goes wrong. That one it returns.
func walks(t *testing.T, first, last uint64, bug plant, c *counts) (wrong []uint64) {
	const together = 50 // in one bubble
	for seed := first; seed <= last && wrong == nil; {
		synctest.Test(t, func(t *testing.T) {
			for end := min(seed+together-1, last); seed <= end && wrong == nil; seed++ {
				if o, _ := walkOf(t, seed, length(seed), bug, c); len(o.wrong) > 0 {
					wrong = append(wrong, seed)
				}
			}
			time.Sleep(time.Minute) // for the clocks of programs that are gone
		})
	}
	return wrong
}

// seeds are those that FACET_WALKS names, as 100000 or 50001-100000, or else
// so many.
func seeds(t *testing.T, count uint64) (first, last uint64) {
	named := os.Getenv("FACET_WALKS")
	if named == "" {
		return 1, count
	}
	from, to, ranged := strings.Cut(named, "-")
	if !ranged {
		from, to = "1", from
	}
	first, err := strconv.ParseUint(from, 10, 64)
	last, err2 := strconv.ParseUint(to, 10, 64)
	if err := errors.Join(err, err2); err != nil {
		t.Fatalf("FACET_WALKS: %v", err)
	}
	return first, last
}

// tell fails with the shortest form of a walk that went wrong.
func tell(t *testing.T, seed uint64) {
	synctest.Test(t, func(t *testing.T) {
		o, said := walkOf(t, seed, shortest(t, seed, length(seed), plant{}), plant{}, new(counts))
		t.Errorf("FACET_WALKS=%[1]d-%[1]d: %[2]s\n%[3]s", seed, strings.Join(o.wrong, "\n"), strings.Join(said, "\n"))
		time.Sleep(time.Minute)
	})
}

// TestNothingIsEverSentForTheWrongPerson walks through the program at random:
// picking people, switching, going back, sending, undoing, resuming, crashing.
// FACET_WALKS says how many walks, or which: 7-7 does the seventh again.
func TestNothingIsEverSentForTheWrongPerson(t *testing.T) {
	count := uint64(200)
	if racing || testing.Short() {
		count = 25
	}
	var c counts
	first, last := seeds(t, count)
	for _, seed := range walks(t, first, last, plant{}, &c) {
		tell(t, seed)
	}
	if t.Log(c); c.opened == 0 || c.sends == 0 {
		t.Error("the walks led to nobody")
	}
}

// String is what a number of walks came to.
func (c counts) String() string {
	return fmt.Sprintf("sequences %d, actions %d, sends %d, undos %d, resumes %d, crashes %d, people opened %d, names moved %d, objects made %d, headers that fit two %d; on the wrong person: %d",
		c.sequences, c.actions, c.sends, c.undos, c.resumes, c.crashes, c.opened, c.moved, c.objects, c.unclear, c.wrong)
}

// astray leads the creates for one of the people to another one.
type astray struct{ http.RoundTripper }

func (a astray) RoundTrip(r *http.Request) (*http.Response, error) {
	people := sandbox.New().People()
	if r.Method == http.MethodPost {
		r = r.Clone(r.Context())
		r.URL.Path = strings.Replace(r.URL.Path, people[6].ID, people[7].ID, 1)
	}
	return a.RoundTripper.RoundTrip(r)
}

func TestWalksFindTheBugsThatAreLetLoose(t *testing.T) {
	sweep(t)
	for name, bug := range map[string]plant{
		"a request that goes astray":   {wire: func(next http.RoundTripper) http.RoundTripper { return astray{next} }},
		"a session that sways":         {sway: true},
		"drafts that open for anybody": {drafts: true},
	} {
		t.Run(name, func(t *testing.T) {
			var c counts
			if walks(t, 1, 1000, bug, &c) == nil {
				t.Errorf("nobody noticed: %v", c)
			}
		})
	}
}
