package send

import (
	"errors"
	"net/http"
	"time"

	"facet/graph"
	"facet/graph/outbox"
)

// Status is what has become of one of several sends.
type Status string

// The statuses, in the words of a report.
const (
	NotTried     Status = "not tried"
	Sent         Status = "sent"
	SentBefore   Status = "sent before" // by an earlier run
	Refused      Status = "refused"
	NotConfirmed Status = "not confirmed" // it may have been done
	Discarded    Status = "discarded"     // not confirmed once, and a person let it rest
	TakenBack    Status = "taken back"    // sent once, and undone by a person
	Repeats      Status = "repeats"       // the same was sent from here, but not as this one
	There        Status = "already there" // the person has what it says
	AlikeThere   Status = "like it there" // the person has the like of it, which says something else
	ChangedSince Status = "changed since" // somebody has changed the object, so it was left alone
	Unchanged    Status = "unchanged"     // the object says so already
	Gone         Status = "gone"          // there is no such object any more
	NotRight     Status = "not right"     // what is given can't be sent
	WouldCreate  Status = "would create"  // of a dry run
	WouldChange  Status = "would change"
	WouldDelete  Status = "would delete"
)

// Outcome is what has become of one of several sends, and how.
type Outcome struct {
	Status Status
	Entry  outbox.Entry // in the journal; zero if it isn't there
	Err    error        // why it wasn't sent in this run; nil if it was
}

// leftAlone reports whether nothing was sent, for what the person has.
func (o Outcome) leftAlone() bool {
	switch o.Status {
	case There, AlikeThere, ChangedSince, Unchanged, Gone, NotRight:
		return true
	}
	return false
}

// tried reports whether this run has sent something.
func (o Outcome) tried() bool { return o.Status == Sent || o.Err != nil && !o.leftAlone() }

// OutcomeOf is how a send ended.
func OutcomeOf(sent outbox.Result, err error) Outcome {
	o := Outcome{Status: NotTried, Entry: sent.Entry, Err: err}
	if err == nil {
		o.Status = Sent
		return o
	}
	already, before := errors.AsType[*outbox.AlreadyError](err)
	if present, has := errors.AsType[present](err); has {
		id, equal := present.There()
		o.Status, o.Entry.Object = AlikeThere, id
		if equal {
			o.Status = There
		}
		return o
	}
	open, doubted := errors.AsType[*outbox.UnconfirmedError](err)
	switch {
	case before && already.Entry.Open():
		return Outcome{Status: NotConfirmed, Entry: already.Entry}
	case before:
		return Outcome{Status: SentBefore, Entry: already.Entry}
	case doubted:
		o.Status, o.Entry = NotConfirmed, open.Entry
	case errors.Is(err, graph.ErrUnconfirmed):
		o.Status = NotConfirmed
	case WasChanged(err):
		o.Status = ChangedSince
	case AskedToWait(err), graph.OutcomeOf(err) == graph.Refused && !Unwell(err):
		o.Status = Refused
	}
	return o
}

// WasChanged reports whether nothing was sent as somebody has changed the object meanwhile.
func WasChanged(err error) bool {
	return errors.Is(err, errChanged) || errors.As(err, new(*outbox.ChangedError))
}

// present is why nothing was sent that the person has already, or one like it.
type present interface {
	error
	There() (id graph.ID, equal bool)
}

// AskedToWait reports whether Graph asks to wait.
func AskedToWait(err error) bool {
	refused, ok := errors.AsType[*graph.Error](err)
	return ok && refused.Status == http.StatusTooManyRequests
}

// longestWait is how long a run waits at most because Graph asks to.
const longestWait = time.Hour

// TooLong reports whether Graph asks to wait longer than a run does.
func TooLong(err error) bool {
	refused, ok := errors.AsType[*graph.Error](err)
	return ok && AskedToWait(err) && refused.RetryAfter > longestWait
}

// Unwell reports whether Graph was not reached, or has a problem of its own:
// that is nothing about what was sent.
func Unwell(err error) bool {
	answered, ok := errors.AsType[*graph.Error](err)
	if !ok {
		return errors.As(err, new(*graph.NoAnswerError))
	}
	return answered.Status >= http.StatusInternalServerError || answered.Status/100 == 2 ||
		answered.By != graph.ByGraph && answered.By != graph.ByUnknown
}
