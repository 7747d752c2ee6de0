package send

import (
	"errors"
	"fmt"

	"facet/graph"
	"facet/internal/text"
	"facet/profile/person"
)

// Stop is why a run ended before its list did.
type Stop struct {
	Why  Reason
	Rows int   // in a row
	Task int   // the latest
	Err  error // its error
}

// Error says why in the words of programs.
func (s *Stop) Error() string { return fmt.Sprintf("stopped: %s: %v", s.Why, s.Err) }

// Unwrap returns the latest error.
func (s *Stop) Unwrap() error { return s.Err }

// Sentence says why, of what is called so: one row, several rows.
func (s *Stop) Sentence(one, several string) string {
	all := text.Count(s.Rows, one, several)
	answer := ""
	if s.Why == NotReached {
		answer = person.Brief(s.Err)
	}
	return map[Reason]string{
		Stopped:     "You stopped it.",
		NoSignIn:    "It stopped: the sign-in is no longer accepted.",
		NoScope:     "It stopped: a permission is missing, for this and every further " + one + ".",
		SameRefusal: "It stopped: " + all + " in a row were refused for the same reason, and the rest probably will be.",
		AllRefused:  "It stopped: the first " + all + " were all refused, and the rest probably will be.",
		NotReached:  "It stopped: " + answer + " for " + all + " in a row, and nothing was sent of them.",
		InDoubt:     "It stopped: for " + all + " in a row facet can't tell whether they were done.",
		Throttled:   "It stopped: Microsoft 365 asks for a longer wait than facet allows.",
		Broken:      "It stopped: something on this computer doesn't work.",
	}[s.Why]
}

// Reason is a pattern in how rows end.
type Reason string

// The reasons to stop.
const (
	Stopped     Reason = "somebody stopped it"
	NoSignIn    Reason = "the sign-in is not accepted"
	NoScope     Reason = "a permission is missing"
	SameRefusal Reason = "several were refused for the same reason"
	AllRefused  Reason = "the first were all refused"
	NotReached  Reason = "Graph is not reached"
	InDoubt     Reason = "several could not be confirmed"
	Throttled   Reason = "Graph asks to wait longer than a run does"
	Broken      Reason = "something on this computer doesn't work"
)

// enough is how many rows make a pattern.
const enough = 3

// pattern watches how rows end.
type pattern struct {
	tried, refused  int // in all
	same            int // refusals in a row for the same reason
	reason          string
	unreached, open int // in a row
}

// after tells whether to go on after a row. What was sent before says nothing.
func (p *pattern) after(task int, o Outcome) *Stop {
	if !o.tried() {
		return nil
	}
	p.count(o)
	stop := func(why Reason, rows int) *Stop { return &Stop{why, rows, task, o.Err} }
	switch {
	case o.Err == nil:
		return nil
	case graph.NeedsSignIn(o.Err):
		return stop(NoSignIn, 1)
	case refusedWith(o.Err) == "403 Authorization_RequestDenied":
		return stop(NoScope, 1)
	case o.Status == NotTried && !Unwell(o.Err):
		return stop(Broken, 1)
	case TooLong(o.Err):
		return stop(Throttled, 1)
	case p.same >= enough:
		return stop(SameRefusal, p.same)
	case p.refused == p.tried && p.tried >= enough:
		return stop(AllRefused, p.tried)
	case p.unreached >= enough:
		return stop(NotReached, p.unreached)
	case p.open >= enough:
		return stop(InDoubt, p.open)
	}
	return nil
}

func (p *pattern) count(o Outcome) {
	reason := refusedWith(o.Err)
	p.tried++
	p.unreached, p.open = next(p.unreached, o.Status == NotTried), next(p.open, o.Status == NotConfirmed)
	switch {
	case o.Status != Refused:
		p.same = 0
	case reason != p.reason:
		p.same, p.refused = 1, p.refused+1
	default:
		p.same, p.refused = p.same+1, p.refused+1
	}
	p.reason = reason
}

// next counts on, or begins anew.
func next(n int, more bool) int {
	if more {
		return n + 1
	}
	return 0
}

// refusedWith is the status and the code of a refusal.
func refusedWith(err error) string {
	if refused, ok := errors.AsType[*graph.Error](err); ok {
		return fmt.Sprintf("%d %s", refused.Status, refused.Code)
	}
	return ""
}
