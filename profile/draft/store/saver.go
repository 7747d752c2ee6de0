package store

import (
	"context"
	"errors"
	"maps"
	"sync"
	"time"
)

const (
	quiet   = 300 * time.Millisecond // after the last change
	longest = 3 * time.Second        // after the first change that is not saved
)

var errClosed = errors.New("the saver is closed")

// Saver saves what somebody is typing, a moment after the last key. Only Flush,
// Discard, Adopt and Close wait for the disk. Make one with [NewSaver].
type Saver struct {
	store *Folder
	saved func(Draft, error)

	mu    sync.Mutex
	typed map[string]Draft // what was put and not taken yet, by id
	woken chan struct{}    // of one place: something was put
	asked chan order
	gone  chan struct{}
}

// order is something to do at once, after what was typed is on the disk.
type order struct {
	do   func() error
	drop string // the id of a draft that is not wanted any more
	last bool
	done chan error
}

// NewSaver starts a saver. Saved, if it is not nil, is told of every draft
// that was saved, or could not be; it is called from the saver's goroutine.
// Call Close in the end. Start, if it is not nil, is what runs the goroutine.
func NewSaver(store *Folder, saved func(Draft, error), start func(func())) *Saver {
	if saved == nil {
		saved = func(Draft, error) {}
	}
	if start == nil {
		start = func(f func()) { go f() }
	}
	s := &Saver{
		store: store, saved: saved, typed: map[string]Draft{},
		woken: make(chan struct{}, 1), asked: make(chan order), gone: make(chan struct{}),
	}
	start(s.run)
	return s
}

// Put gives the draft as it is now to be saved soon. It never blocks. What the
// draft refers to must not change any more.
func (s *Saver) Put(d Draft) {
	s.mu.Lock()
	s.typed[d.ID] = d
	s.mu.Unlock()
	select {
	case s.woken <- struct{}{}:
	default: // somebody has rung already
	}
}

// take is what was put since the last time.
func (s *Saver) take() map[string]Draft {
	s.mu.Lock()
	defer s.mu.Unlock()
	typed := s.typed
	s.typed = map[string]Draft{}
	return typed
}

// Flush saves what was put at once, and returns when it is on the disk, or
// when ctx is over. It is for leaving a form, and for signals.
func (s *Saver) Flush(ctx context.Context) error {
	return s.ask(ctx, order{do: func() error { return nil }})
}

// Discard deletes a draft that was sent, along with what was put since. Where
// several owners are given, they are the same person, and each may have it.
func (s *Saver) Discard(ctx context.Context, id string, owners ...Owner) error {
	return s.ask(ctx, order{drop: id, do: func() error {
		var errs []error
		for _, o := range owners {
			errs = append(errs, s.store.Discard(o, id))
		}
		return errors.Join(errs...)
	}})
}

// Adopt is [Folder.adoptAll], once what was typed is on the disk. Nothing is saved
// meanwhile.
func (s *Saver) Adopt(ctx context.Context, from, to Owner, name string) ([]*Notice, error) {
	unread := make(chan []*Notice, 1)
	err := s.ask(ctx, order{do: func() error {
		notices, err := s.store.adoptAll(from, to, name)
		unread <- notices
		return err
	}})
	select {
	case notices := <-unread:
		return notices, err
	default:
		return nil, err
	}
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
	w := waiting{drafts: map[string]Draft{}}
	for {
		select {
		case <-s.woken:
			w.put(s.take())
		case <-w.due:
			_ = w.save(s) // which tells saved
		case o := <-s.asked:
			o.done <- s.obey(o, &w)
			if o.last {
				return
			}
		}
	}
}

// obey saves what was typed, and does what was asked.
func (s *Saver) obey(o order, w *waiting) error {
	w.put(s.take())
	delete(w.drafts, o.drop)
	return errors.Join(w.save(s), o.do())
}

// waiting are the drafts that are not on the disk yet.
type waiting struct {
	drafts map[string]Draft
	since  time.Time        // when the first change came that is not saved
	due    <-chan time.Time // when it is time to save; never, if nothing waits
}

func (w *waiting) put(typed map[string]Draft) {
	if len(typed) == 0 {
		return
	}
	now := time.Now()
	if len(w.drafts) == 0 {
		w.since = now
	}
	maps.Copy(w.drafts, typed)
	w.due = time.After(min(quiet, w.since.Add(longest).Sub(now)))
}

// save saves what waits. What could not be saved is tried again with the next
// change, or the next flush.
func (w *waiting) save(s *Saver) error {
	w.due, w.since = nil, time.Now()
	var errs []error
	for id, d := range w.drafts {
		err := s.store.Save(d)
		if s.saved(d, err); err == nil {
			delete(w.drafts, id)
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}
