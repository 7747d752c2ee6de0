package outbox

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"facet/graph"
)

// ErrNoEntry is the answer where no send has the id.
var ErrNoEntry = errors.New("there is no such send in the outbox")

// ErrSettled is the answer where it is known by now what became of a send.
var ErrSettled = errors.New("what became of this send is known by now")

// ErrDone is the answer where Graph has said that a send was done: it is not
// sent again, even while it can't be found.
var ErrDone = errors.New("this was done, as Microsoft 365 has said")

// errNoPicture is why a picture isn't sent again by itself.
var errNoPicture = errors.New("nothing was sent again: the picture is not kept here. Set it once more, which does no harm")

// Check looks again for an open send: at once, and as often as Send would
// still do. It waits for a send that is under way. The error is
// [UnconfirmedError] if it was not found.
func (o *Outbox) Check(ctx context.Context, t Target, id string, progress func(Progress)) (Result, error) {
	s, unlock, err := o.reopen(ctx, t, id, progress)
	if err != nil {
		return Result{}, fmt.Errorf("check a send: %w", err)
	}
	defer unlock()
	if s.entry.Status == Done {
		return Result{Entry: s.entry}, nil
	}
	if !s.entry.Open() {
		return Result{Entry: s.entry}, fmt.Errorf("check a send: %w", ErrSettled)
	}
	return s.look(ctx, nil)
}

// Again sends an open send once more, because a person says so, unless one
// more look finds it. What Graph has said that it did is never sent again: the
// error is [UnconfirmedError] and [ErrDone]. The new send is an entry of its
// own.
func (o *Outbox) Again(ctx context.Context, t Target, id string, progress func(Progress)) (Result, error) {
	s, unlock, err := o.reopen(ctx, t, id, progress)
	if err != nil {
		return Result{}, fmt.Errorf("send again: %w", err)
	}
	defer unlock()
	if !s.entry.Open() {
		return Result{Entry: s.entry}, fmt.Errorf("send again: %w", ErrSettled)
	}
	if s.repeatable() {
		return Result{}, errNoPicture
	}
	switch seen, err := s.find(ctx); {
	case err == nil && len(seen.sure) == 1:
		return s.found(ctx, seen.sure[0].Object), nil
	case s.entry.Accepted:
		return s.leaveOpen(ctx, seen, ErrDone, err)
	case err != nil:
		return Result{}, fmt.Errorf("nothing was sent again: %w", err)
	}
	intent := s.entry.Intent
	intent.Again, intent.URL = id, t.Collection.URL()
	return o.sending(t, intent, progress).run(ctx)
}

// reopen waits for the collection's lock, and reads the entry as it is then.
func (o *Outbox) reopen(ctx context.Context, t Target, id string, progress func(Progress)) (*sending, func(), error) {
	e, err := o.entry(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	if err := e.belongs(t); err != nil {
		return nil, nil, err
	}
	s := o.sending(t, e.Intent, progress)
	unlock, err := s.lock(ctx)
	if err != nil {
		return nil, nil, err
	}
	if s.entry, err = o.entry(ctx, id); err != nil {
		unlock()
		return nil, nil, err
	}
	return s, unlock, nil
}

// Confirm settles an open create: a person has said which object it made. Such
// an object is not undone by facet.
func (o *Outbox) Confirm(ctx context.Context, id string, object graph.ID) error {
	return o.settle(ctx, id, func(e *Entry) error {
		if e.Method != http.MethodPost || object == "" {
			return errors.New("only a create can be confirmed, by the id of an object")
		}
		e.Status, e.Object, e.Chosen = Done, object, true
		return nil
	})
}

// Discard lets an open send rest for good. Nothing is deleted at Graph.
func (o *Outbox) Discard(ctx context.Context, id string) error {
	return o.settle(ctx, id, func(e *Entry) error {
		e.Status = Discarded
		return nil
	})
}

// settle writes down what a person decided.
func (o *Outbox) settle(ctx context.Context, id string, decide func(*Entry) error) error {
	var decided Entry
	err := o.locked(ctx, func() error {
		journal, err := o.tidied()
		if err != nil {
			return err
		}
		for _, e := range fold(parse(journal).records) {
			if e.ID != id {
				continue
			}
			if !e.Open() {
				return ErrSettled
			}
			if err := decide(&e); err != nil {
				return err
			}
			if e.Ended.IsZero() {
				e.Ended = time.Now()
			}
			decided = e
			return o.add(o.journal(), record{Entry: id, At: time.Now(), Ending: &e.Ending})
		}
		return ErrNoEntry
	})
	if err != nil {
		return fmt.Errorf("settle a send: %w", err)
	}
	o.tell(decided)
	return nil
}
