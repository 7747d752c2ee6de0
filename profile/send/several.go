package send

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"

	"facet/graph/outbox"
	"facet/profile/person"
)

// Several are requests for one profile that are sent one after the other, each
// once and by itself. It is a value: sending returns what has become of them.
type Several struct {
	Plans    []Plan
	Outcomes []Outcome // of each
	results  []outbox.Result
}

// NewSeveral are requests of which none was sent.
func NewSeveral(plans []Plan) Several {
	s := Several{Plans: plans, Outcomes: make([]Outcome, len(plans)), results: make([]outbox.Result, len(plans))}
	for i := range s.Outcomes {
		s.Outcomes[i].Status = NotTried
	}
	return s
}

// Session is whose profile the requests change, and as whom.
func (s Several) Session() *person.Session { return s.Plans[0].session }

// Count is how many have come to an end.
func (s Several) Count(status Status) int { return TallyOf(s.Outcomes)[status] }

// pending reports whether a request may be sent: what may have been done is for a
// person to settle, and what somebody has changed is left alone.
func (s Several) pending(i int) bool {
	return s.Outcomes[i].Status == NotTried || s.Outcomes[i].Status == Refused
}

// Rest are the requests that may be sent yet.
func (s Several) Rest() (rest Several, some bool) {
	var plans []Plan
	for i, p := range s.Plans {
		if s.pending(i) {
			plans = append(plans, p)
		}
	}
	return NewSeveral(plans), len(plans) > 0
}

// Batch has the history know that the requests are sent together.
func (s Several) Batch() Several {
	s.Plans = slices.Clone(s.Plans)
	batch := uuid.Must(uuid.NewV7()).String()
	for i := range s.Plans {
		s.Plans[i].batch = batch
	}
	return s
}

// Prepare makes the requests ready, with the session as it is now. The error of
// sending them is a [Stop], or nil; what has become of each is in the answer. Once
// the context is over no other one leaves, and the one that is on its way is waited
// for, for half a minute.
func (s Several) Prepare() func(context.Context, func(outbox.Progress)) (Several, error) {
	s = NewSeveral(slices.Clone(s.Plans))
	session := *s.Session()
	for i := range s.Plans {
		s.Plans[i].session = &session
	}
	return s.send
}

const lastAnswer = 30 * time.Second // how long an answer is waited for after being told to stop

func (s Several) send(stop context.Context, progress func(outbox.Progress)) (Several, error) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(stop))
	defer cancel()
	defer context.AfterFunc(stop, func() { time.AfterFunc(lastAnswer, cancel) })()
	err := InOrder(stop, len(s.Plans), s.pending, func(i int) Outcome {
		tell := func(step outbox.Progress) {
			step.Nth, step.Of = i+1, len(s.Plans)
			progress(step)
		}
		one, gently, end := Gently(ctx, stop, tell)
		defer end()
		sent, err := s.Plans[i].Prepare()(one, gently)
		s.Outcomes[i], s.results[i] = OutcomeOf(sent, err), sent
		return s.Outcomes[i]
	})
	return s, err
}

// Undo are the requests that take back what was done, in the opposite order.
func (s Several) Undo() (undo Several, some bool) {
	var plans []Plan
	for i, o := range slices.Backward(s.Outcomes) {
		if o.Status != Sent {
			continue
		}
		if back, can := s.Plans[i].Undo(s.results[i]); can {
			plans = append(plans, back)
		}
	}
	return NewSeveral(plans).Batch(), len(plans) > 0
}

// Remember keeps what the requests have done.
func (s Several) Remember() {
	for i, o := range s.Outcomes {
		if o.Status == Sent {
			s.Plans[i].Remember(s.results[i])
		}
	}
	if len(s.Plans) > 0 {
		s.Session().Outdate()
	}
}

// Result is what Graph made of a request that was sent.
func (s Several) Result(i int) outbox.Result { return s.results[i] }
