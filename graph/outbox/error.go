package outbox

import (
	"fmt"

	"facet/graph"
)

// UnconfirmedError is a send of which nobody knows whether it was done. It is
// [graph.ErrUnconfirmed], and [graph.ErrUnread] if Graph said that it was
// done. What next is for a person to choose: [Outbox.Check], [Outbox.Again],
// [Outbox.Discard], or one of the candidates with [Outbox.Confirm].
type UnconfirmedError struct {
	Entry Entry
	// Candidates are objects that may be what was created: several that are
	// equal to it, or some that are not quite.
	Candidates []Candidate
	// Err is why the attempt was unconfirmed; nil if that was long ago.
	Err error
	// LookErr is why the last look failed; nil if it did not.
	LookErr error
}

// Error names the collection, and never repeats what was sent.
func (e *UnconfirmedError) Error() string {
	why := graph.ErrUnconfirmed
	if e.Entry.Accepted {
		why = graph.ErrUnread
	}
	text := fmt.Sprintf("%s %s: %s", e.Entry.Method, e.Entry.Path, why)
	if len(e.Candidates) > 0 {
		return fmt.Sprintf("%s: %d objects may be it", text, len(e.Candidates))
	}
	if e.LookErr != nil {
		return text + ": looking for it failed: " + e.LookErr.Error()
	}
	return text + ", and was not found"
}

// Unwrap returns why the attempt was unconfirmed, and why the look failed.
func (e *UnconfirmedError) Unwrap() []error {
	var errs []error
	for _, err := range []error{e.Err, e.LookErr} {
		if err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}

// Outcome is for [graph.OutcomeOf].
func (e *UnconfirmedError) Outcome() graph.Outcome {
	if e.Entry.Accepted {
		return graph.Unread
	}
	return graph.Unconfirmed
}

// Is matches [graph.ErrUnconfirmed] and [graph.ErrUnread].
func (e *UnconfirmedError) Is(target error) bool {
	return target == graph.ErrUnconfirmed || target == graph.ErrUnread && e.Entry.Accepted
}

// AlreadyError says that nothing was sent, since the same change was sent
// before: it was done with the same Key or since the time that the request
// names, or it is still open.
type AlreadyError struct {
	Entry Entry
	ByKey bool // it has the same Key; else it says the same
}

// Error names the collection, and never repeats what was sent.
func (e *AlreadyError) Error() string {
	if e.Entry.Open() {
		return fmt.Sprintf("%s %s: the same was sent before, and may have been done", e.Entry.Method, e.Entry.Path)
	}
	return fmt.Sprintf("%s %s: the same was sent before, and was done", e.Entry.Method, e.Entry.Path)
}

// ChangedError says that nothing was undone, since somebody has changed the
// object after it was created.
type ChangedError struct {
	Entry  Entry
	Object []byte // as it is now
}

// Error names the collection.
func (e *ChangedError) Error() string {
	return fmt.Sprintf("undo in %s: the object has been changed since it was created", e.Entry.Path)
}
