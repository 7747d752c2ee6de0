package send

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	"facet/graph"
	"facet/graph/outbox"
	"facet/profile/person"
)

// Doing says what a send is doing, and which of several it is.
func Doing(step outbox.Progress) string {
	if step.Of > 1 {
		return fmt.Sprintf("%d of %d: %s", step.Nth, step.Of, doing(step))
	}
	return doing(step)
}

func doing(step outbox.Progress) string {
	switch {
	case step.Phase == outbox.Resending && step.Err != nil:
		return person.Brief(step.Err) + ". Trying again…"
	case step.Phase == outbox.Looking && step.Err != nil: // it was turned away
		return "Checking whether it is there anyway…"
	}
	words := map[outbox.Phase]string{
		outbox.Queued:    "Waiting for another change to finish…",
		outbox.Preparing: "Reading what is there…",
		outbox.Resending: "Microsoft 365 was not reached. Trying again…",
		outbox.Throttled: "Microsoft 365 asks to wait before it is sent…",
		outbox.Looking:   "It may have been done. Checking…",
	}[step.Phase]
	return cmp.Or(words, "Sending to Microsoft 365…")
}

// Aloud tells what a send is doing where a line stays once it is said: each thing
// once, and each wait with its end. CtrlC says what that key does.
func Aloud(say func(words string), ctrlC string) func(outbox.Progress) {
	said := map[string]bool{}
	return func(step outbox.Progress) {
		words := Doing(step)
		switch {
		case step.Phase == outbox.Looking && step.Err == nil:
			words += " (" + ctrlC + ")"
		case !step.Until.IsZero():
			words += " (until " + step.Until.Local().Format(time.TimeOnly) + "; " + ctrlC + ")"
		}
		if !said[words] {
			say(words)
		}
		said[words] = true
	}
}

// Verdict is how a request that did not end well ended, in a few words.
func Verdict(err error) string {
	d, twice := DuplicateIn(err)
	before := twice && d.Like == nil
	switch {
	case before && d.Entry.Open():
		return "Already sent, not confirmed"
	case before, errors.Is(err, outbox.ErrSettled):
		return "Already sent"
	case errors.Is(err, graph.ErrUnread):
		return "Done, but facet could not read the answer"
	case errors.Is(err, graph.ErrUnconfirmed):
		return "Not confirmed"
	}
	return "Not done"
}
