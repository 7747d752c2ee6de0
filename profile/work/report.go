package work

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"facet/internal/state"
	"facet/internal/text"
	"facet/profile/send"
)

// columnsOfReport are the header of a report.
var columnsOfReport = []string{
	"line", "person", "personId", "kind", "label", "status", "objectId", "requestId", "clientRequestId", "time", "said", "name", "row",
	"action", "sheetRow", "sendId",
}

// ByteOrderMark tells Excel that a file is UTF-8.
const ByteOrderMark = "\xef\xbb\xbf"

// Report is a file that says what has become of each row. It is a copy for
// people: the journal is what counts, and makes the report anew.
type Report struct {
	Name string
	FS   state.FS
	// Separator stands between cells, as it does in the list: what opened that
	// opens the report. Zero is a comma.
	Separator rune
	// Aside are the list's own columns, which are nobody's. They stand at the end.
	Aside []string
	// Explain says in a sentence why a row wasn't sent.
	Explain func(send.Outcome) string

	unlock  func() // while a run writes it
	written time.Time
	took    time.Duration
}

// Check refuses to write over a file that is no report.
func (r *Report) Check() error {
	old, err := state.ReadFile(r.FS, r.Name, mostReport)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return r.failed("the report can't be written", err)
	case !isReport(old):
		return fmt.Errorf("there is a file %s already, and it is no report of facet: name another one for the report", r.Name)
	}
	return nil
}

// failed says why the report can't be written. On Windows that is mostly a
// spreadsheet that shows the one before.
func (r *Report) failed(doing string, err error) error {
	if state.InUse(err) {
		return fmt.Errorf("%s is open in another program, such as Excel, or can't be changed: close it there, or name another one for the report", r.Name)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// isReport reports whether a file begins as reports do, with whatever separator
// and however many columns they had once.
func isReport(content []byte) bool {
	return slices.ContainsFunc([]string{",", ";", "\t"}, func(separator string) bool {
		return bytes.HasPrefix(content, []byte(ByteOrderMark+strings.Join(columnsOfReport[:3], separator)))
	})
}

// Due reports whether the report is old enough to be written again. Writing
// takes a twentieth of the time at most.
func (r *Report) Due() bool {
	return time.Since(r.written) >= max(time.Second, 20*r.took)
}

// Write replaces the report.
func (r *Report) Write(tasks []Task, outcomes []send.Outcome) error {
	begun := time.Now()
	var b bytes.Buffer
	b.WriteString(ByteOrderMark)
	out := csv.NewWriter(&b)
	out.Comma = cmp.Or(r.Separator, ',')
	_ = out.Write(slices.Concat(columnsOfReport, each(r.Aside, harmless))) // a buffer takes everything
	for i, task := range tasks {
		_ = out.Write(slices.Concat(r.line(task, outcomes[i]), []string{harmless(task.User.DisplayName), fmt.Sprint(i + 1)}, r.appended(task, outcomes[i])))
	}
	out.Flush()
	if err := state.WriteFile(r.FS, r.Name, b.Bytes()); err != nil {
		return r.failed("write the report", err)
	}
	r.written = time.Now()
	r.took = r.written.Sub(begun)
	return nil
}

// line is what a report says of one row.
func (r *Report) line(task Task, o send.Outcome) []string {
	ended := ""
	if !o.Entry.Ended.IsZero() {
		ended = o.Entry.Ended.UTC().Format(time.RFC3339)
	}
	said := ""
	if !o.Status.Arrived() {
		said = r.Explain(o)
	}
	cells := []string{
		fmt.Sprint(task.Line), task.Person, task.User.ID, task.Kind.Name, task.Label, string(o.Status),
		string(o.Entry.Object), o.Entry.RequestID, o.Entry.ClientRequestID, ended, said,
	}
	for i, cell := range cells {
		cells[i] = harmless(cell)
	}
	return cells
}

// appended are the cells behind the first ones, which have always been there.
func (r *Report) appended(task Task, o send.Outcome) []string {
	sheetRow := ""
	if task.Sheet {
		sheetRow = fmt.Sprint(task.Line)
	}
	cells := []string{string(task.Does()), sheetRow, o.Entry.ID}
	for _, name := range r.Aside {
		cells = append(cells, task.Aside[name])
	}
	return each(cells, harmless)
}

// WriteProblems replaces the report by what is wrong with the list, a row each.
func (r *Report) WriteProblems(problems []Problem) error {
	var b bytes.Buffer
	b.WriteString(ByteOrderMark)
	out := csv.NewWriter(&b)
	out.Comma = cmp.Or(r.Separator, ',')
	_ = out.Write(columnsOfReport) // a buffer takes everything
	for i, p := range problems {
		line, sheetRow := "", ""
		if p.Line > 0 {
			line = fmt.Sprint(p.Line)
		}
		if p.Sheet {
			sheetRow = line
		}
		said := p.words()
		if p.InCell != "" {
			said = p.InCell + ": " + said
		}
		_ = out.Write(each([]string{line, p.Person, "", p.Kind, "", string(send.NotRight), "", "", "", "", said, "", fmt.Sprint(i + 1), "", sheetRow, ""}, harmless))
	}
	out.Flush()
	if err := state.WriteFile(r.FS, r.Name, b.Bytes()); err != nil {
		return r.failed("write the report", err)
	}
	return nil
}

func each(words []string, does func(string) string) []string {
	all := make([]string, len(words))
	for i, word := range words {
		all[i] = does(word)
	}
	return all
}

// harmless is a cell that no terminal and no spreadsheet takes for more than
// text. A spreadsheet takes what begins with one of these for a formula, unless
// an apostrophe stands before it.
func harmless(cell string) string {
	cell = text.Line(cell)
	if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "+") || strings.HasPrefix(cell, "-") || strings.HasPrefix(cell, "@") {
		return "'" + cell
	}
	return cell
}
