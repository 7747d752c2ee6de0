package outbox

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"facet/graph"
)

// conclude writes down how the attempts ended, and looks for what may have
// been done.
func (s *sending) conclude(ctx context.Context, answer graph.Answer, err error) (Result, error) {
	switch s.outcome(err) {
	case graph.Done:
		return s.done(ctx, answer, err), nil
	case graph.NotSent:
		return s.failed(ctx, NotSent, err)
	case graph.Refused, graph.Throttled:
		return s.failed(ctx, Refused, err)
	default:
		s.entry.Ending = ending(Unconfirmed, err)
		s.entry.Accepted = graph.OutcomeOf(err) == graph.Unread
		_ = s.write(ctx) // without this line the entry is open all the same
		return s.look(ctx, err)
	}
}

// outcome is graph's, but for two cases. What was changed or deleted is done
// even if the answer could not be read, since its id is known. And what is no
// longer there is deleted.
func (s *sending) outcome(err error) graph.Outcome {
	outcome := graph.OutcomeOf(err)
	switch {
	case outcome == graph.Unread && s.entry.Method != http.MethodPost,
		s.entry.Method == http.MethodDelete && gone(err):
		return graph.Done
	default:
		return outcome
	}
}

// gone reports whether err is Graph's word for an object that isn't there. The
// page of a filter says nothing about it.
func gone(err error) bool { return graph.SaysStatus(err, http.StatusNotFound) }

// ending is how a send ended, as far as its error tells.
func ending(status Status, err error) Ending {
	e := Ending{Status: status, Ended: time.Now()}
	var answered *graph.Error
	var unanswered *graph.NoAnswerError
	switch {
	case errors.As(err, &answered):
		e.HTTPStatus, e.RequestID, e.ClientRequestID = answered.Status, answered.RequestID, answered.ClientRequestID
	case errors.As(err, &unanswered):
		e.ClientRequestID = unanswered.ClientRequestID
	}
	if err != nil {
		e.Reason = err.Error()
	}
	return e
}

func (s *sending) failed(ctx context.Context, status Status, err error) (Result, error) {
	s.entry.Ending = ending(status, err)
	if s.throttled != nil {
		s.entry.HTTPStatus = http.StatusTooManyRequests // also if it was the waiting that failed
	}
	unrecorded := s.write(ctx)
	return Result{Entry: s.entry, Unrecorded: unrecorded}, err
}

// done writes down that Graph said so.
func (s *sending) done(ctx context.Context, answer graph.Answer, err error) Result {
	s.entry.Ending = ending(Done, err)
	if err == nil {
		s.entry.HTTPStatus, s.entry.RequestID, s.entry.ClientRequestID = answer.Status, answer.RequestID, answer.ClientRequestID
	}
	s.identify(answer.Object)
	unrecorded := s.write(ctx)
	return Result{Entry: s.entry, Answer: answer, Unrecorded: unrecorded}
}

// found writes down that looking has shown it. What the attempt itself told
// stays.
func (s *sending) found(ctx context.Context, object json.RawMessage) Result {
	s.entry.Status = Done
	if s.entry.Ended.IsZero() {
		s.entry.Ended = time.Now()
	}
	s.identify(object)
	unrecorded := s.write(ctx)
	return Result{Entry: s.entry, Answer: graph.Answer{Object: object}, Found: true, Unrecorded: unrecorded}
}

// identify notes which object it was about.
func (s *sending) identify(object json.RawMessage) {
	s.entry.Object = s.entry.Changes
	if s.entry.Method == http.MethodPost {
		s.entry.Object, s.entry.Print = facetOf(object).ID, fingerprint(object)
	}
}

// write puts the ending into the journal.
func (s *sending) write(ctx context.Context) error {
	defer s.tell(s.entry)
	ending := s.entry.Ending
	return s.record(ctx, record{Entry: s.entry.ID, At: time.Now(), Ending: &ending})
}

// facetOf is what every object of a profile says of itself.
func facetOf(object json.RawMessage) graph.ItemFacet {
	var f graph.ItemFacet
	_ = graph.Decode(object, &f) // what can't be read has no id
	return f
}
