package flow

import (
	"slices"
	"strings"

	"facet/profile/person"
)

// reported is an error as somebody reports it: what a support asks for first,
// and the rest where it is wanted.
type reported struct {
	err error // nil: there is nothing to report
	all bool
}

// traces are the lines of the report, below an empty one. Who listens has them
// by an action.
func (r reported) traces() []Block {
	if r.err == nil {
		return nil
	}
	lines, rest := person.Traces(r.err)
	if r.all {
		lines = slices.Concat(lines, rest)
	}
	return append([]Block{Text{}}, words(Faint, lines...)...)
}

// details shows the rest of the report, and reads all of it out.
func (r reported) details(change func(func(*reported)) func(Step) Step) []Action {
	if r.err == nil {
		return nil
	}
	always, rest := person.Traces(r.err)
	if len(rest) == 0 {
		return nil
	}
	help := "details"
	if r.all {
		help = "fewer details"
	}
	return []Action{{Keys: []string{"f2"}, Word: "details", Was: "d", Help: help, Words: "hear the details", Go: func() Next {
		return Next{
			Change: change(func(now *reported) { now.all = !now.all }),
			Say:    words(Plain, slices.Concat(always, rest)...),
		}
	}}}
}

// copied copies what there is to report.
func (r reported) copied() Action {
	a := copyAction("the details", strings.Join(person.Details(r.err), "\n"))
	a.Words = "have the details for a report"
	return a
}
