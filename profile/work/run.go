package work

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"time"

	"facet/graph/outbox"
)

// Run sends a list, one row after the other.
type Run struct {
	Tasks    []Task
	Outcomes []Outcome // of each task, at first as [Standing] has them
	Outbox   *outbox.Outbox
	// Again sends also what was taken back, what was sent apart from the list, and
	// what Once has a reason for.
	Again bool
	// Once is the reason not to send what the person of a task has already, as the
	// outbox asks for it; nil: there is none.
	Once func(Task) func([]json.RawMessage) error
	// Target is where a task goes, by a client that keeps the [Pace].
	Target func(Task) (outbox.Target, error)
	// Step and Ended, if they are not nil, hear how it is getting on.
	Step  func(outbox.Progress)
	Ended func(task int)
}

// Send sends what was not sent before, until all is done or there is a reason
// to stop. Once stop is over it ends between two rows: what waits is given up,
// and what is on its way is waited for, as long as ctx lasts.
func (r *Run) Send(ctx, stop context.Context) error {
	var seen pattern
	for i, task := range r.Tasks {
		if stop.Err() != nil {
			return &Stop{Why: Stopped, Task: i, Err: context.Cause(stop)}
		}
		if !r.pending(i) {
			continue
		}
		r.Outcomes[i] = r.outcome(ctx, stop, task, r.Outcomes[i])
		tell(r.Ended, i)
		if stop.Err() != nil {
			continue // being told to is the reason, whatever came of this row
		}
		if why := seen.after(i, r.Outcomes[i]); why != nil {
			return why
		}
	}
	return nil
}

// Pending is how many rows are to be sent, or looked for.
func (r *Run) Pending() int {
	n := 0
	for i := range r.Tasks {
		if r.pending(i) {
			n++
		}
	}
	return n
}

// pending reports whether a row has to be seen to. What is not confirmed is
// for a person to settle, unless nobody has looked for it to the end yet.
func (r *Run) pending(i int) bool {
	switch o := r.Outcomes[i]; o.Status {
	case NotTried, Refused:
		return true
	case TakenBack, Repeats:
		return r.Again
	case NotConfirmed:
		return !o.Entry.Looked
	default:
		return false
	}
}

// outcome sees to one row: what an earlier run left behind is looked for, and
// everything else is sent.
func (r *Run) outcome(ctx, stop context.Context, task Task, before Outcome) Outcome {
	target, err := r.Target(task)
	if err != nil {
		return Outcome{Status: NotTried, Err: err}
	}
	ctx, progress, end := r.gently(ctx, stop)
	defer end()
	if before.Status == NotConfirmed {
		return checked(r.Outbox.Check(ctx, target, before.Entry.ID, progress))
	}
	request, begun := task.Request(target), time.Now()
	if r.Once != nil && !r.Again {
		request.Present = r.Once(task)
	}
	for {
		sent, err := r.Outbox.Send(ctx, request, progress)
		if !throttled(err) || tooLong(err) || stop.Err() != nil {
			o := outcomeOf(sent, err)
			if o.Status == SentBefore && o.Entry.Took(begun) { // by this run, after Graph had said "not now"
				o.Status = Sent
			}
			return o
		}
	}
}

// checked is what has become of a send that an earlier run left behind.
func checked(sent outbox.Result, err error) Outcome {
	switch o := outcomeOf(sent, err); {
	case err == nil:
		return Outcome{Status: SentBefore, Entry: sent.Entry}
	case errors.Is(err, outbox.ErrSettled): // by somebody else, in between
		return standing(sent.Entry)
	case o.Status == NotTried: // it could not be looked for
		return Outcome{Status: NotConfirmed, Entry: sent.Entry, Err: err}
	default:
		return o
	}
}

// gently makes a context that ends with ctx, and with stop once nothing is on
// its way: an answer that is awaited is taken.
func (r *Run) gently(ctx, stop context.Context) (context.Context, func(outbox.Progress), func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	var mu sync.Mutex
	sending := false
	look := func() {
		if stop.Err() != nil && !sending {
			cancel(context.Cause(stop))
		}
	}
	forget := context.AfterFunc(stop, func() {
		mu.Lock()
		defer mu.Unlock()
		look()
	})
	progress := func(step outbox.Progress) {
		mu.Lock()
		sending = step.Phase == outbox.Posting
		look()
		mu.Unlock()
		tell(r.Step, step)
	}
	return ctx, progress, func() { forget(); cancel(nil) }
}

// tell calls a function that may be nil.
func tell[T any](f func(T), with T) {
	if f != nil {
		f(with)
	}
}
