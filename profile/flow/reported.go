package flow

import (
	"slices"
	"strings"

	"facet/profile/person"
)

// reported is an error as people report it: first what support asks for, the rest on request.
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
	switch {
	case len(lines)+len(rest) == 0:
		return nil
	case !r.all:
		return append([]Block{Text{}}, words(Faint, "f2 has the numbers that Microsoft's support asks for.")...)
	}
	return append([]Block{Text{}}, words(Faint, slices.Concat(lines, rest)...)...)
}

// over is a text, followed by the report or by the key that shows it.
func (r reported) over(said []Block) []Block {
	if r.all {
		return r.traces()
	}
	return slices.Concat(said, r.traces())
}

// details shows the rest of the report, and reads all of it out.
func (r reported) details(change func(func(*reported)) func(Step) Step) []Action {
	if r.err == nil {
		return nil
	}
	always, rest := person.Traces(r.err)
	if len(always)+len(rest) == 0 {
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
