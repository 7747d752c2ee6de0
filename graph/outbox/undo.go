package outbox

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"facet/graph"
)

// Undo deletes what a send created. It only deletes an object whose id Graph
// confirmed to that send, and which still says what it said then: otherwise
// the error is [ChangedError], and nothing is sent. An object that is not
// there any more is undone. The deletion is an entry of its own.
func (o *Outbox) Undo(ctx context.Context, t Target, id string, progress func(Progress)) (Result, error) {
	s, unlock, err := o.reopen(ctx, t, id, progress)
	if err != nil {
		return Result{}, fmt.Errorf("undo: %w", err)
	}
	defer unlock()
	if err := s.entry.CanUndo(); err != nil {
		return Result{}, fmt.Errorf("undo: %w", err)
	}
	if s.entry.Method != http.MethodPost {
		return Result{}, errors.New("undo: a change or a deletion is taken back by another request")
	}
	was, err := s.unchanged(ctx)
	if err != nil {
		return Result{}, err
	}
	e := s.entry
	intent, err := Request{Target: t, Method: http.MethodDelete, ID: e.Object, Label: e.Label, Was: was, Undoes: e.ID}.intent()
	if err != nil {
		return Result{}, fmt.Errorf("undo: %w", err)
	}
	return o.sending(t, intent, progress).run(ctx)
}

// CanUndo says why Undo would leave alone what a send created, by what is there now; nil if
// it would delete it.
func (o *Outbox) CanUndo(ctx context.Context, t Target, id string) error {
	e, err := o.entry(ctx, id)
	if err != nil {
		return fmt.Errorf("undo: %w", err)
	}
	if err := cmp.Or(e.belongs(t), e.CanUndo()); err != nil {
		return fmt.Errorf("undo: %w", err)
	}
	s := o.sending(t, e.Intent, nil)
	s.entry = e
	_, err = s.unchanged(ctx)
	return err
}

// unchanged makes sure that the object is as it was created, or gone. It returns the object.
func (s *sending) unchanged(ctx context.Context) (json.RawMessage, error) {
	var answer graph.Answer
	err := s.patiently(ctx, Preparing, func() (err error) {
		answer, err = s.target.Collection.Get(ctx, s.entry.Object)
		return err
	})
	switch {
	case gone(err):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("undo: %w", err)
	case facetOf(answer.Object).ID != s.entry.Object, fingerprint(answer.Object) != s.entry.Print:
		return nil, &ChangedError{s.entry, answer.Object}
	default:
		return answer.Object, nil
	}
}
