package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"facet/internal/textfile"
	"facet/profile/work"
)

// mostList is how large a list may be: tens of thousands of rows.
const mostList = 32 << 20

// rows reads and checks the whole list.
func (f *filling) rows() ([]work.Row, error) {
	content, err := f.readAll(f.file, mostList,
		"there is no list: name a file, or pipe a list into facet fill -. facet fill --help shows how one is written",
		"the list is larger than 32 MiB: send it in parts")
	if wrong, ok := errors.AsType[*textfile.Error](err); ok {
		return nil, f.wrong([]work.Problem{{Line: wrong.Line, Advice: wrong.Advice}})
	}
	if err != nil {
		return nil, err
	}
	f.written.Separator = work.Separator(f.file, content)
	rows, problems := work.Read(f.file, content, f.kinds())
	return rows, f.wrong(problems)
}

// wrong is the error of a list that has problems.
func (f *filling) wrong(problems []work.Problem) error {
	if len(problems) == 0 {
		return nil
	}
	lines := badList{fmt.Sprintf("facet: %s, so nothing was sent:", f.tally(len(problems)))}
	for _, p := range problems {
		lines = append(lines, p.String())
	}
	return &exit{statusInvalid, lines}
}

// tally says how many problems a list has.
func (f *filling) tally(problems int) string {
	if problems == 1 {
		return "something is wrong with " + f.called()
	}
	return fmt.Sprintf("%d things are wrong with %s", problems, f.called())
}

// called is how sentences name the list.
func (f *filling) called() string {
	if f.file == "-" {
		return "the list"
	}
	return filepath.Base(f.file)
}

// badList is everything that is wrong with a list, a line each.
type badList []string

func (b badList) Error() string   { return strings.Join(b, "\n") }
func (b badList) lines() []string { return b }
