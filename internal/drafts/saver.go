package drafts

import (
	"context"
	"errors"
	"sync"
	"time"
)

const (
	quiet   = 300 * time.Millisecond // after the last change
	longest = 3 * time.Second        // after the first change that is not saved
)

var errClosed = errors.New("the saver is closed")

// Saver saves the draft that somebody is typing, a moment after the last key.
// It is for one draft at a time: a newer one takes the place of what was put
// before it, so Flush before turning to another. Only Flush, Discard and Close
// wait for the disk. Make one with [NewSaver].
type Saver struct {
	store *Store
	saved func(Draft, error)

	mu     sync.Mutex
	latest chan Draft // of one place: a newer draft takes it from an older one
	asked  chan order
	gone   chan struct{}
}

// order is something to do at once, after what was typed is on the disk.
type order struct {
	do   func() error
	drop bool // what was typed is not wanted any more
	last bool
	done chan error
}

// NewSaver starts a saver. Saved, if it is not nil, is told of every draft
// that was saved, or could not be; it is called from the saver's goroutine.
// Call Close in the end. Start, if it is not nil, is what runs the goroutine.
func NewSaver(store *Store, saved func(Draft, error), start func(func())) *Saver {
	if saved == nil {
		saved = func(Draft, error) {}
	}
	if start == nil {
		start = func(f func()) { go f() }
	}
	s := &Saver{
		store: store, saved: saved,
		latest: make(chan Draft, 1), asked: make(chan order), gone: make(chan struct{}),
	}
	start(s.run)
	return s
}

// Put gives the draft as it is now to be saved soon. It never blocks. What the
// draft refers to must not change any more.
func (s *Saver) Put(d Draft) {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-s.latest:
	default:
	}
	s.latest <- d // there is room: only Put fills it
}

// Flush saves what was put at once, and returns when it is on the disk, or
// when ctx is over. It is for leaving a form, and for signals.
func (s *Saver) Flush(ctx context.Context) error {
	return s.ask(ctx, order{do: func() error { return nil }})
}

// Discard deletes a draft that was sent, along with what was put since.
func (s *Saver) Discard(ctx context.Context, o Owner, id string) error {
	return s.ask(ctx, order{do: func() error { return s.store.Discard(o, id) }, drop: true})
}

// Close flushes and ends the saver.
func (s *Saver) Close(ctx context.Context) error {
	err := s.ask(ctx, order{do: func() error { return nil }, last: true})
	if errors.Is(err, errClosed) {
		return nil
	}
	return err
}

func (s *Saver) ask(ctx context.Context, o order) error {
	o.done = make(chan error, 1)
	select {
	case s.asked <- o:
	case <-s.gone:
		return errClosed
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	select {
	case err := <-o.done:
		return err
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// run is the one goroutine that touches the disk.
func (s *Saver) run() {
	defer close(s.gone)
	var w waiting
	for {
		select {
		case d := <-s.latest:
			w.put(d)
		case <-w.due():
			_ = w.save(s) // which tells saved
		case o := <-s.asked:
			o.done <- s.obey(o, &w)
			if o.last {
				return
			}
		}
	}
}

// obey saves or drops what was typed, and does what was asked.
func (s *Saver) obey(o order, w *waiting) error {
	select {
	case d := <-s.latest:
		w.put(d)
	default:
	}
	var err error
	if o.drop {
		*w = waiting{}
	} else {
		err = w.save(s)
	}
	return errors.Join(err, o.do())
}

// waiting is a draft that is not on the disk yet.
type waiting struct {
	draft *Draft
	since time.Time // when the first change came that is not saved
	timer <-chan time.Time
}

func (w *waiting) put(d Draft) {
	now := time.Now()
	if w.draft == nil {
		w.since = now
	}
	w.draft = &d
	w.timer = time.After(min(quiet, w.since.Add(longest).Sub(now)))
}

// due fires when it is time to save; never, if nothing waits.
func (w *waiting) due() <-chan time.Time { return w.timer }

// save saves what waits. What could not be saved is tried again with the next
// change, or the next flush.
func (w *waiting) save(s *Saver) error {
	w.timer = nil
	if w.draft == nil {
		return nil
	}
	err := s.store.Save(*w.draft)
	s.saved(*w.draft, err)
	if err == nil {
		*w = waiting{}
	}
	w.since = time.Now()
	return err
}
