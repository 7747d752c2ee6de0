package graph

import (
	"errors"
	"net/http"
	"slices"
)

// Outcome is what became of the change that a request asked for.
type Outcome string

const (
	// Done means that Graph made the change and said so.
	Done Outcome = "done"
	// NotSent means that nothing reached Graph: sending again is safe.
	NotSent Outcome = "not sent"
	// Refused means that Graph answered that it did not make the change.
	Refused Outcome = "refused"
	// Throttled means that Graph answered a change with 429: not now. As a rule
	// it did not make it, but servers were seen that had: whoever sends it again
	// looks first.
	Throttled Outcome = "throttled"
	// Unread means that Graph made the change, but its answer could not be
	// read: after a create, the id is unknown.
	Unread Outcome = "unread"
	// Unconfirmed means that nobody here knows: sending again may do it twice.
	Unconfirmed Outcome = "unconfirmed"
)

var (
	// ErrUnconfirmed is in the error of a POST, PATCH or DELETE that may have
	// been done. Only a person may send it again.
	ErrUnconfirmed = errors.New("may have been done")
	// ErrUnread is in the error of a POST, PATCH or DELETE that was done, but
	// whose answer could not be read. Every such error is ErrUnconfirmed too.
	ErrUnread = errors.New("was done, but its answer could not be read")
)

// OutcomeOf returns what became of a change from the error that its method
// returned. An error that did not come from a request, such as the refusal of
// an empty [ID], is [NotSent].
func OutcomeOf(err error) Outcome {
	var known interface{ Outcome() Outcome }
	switch {
	case err == nil:
		return Done
	case errors.As(err, &known):
		return known.Outcome()
	default:
		return NotSent
	}
}

// stage is how far a request and its answer came.
type stage int

const (
	kept     stage = iota // nothing left this computer
	left                  // a connection was there, but no status came back
	answered              // a status came, but not all of a body that can be read
	complete              // all of the answer was read
)

// outcome is the table of outcomes. The first case that fits counts; what no
// case names is unconfirmed. Reading changes nothing, so a GET never is.
func outcome(method string, at stage, status int) Outcome {
	reading := method == http.MethodGet
	switch class := status / 100; {
	case at == kept, at == left && reading:
		return NotSent
	case at == left, status == http.StatusRequestTimeout && !reading:
		return Unconfirmed
	case class == 2 && at == complete:
		return Done
	case class == 2 && !reading:
		return Unread
	case status == http.StatusTooManyRequests && !reading:
		return Throttled
	case class == 3, class == 4, reading:
		return Refused
	default:
		return Unconfirmed
	}
}

// is reports whether target is one of the sentinels that belong to o.
func (o Outcome) is(target error) bool {
	sentinels := map[Outcome][]error{
		Unconfirmed: {ErrUnconfirmed},
		Unread:      {ErrUnconfirmed, ErrUnread},
	}
	return slices.Contains(sentinels[o], target)
}
