package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"facet/graph"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
)

// ended is the error of the run, if it did not come to its end or some rows
// didn't.
func (f *filling) ended(err error) error {
	if stop, ok := errors.AsType[*send.Stop](err); ok {
		if stop.Why != send.Stopped && stop.Why != send.InDoubt {
			f.reasons(stop)
		}
		return &exit{stopStatus(stop.Why), errors.New(f.stopWords(stop))}
	}
	counts := f.counts()
	open, refused, like, missed := counts[send.NotConfirmed], counts[send.Refused]+counts[send.NotRight], counts[send.AlikeThere], counts[send.NotTried]
	since := counts[send.ChangedSince] + counts[send.Gone]
	switch {
	case open > 0:
		return &exit{statusUnconfirmed, fmt.Errorf("facet can't tell whether %s arrived, so it sends nothing again: facet outbox lists and settles what is open", text.Count(open, "row", "rows"))}
	case refused > 0:
		return &exit{statusRefused, fmt.Errorf("%s refused; the report says why. Correct the list, then %s", were(refused), f.goOn())}
	case since > 0:
		return &exit{statusChangedSince, fmt.Errorf("%s left alone, as somebody has changed or deleted the entry since. Read it again, and decide again", were(since))}
	case like > 0:
		return &exit{statusInvalid, fmt.Errorf("%s left out: the person has one like it, which says something else, as the report says. "+
			"Change the one that is there, or add these with %s", were(like), f.withAgain())}
	case missed > 0:
		return &exit{statusFailed, fmt.Errorf("%s not sent%s. When it is well, %s", were(missed), f.whyMissed(), f.goOn())}
	}
	return err
}

// whyMissed says what came in the place of an answer to the last row that wasn't sent.
func (f *filling) whyMissed() string {
	for _, o := range slices.Backward(f.work.Outcomes) {
		if o.Status == send.NotTried && o.Err != nil {
			return ": " + person.Brief(o.Err)
		}
	}
	return ""
}

// goOn says how to go on.
func (f *filling) goOn() string {
	if f.plan.read != nil {
		return "run facet fill --apply " + typedName(f.file) + " again: what was sent is not sent again"
	}
	return "run facet fill " + typedName(f.file) + " again: what was sent is not sent again"
}

// withAgain is what adds a second one of what is there.
func (f *filling) withAgain() string {
	if f.plan.read != nil {
		return "a plan that is made with --again"
	}
	return "facet fill " + typedName(f.file) + " --again"
}

// stopStatus is the exit status of a run that stopped.
func stopStatus(why send.Reason) int {
	switch why {
	case send.NoSignIn:
		return statusNotSignedIn
	case send.NoScope, send.SameRefusal, send.AllRefused, send.Throttled:
		return statusRefused
	case send.InDoubt:
		return statusUnconfirmed
	default:
		return statusFailed
	}
}

// stopWords say what the pattern is, what to do, and how to go on.
func (f *filling) stopWords(stop *send.Stop) string {
	words := stop.Sentence("row", "rows")
	if stop.Why == send.InDoubt {
		words += " Look at them with facet outbox before you go on."
	}
	return fmt.Sprintf("%s\n%s To go on, %s", words, f.left(), f.goOn())
}

// left is how many rows are still to be sent, and how many were on their way when
// the run ended.
func (f *filling) left() string {
	underWay := 0
	for _, o := range f.work.Outcomes {
		if o.Status == send.NotConfirmed && !o.Entry.Looked {
			underWay++
		}
	}
	words := text.Count(f.work.Pending()-underWay, "row is", "rows are") + " left."
	if underWay > 0 {
		words += " " + text.Count(underWay, "row was", "rows were") + " on the way: the next run looks for them first."
	}
	return words
}

// reasons says what Graph answered, and what it may have meant.
func (f *filling) reasons(stop *send.Stop) {
	err := stop.Err
	if s, failed := f.sessionOf(f.work.Tasks[stop.Task]); failed == nil {
		err = because(s, err)
	}
	for _, line := range said(err) {
		f.say("%s", line)
	}
}

// explainOutcome is what the report says of a row that wasn't sent.
func explainOutcome(o send.Outcome) string {
	switch {
	case o.Status == send.Unchanged || o.Status.Would():
		return ""
	case o.Err != nil:
		what, remedy := explainedOutcome(o)
		return what + " " + remedy + graphsWords(o.Err)
	case o.Status == send.NotTried:
		return ""
	case o.Status == send.NotConfirmed:
		return "facet can't tell whether it was done: facet outbox check " + o.Entry.ID + " looks for it."
	case o.Status == send.Discarded:
		return "It was not confirmed, and somebody let it rest with facet outbox."
	case o.Status == send.TakenBack:
		return "It was sent, and somebody took it back. facet fill sends it with --again."
	case o.Status == send.Repeats:
		return "The same was sent for them on " + o.Entry.Begun.Local().Format("2 Jan 2006 at 15:04") + ", but not by this list. facet fill sends it with --again."
	}
	return "An earlier run: " + o.Entry.Reason
}

// explainedOutcome is why a row wasn't sent, and what to do.
func explainedOutcome(o send.Outcome) (what, remedy string) {
	if wrong, ok := errors.AsType[*send.ProblemsError](o.Err); ok {
		return wrong.Error() + ".", "Correct the row."
	}
	return person.Explain(o.Err)
}

// graphsWords are the code and the message of a refusal, as they came.
func graphsWords(err error) string {
	refused, ok := errors.AsType[*graph.Error](err)
	if !ok {
		return ""
	}
	said := fmt.Sprintf("%d %s", refused.Status, refused.Code)
	return fmt.Sprintf(" (%s)", strings.TrimSpace(said+" "+refused.Message))
}
