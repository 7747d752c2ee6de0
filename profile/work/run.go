package work

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"facet/graph"
	"facet/graph/outbox"
	"facet/profile/send"
)

// Run sends a list: the rows of one person one after the other, those of different
// people side by side.
type Run struct {
	Tasks    []Task
	Outcomes []send.Outcome // of each task, at first as [Standing] has them
	Outbox   *outbox.Outbox
	// Again sends also what was taken back, what was sent apart from the list, and
	// what Once has a reason for.
	Again bool
	// Once is the reason not to send what the person of a task has already, as the
	// outbox asks for it; nil: there is none.
	Once func(Task) func([]json.RawMessage) error
	// Beside, if it is not nil, hears what the person of a task has, before something is
	// added to it.
	Beside func(Task, []json.RawMessage)
	// Planning makes the requests of the tasks that change or delete something, and
	// Planned has those that [Run.Compare] made, by their tasks.
	Planning Planning
	Planned  map[int]send.Plan
	// Target is where a task goes, by a client that keeps the [Pace].
	Target   func(Task) (outbox.Target, error)
	Parallel int              // how many rows are sent at a time; 0: one
	Ahead    func() int       // for how many more it is read what their people have; nil: two batches
	Start    func(run func()) // runs something in a goroutine; nil: go does
	// Step and Ended, if they are not nil, hear how it is getting on: Ended of one row
	// after the other, Step of several at a time.
	Step  func(outbox.Progress)
	Ended func(task int)
}

// Send sends what was not sent before, until all is done or there is a reason
// to stop. Once stop is over it ends between two rows: what waits is given up,
// and what is on its way is waited for, as long as ctx lasts.
func (r *Run) Send(ctx, stop context.Context) error {
	if r.Parallel <= 1 {
		return send.InOrder(stop, len(r.Tasks), r.pending, func(i int) send.Outcome {
			r.ended(i, r.outcome(ctx, stop, r.Tasks[i], r.Outcomes[i], nil))
			return r.Outcomes[i]
		})
	}
	var numbers []int
	for i := range r.Tasks {
		if r.pending(i) {
			numbers = append(numbers, i)
		}
	}
	return send.Apart{
		Parallel: r.Parallel, Ahead: r.ahead, Start: r.start,
		Lane: func(i int) string { return r.Tasks[i].User.ID },
		Ready: func(i int) func() send.Outcome {
			listed := r.list(stop, r.Tasks[i], r.Outcomes[i])
			return func() send.Outcome { return r.outcome(ctx, stop, r.Tasks[i], r.Outcomes[i], listed) }
		},
		Ended: r.ended,
	}.Send(stop, numbers)
}

// ended notes how a row ended, without what it said: of that, a long list has too much.
func (r *Run) ended(i int, o send.Outcome) {
	o.Entry.Body, o.Entry.Was, o.Entry.Before = nil, nil, nil
	r.Outcomes[i] = o
	tell(r.Ended, i)
}

// ahead is for how many rows more it is read what their people have.
func (r *Run) ahead() int {
	if r.Ahead == nil {
		return widest
	}
	return r.Ahead()
}

// start runs something in a goroutine.
func (r *Run) start(run func()) {
	if r.Start == nil {
		go run()
		return
	}
	r.Start(run)
}

// list reads what the person of a task has, before it is sent; nil if that isn't to
// be had: then the outbox asks, and waits.
func (r *Run) list(stop context.Context, task Task, before send.Outcome) *outbox.Listing {
	target, err := r.Target(task)
	if err != nil || before.Status == send.NotConfirmed || !task.Adds() {
		return nil
	}
	listed, err := target.List(graph.Together(graph.Once(stop)))
	if err != nil {
		return nil
	}
	return listed
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

// WouldSend reports whether a row is one that a run sends, as far as is known.
func (r *Run) WouldSend(i int) bool { return r.pending(i) && r.Outcomes[i].Status != send.NotConfirmed }

// pending reports whether a row has to be seen to. What is not confirmed is
// for a person to settle, unless nobody has looked for it to the end yet.
func (r *Run) pending(i int) bool {
	switch o := r.Outcomes[i]; o.Status {
	case send.NotTried, send.Refused:
		return true
	case send.TakenBack, send.Repeats:
		return r.Again
	case send.NotConfirmed:
		return !o.Entry.Looked
	default:
		return false
	}
}

// outcome sees to one row: what an earlier run left behind is looked for, and
// everything else is sent.
func (r *Run) outcome(ctx, stop context.Context, task Task, before send.Outcome, listed *outbox.Listing) send.Outcome {
	target, err := r.Target(task)
	if err != nil {
		return send.Outcome{Status: send.NotTried, Err: err}
	}
	ctx, progress, end := send.Gently(ctx, stop, r.Step)
	defer end()
	if before.Status == send.NotConfirmed {
		return checked(r.Outbox.Check(ctx, target, before.Entry.ID, progress))
	}
	if !task.Adds() {
		return r.change(ctx, stop, task, target, progress)
	}
	request := task.Request(target)
	request.Listed = listed
	request.Present = r.present(task)
	return r.patiently(stop, func() (outbox.Result, error) { return r.Outbox.Send(ctx, request, progress) })
}

// present is what the outbox asks about what the person of a task has; nil: nothing.
func (r *Run) present(task Task) func([]json.RawMessage) error {
	var once func([]json.RawMessage) error
	switch {
	case r.Once != nil && !r.Again:
		once = r.Once(task)
	case r.Beside == nil || task.Kind.Besides == nil:
		return nil
	}
	return func(present []json.RawMessage) error {
		if r.Beside != nil {
			r.Beside(task, present)
		}
		if once == nil {
			return nil
		}
		return once(present)
	}
}

// patiently sends something, and waits where Graph asks for it.
func (r *Run) patiently(stop context.Context, sends func() (outbox.Result, error)) send.Outcome {
	begun := time.Now()
	for {
		sent, err := sends()
		if !send.AskedToWait(err) || send.TooLong(err) || stop.Err() != nil {
			o := send.OutcomeOf(sent, err)
			if o.Status == send.SentBefore && o.Entry.Took(begun) { // by this run, after Graph had said "not now"
				o.Status = send.Sent
			}
			return o
		}
	}
}

// checked is what has become of a send that an earlier run left behind.
func checked(sent outbox.Result, err error) send.Outcome {
	switch o := send.OutcomeOf(sent, err); {
	case err == nil:
		return send.Outcome{Status: send.SentBefore, Entry: sent.Entry}
	case errors.Is(err, outbox.ErrSettled): // by somebody else, in between
		return standing(sent.Entry)
	case o.Status == send.NotTried: // it could not be looked for
		return send.Outcome{Status: send.NotConfirmed, Entry: sent.Entry, Err: err}
	default:
		return o
	}
}

// tell calls a function that may be nil.
func tell[T any](f func(T), with T) {
	if f != nil {
		f(with)
	}
}
