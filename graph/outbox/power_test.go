package outbox

import (
	"errors"
	"math/rand/v2"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph"
	"facet/graph/sandbox"
	"facet/internal/state"
)

// powerCut is one send during which the power goes at a step of the disk, and
// what a person and a new process make of what is left.
type powerCut struct {
	*fixture
	memory *state.Memory
	old    int // entries that were in the journal before
}

func newPowerCut(t *testing.T, fault string) *powerCut {
	memory := state.NewMemory()
	p := &powerCut{fixtureAt(t, sandbox.New(), New(t.TempDir(), memory)), memory, 3}
	for range p.old {
		p.must(p.post(`{"displayName":"Older"}`))
	}
	time.Sleep(25 * time.Hour) // so that the send tidies the journal, too
	if fault != "" {
		p.inject(fault)
	}
	return p
}

// restart is a new process after the power is back.
func (p *powerCut) restart(luck *rand.Rand) {
	p.memory.Restore(luck)
	p.outbox = New(p.outbox.dir, p.memory)
}

func TestPowerCutLosesNoSendAndDoublesNone(t *testing.T) {
	cuts, seeds := 0, uint64(2)
	faults := []string{"", "late-commit=3s@post+once", "reset=after@post+once", "reset=before@post+once"}
	if testing.Short() {
		seeds, faults = 1, faults[:2]
	}
	for _, fault := range faults {
		for step, finished := 1, false; !finished; step++ {
			for seed := range seeds {
				synctest.Test(t, func(t *testing.T) {
					p := newPowerCut(t, fault)
					before := p.memory.Steps()
					p.memory.CutAt(step)
					r := p.post(origami)
					r.Key = "draft-1"
					result, err := p.send(r)
					finished = p.memory.Steps()-before < step
					p.restart(rand.New(rand.NewPCG(seed, uint64(step))))
					p.recovers(result, err)
					cuts++
				})
			}
		}
	}
	if !t.Failed() {
		t.Logf("%d power cuts during sends: 0 entries torn, 0 lost, 0 objects twice", cuts)
	}
}

// recovers is what a person does after the restart: checks what is open, and
// sends again what was never sent.
func (p *powerCut) recovers(result Result, err error) {
	defer func() {
		if aside := p.outbox.asides(p); len(aside) > 0 {
			p.Errorf("damaged: %v", aside)
		}
	}()
	posts := p.arrived("POST") - p.old
	if n := len(p.history()); n < p.old+posts {
		p.Fatalf("%d POSTs, but %d entries", p.old+posts, n)
	}
	if done := err == nil && result.Unrecorded == nil; done && len(p.open()) != 0 {
		p.Errorf("done, and open again: %+v", p.open())
	}
	for _, e := range p.open() {
		if _, err := p.outbox.Check(p.Context(), p.target, e.ID, nil); err != nil && !errors.Is(err, graph.ErrUnconfirmed) {
			p.Errorf("check: %v", err)
		}
	}
	p.sandbox.Clear("reset")
	p.sandbox.Clear("late-commit")
	r := p.post(origami)
	r.Key = "draft-1"
	var already *AlreadyError
	if _, err := p.send(r); errors.As(err, &already) && already.Entry.Open() {
		_, err = p.outbox.Again(p.Context(), p.target, already.Entry.ID, nil)
		if err != nil {
			p.Error(err)
		}
	} else if err != nil && already == nil {
		p.Error(err)
	}
	if n := p.count("Origami"); n != 1 {
		p.Errorf("%d objects", n)
	}
	if n := p.count("Older"); n != p.old {
		p.Errorf("%d older objects", n)
	}
}
