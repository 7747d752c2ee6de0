package send

import (
	"cmp"
	"errors"

	"facet/graph"
	"facet/graph/outbox"
	"facet/profile/person"
)

// Doing says what a send is doing.
func Doing(step outbox.Progress) string {
	if step.Phase == outbox.Resending && step.Err != nil {
		return person.Brief(step.Err) + ". Trying again…"
	}
	words := map[outbox.Phase]string{
		outbox.Queued:    "Waiting for another change to end…",
		outbox.Preparing: "Reading what is there…",
		outbox.Resending: "Graph was not reached. Trying again…",
		outbox.Throttled: "Graph asks to wait; then it is sent…",
		outbox.Looking:   "It may have been done. Looking for it…",
	}[step.Phase]
	return cmp.Or(words, "Sending to Graph…")
}

// Verdict is how a request that did not end well ended, in a few words.
func Verdict(err error) string {
	already, before := errors.AsType[*outbox.AlreadyError](err)
	switch {
	case before && already.Entry.Open():
		return "Already sent, not confirmed"
	case before, errors.Is(err, outbox.ErrSettled):
		return "Already sent"
	case errors.Is(err, graph.ErrUnread):
		return "Done, but the answer could not be read"
	case errors.Is(err, graph.ErrUnconfirmed):
		return "Not confirmed"
	}
	return "Not done"
}
