package lines

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"facet/forms"
	"facet/internal/text"
)

// people asks for any number of people, each with questions of their own.
func (t *talk) people(f forms.Field) error {
	for {
		rows := f.Rows()
		t.sayf("%s: %s", f.Title, text.Count(len(rows), "person", "people"))
		for i, r := range rows {
			t.sayf("%d %s", i+1, r.Summary())
		}
		if err := f.Error(); err != nil {
			t.sayf("Not right yet: %v.", err)
		}
		t.say(peopleWords)
		line, err := t.read()
		if err != nil {
			return err
		}
		if to, leads := control(line); leads {
			return to
		}
		if err := t.changePeople(f, rows, strings.TrimSpace(line)); err != nil {
			return err
		}
	}
}

const peopleWords = "Type a number to change one, n to add one, ?ada to add somebody from the directory, d and a number to remove one, - to remove all, Enter to go on."

// changePeople does what somebody answered to the list.
func (t *talk) changePeople(f forms.Field, rows []forms.Row, line string) error {
	var n int
	words, seeks := strings.CutPrefix(line, "?")
	switch {
	case line == "-":
		f.SetRows(nil)
	case seeks && words != "":
		row := f.NewRow()
		_, err := t.refer(row.Fields[0], words)
		f.SetRows(append(rows, row)) // a row of nobody is left out
		return err
	case line == "n":
		row := f.NewRow()
		return t.row(row, func() { f.SetRows(append(rows, row)) })
	case counted(line, "d%d", &n, len(rows)), counted(line, "d %d", &n, len(rows)):
		f.SetRows(slices.Delete(rows, n-1, n))
	case counted(line, "%d", &n, len(rows)):
		return t.row(rows[n-1], func() { f.SetRows(rows) })
	}
	return nil
}

// counted reads a number from 1 to most.
func counted(line, format string, n *int, most int) bool {
	_, err := fmt.Sscanf(line, format, n)
	return err == nil && *n >= 1 && *n <= most && fmt.Sprintf(format, *n) == line
}

// row asks for one of the people. Each answer counts at once.
func (t *talk) row(r forms.Row, count func()) error {
	for _, f := range r.Fields {
		err := t.ask(f)
		count()
		switch {
		case errors.Is(err, errBack), errors.Is(err, errFinish):
			return nil
		case err != nil:
			return err
		}
	}
	return nil
}
