package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"facet/internal/text"
	"facet/profile/work"
)

// mostShown is how many mistakes of a list are shown one by one. Of more than that each
// kind is shown once, and of so many kinds.
const mostShown = 20

// wrong is the error of a list that has problems.
func (f *filling) wrong(problems []work.Problem) error {
	if len(problems) == 0 {
		return nil
	}
	bad := badRows{head: fmt.Sprintf("facet: %s, so nothing was sent:", f.tally(len(problems))), problems: problems}
	if f.report != "" && (len(problems) > mostShown || f.reportNamed) {
		bad.report = f.writeWrong(problems)
	}
	return &exit{statusInvalid, bad}
}

// writeWrong writes all that is wrong into a report, and returns its name. That it can't
// be written is said, and is not what is wrong.
func (f *filling) writeWrong(problems []work.Problem) string {
	f.setReport()
	defer f.written.Close()
	err := f.written.Check()
	if err == nil {
		_, err = f.written.Place(f.reportLocks(), f.namesThem(nil))
	}
	if err == nil {
		err = f.written.WriteProblems(problems)
	}
	if err != nil {
		f.note(err)
		return ""
	}
	return f.written.Name
}

// tally says how many problems a list has.
func (f *filling) tally(problems int) string {
	if problems == 1 {
		return "something is wrong with " + f.called()
	}
	return fmt.Sprintf("%s things are wrong with %s", text.Number(problems), f.called())
}

// called is how sentences name the list.
func (f *filling) called() string {
	if f.file == "-" {
		return "the list"
	}
	return filepath.Base(f.file)
}

// badRows is everything that is wrong with a list.
type badRows struct {
	head     string
	problems []work.Problem
	report   string // what has all of it; empty: nothing
}

func (b badRows) Error() string { return strings.Join(b.lines(), "\n") }

// lines are what is wrong, a line each. Of many alike it is one.
func (b badRows) lines() []string {
	lines := []string{b.head}
	if len(b.problems) <= mostShown {
		for _, p := range b.problems {
			lines = append(lines, p.String())
		}
	} else {
		lines = append(lines, grouped(work.Group(b.problems))...)
	}
	if b.report != "" {
		lines = append(lines, fmt.Sprintf("%s has all of them, a row each.", b.report))
	}
	return lines
}

// grouped are the first kinds of mistake, each with where the others of it are.
func grouped(kinds []work.Alike) (lines []string) {
	for _, kind := range kinds[:min(len(kinds), mostShown)] {
		lines = append(lines, kind.First.String())
		if n := len(kind.More); n > 0 {
			lines = append(lines, fmt.Sprintf("  %s more like this: %s", text.Number(n), kind.Places()))
		}
	}
	if len(kinds) > mostShown {
		n := 0
		for _, kind := range kinds[mostShown:] {
			n += 1 + len(kind.More)
		}
		lines = append(lines, fmt.Sprintf("  and %s of %s", text.Number(n)+" more", text.Count(len(kinds)-mostShown, "other kind", "other kinds")))
	}
	return lines
}
