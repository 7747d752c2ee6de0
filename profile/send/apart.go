package send

import (
	"context"
	"slices"
	"sync"
)

// Apart makes sends several at a time. What belongs to one lane is made one after the
// other, in its order; what has its turn at the same time, in any order.
type Apart struct {
	Parallel int                // how many are sent at a time, 1 at least
	Ahead    func() int         // how many more are made ready meanwhile
	Lane     func(i int) string // such as the person
	// Ready does what can be done before a send has its turn, and returns the send.
	Ready func(i int) func() Outcome
	Ended func(i int, o Outcome) // hears of one after the other
	Start func(run func())       // runs something in a goroutine
}

// apart are sends on their way.
type apart struct {
	Apart
	stop context.Context

	mu      sync.Mutex
	changed *sync.Cond
	waiting []int           // in their order
	busy    map[string]bool // lanes
	begun   int             // sends that are made ready, wait for their turn, or are made
	ready   []int           // those that wait for their turn, in their order
	sending int
	seen    pattern
	why     *Stop
}

// Send makes the sends with some numbers, until all are made or there is a reason to
// stop: then the error is a [Stop]. What is on its way is awaited. Once stop is over,
// nothing is begun.
func (a Apart) Send(stop context.Context, numbers []int) error {
	s := &apart{Apart: a, stop: stop, waiting: slices.Clone(numbers), busy: map[string]bool{}}
	s.changed = sync.NewCond(&s.mu)
	defer context.AfterFunc(stop, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.changed.Broadcast()
	})()
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.goesOn() && len(s.waiting) > 0 {
		if i, free := s.next(); free {
			s.Start(func() { s.one(i) })
			continue
		}
		s.changed.Wait()
	}
	for s.begun > 0 {
		s.changed.Wait()
	}
	switch {
	case s.why != nil:
		return s.why
	case len(s.waiting) > 0:
		return &Stop{Why: Stopped, Task: s.waiting[0], Err: context.Cause(stop)}
	}
	return nil
}

// goesOn reports whether there is no reason to stop. The caller holds mu.
func (s *apart) goesOn() bool { return s.why == nil && s.stop.Err() == nil }

// farthest is how far beyond the first that waits another one may begin.
const farthest = 1000

// next takes the first send whose lane is free. The caller holds mu.
func (s *apart) next() (int, bool) {
	if s.begun >= max(s.Parallel, 1)+s.Ahead() {
		return 0, false
	}
	near := s.waiting[:min(len(s.waiting), farthest)]
	at := slices.IndexFunc(near, func(i int) bool { return !s.busy[s.Lane(i)] })
	if at < 0 {
		return 0, false
	}
	i := s.waiting[at]
	s.waiting = slices.Delete(s.waiting, at, at+1)
	s.busy[s.Lane(i)] = true
	s.begun++
	return i, true
}

// one makes one send ready, and makes it when it has its turn.
func (s *apart) one(i int) {
	defer s.over(i)
	send := s.Ready(i)
	if !s.turn(i) {
		return
	}
	o, ended := Outcome{}, false
	defer func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.sending--
		if !ended { // it panicked, and that is said
			return
		}
		s.Ended(i, o)
		if s.goesOn() { // being told to stop is the reason, whatever came of this one
			s.why = s.seen.after(i, o)
		}
	}()
	o = send()
	ended = true
}

// turn waits until a send has its turn, or nothing more is sent.
func (s *apart) turn(i int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	at, _ := slices.BinarySearch(s.ready, i)
	s.ready = slices.Insert(s.ready, at, i)
	s.changed.Broadcast()
	for s.goesOn() && (s.ready[0] != i || s.sending >= max(s.Parallel, 1)) {
		s.changed.Wait()
	}
	at, _ = slices.BinarySearch(s.ready, i)
	s.ready = slices.Delete(s.ready, at, at+1)
	s.changed.Broadcast()
	if !s.goesOn() {
		s.waiting = append(s.waiting, i)
		return false
	}
	s.sending++
	return true
}

// over ends a send, made or not.
func (s *apart) over(i int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.begun--
	delete(s.busy, s.Lane(i))
	s.changed.Broadcast()
}
