package send

import (
	"fmt"
	"strings"
)

// Tally is how many of several sends have come to which end.
type Tally map[Status]int

// TallyOf counts outcomes.
func TallyOf(outcomes []Outcome) Tally {
	t := Tally{}
	for _, o := range outcomes {
		t[o.Status]++
	}
	return t
}

// String is all that a run has come to, in the order in which it is told. What was
// sent is told also where that is nothing.
func (t Tally) String() string {
	said := t.Of(SentBefore, Unchanged, There, AlikeThere, ChangedSince, Gone, NotRight, TakenBack, Repeats, Refused, NotConfirmed, Discarded, NotTried)
	return strings.Join(append([]string{fmt.Sprintf("%d %s", t[Sent], Sent)}, said...), ", ")
}

// Of counts in words the ends that some have come to.
func (t Tally) Of(ends ...Status) (said []string) {
	for _, end := range ends {
		if n := t[end]; n > 0 {
			said = append(said, fmt.Sprintf("%d %s", n, end))
		}
	}
	return said
}

// Would reports whether it is what a dry run found: what would be done.
func (s Status) Would() bool { return s == WouldCreate || s == WouldChange || s == WouldDelete }

// Arrived reports whether it was sent, by this run or by an earlier one.
func (s Status) Arrived() bool { return s == Sent || s == SentBefore }

// Well reports whether the profile says what it was to say.
func (s Status) Well() bool { return s.Arrived() || s == There || s == Unchanged }
