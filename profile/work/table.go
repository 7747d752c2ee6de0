package work

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"facet/forms"
	"facet/internal/text"
)

// The columns that every table has.
const (
	personColumn = "person"
	kindColumn   = "kind"
)

// table reads comma-separated values with a header. Separated by semicolons,
// as Excel writes them in much of Europe, or by tabs they are as good.
func (r *reading) table(content []byte) {
	content, separator := separated(content)
	in := csv.NewReader(bytes.NewReader(content))
	in.Comma, in.FieldsPerRecord, in.ReuseRecord = separator, -1, true
	var head *header
	for {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if wrong, ok := errors.AsType[*csv.ParseError](err); ok {
			r.problem(wrong.StartLine, "", "a double quote begins or ends in the middle of a cell: put the whole cell in double quotes, and write each quote in it twice")
			continue
		}
		if err != nil {
			r.problem(0, "", err.Error())
			return
		}
		line, _ := in.FieldPos(0)
		if blank := strings.TrimSpace(strings.Join(cells, "")) == ""; blank {
			continue
		}
		if head == nil {
			head = r.header(line, cells)
			continue
		}
		r.record(head, in, line, cells)
	}
}

// separators are what may stand between cells, in words.
var separators = map[rune]string{'\t': "tab", ';': "semicolon", ',': "comma"}

// separated finds out what stands between cells: what the header has most of.
// What programs write above it is passed over, and the rows keep their lines.
// Excel's own "sep=;" says what stands between cells.
func separated(content []byte) ([]byte, rune) {
	told, above, table := rune(0), 0, content
	for {
		line, rest, more := bytes.Cut(table, []byte("\n"))
		sep, passed := preamble(strings.Trim(string(line), " \r"))
		if !passed || !more {
			break
		}
		told, above, table = cmp.Or(sep, told), above+1, rest
	}
	if told == 0 {
		first, _, _ := bytes.Cut(table, []byte("\n"))
		told = slices.MaxFunc([]rune{'\t', ';', ','}, func(a, b rune) int {
			return strings.Count(string(first), string(a)) - strings.Count(string(first), string(b))
		})
	}
	return append(bytes.Repeat([]byte("\n"), above), table...), told
}

// preamble reports whether a line above the header is of the program that wrote
// the file: nothing, Excel's "sep=;", PowerShell's "#TYPE …" of Export-Csv, or the
// version of a portal's template. The separator is the one that it tells.
func preamble(line string) (separator rune, passed bool) {
	sep, telling := strings.CutPrefix(line, "sep=")
	line = strings.ToLower(strings.Trim(line, "\",;\t "))
	if telling && len(sep) == 1 && separators[rune(sep[0])] != "" {
		return rune(sep[0]), true
	}
	return 0, line == "" || strings.HasPrefix(line, "#type ") || strings.HasPrefix(line, "version:")
}

// Separator is what stands between the cells of a list; a comma in lines of JSON.
func Separator(name string, content []byte) rune {
	if isJSON(name, content) {
		return ','
	}
	_, separator := separated(content)
	return separator
}

// header is the first row of a table.
type header struct {
	names  []string // as Graph writes them; empty where there is none
	least  int      // how many cells a row has at least: up to the last name
	person int      // where the column is; -1 if there is none
	kind   int
	cells  map[string]map[string]forms.Column // by kind and path
}

func (r *reading) header(line int, cells []string) *header {
	head := &header{cells: map[string]map[string]forms.Column{}}
	for _, kind := range r.kinds {
		head.cells[kind.Name] = map[string]forms.Column{}
		for _, column := range kind.Columns() {
			head.cells[kind.Name][column.Path] = column
		}
	}
	known := head.known()
	for _, cell := range cells {
		head.names = append(head.names, r.column(line, head, known, strings.TrimSpace(cell)))
	}
	head.least = len(cells)
	for head.least > 0 && head.names[head.least-1] == "" {
		head.least--
	}
	head.person, head.kind = slices.Index(head.names, personColumn), slices.Index(head.names, kindColumn)
	for _, name := range []string{personColumn, kindColumn} {
		if !slices.Contains(head.names, name) {
			r.problem(line, name, "there is no such column: the first row names the columns, such as person,kind,displayName")
		}
	}
	return head
}

// known are all names that a column can have.
func (h *header) known() []string {
	known := []string{personColumn, kindColumn}
	for _, columns := range h.cells {
		for path := range columns {
			known = append(known, path)
		}
	}
	slices.Sort(known)
	return slices.Compact(known)
}

// unread stands for a column of which it was said that it can't be read.
const unread = "?"

// column is the name of a column, however its letters are written.
func (r *reading) column(line int, head *header, known []string, cell string) string {
	at := slices.IndexFunc(known, func(name string) bool { return strings.EqualFold(name, cell) })
	switch {
	case cell == "":
		return ""
	case at < 0:
		r.problem(line, cell, noColumn(cell, known))
		return unread
	case slices.Contains(head.names, known[at]):
		r.problem(line, cell, "this column is there twice: keep one of them")
		return unread
	}
	return known[at]
}

func noColumn(name string, known []string) string {
	if near, found := forms.Nearest(name, known); found {
		return fmt.Sprintf("there is no such column: did you mean %q?", near)
	}
	return "there is no such column: a column is a member of a facet type that people set, as facet example shows them, such as detail.company.displayName"
}

// record reads one row below the header.
func (r *reading) record(head *header, in *csv.Reader, line int, cells []string) {
	if len(cells) < head.least {
		r.problem(line, "", fmt.Sprintf("this row has %s and the header %d: give an empty cell where there is nothing to say", text.Count(len(cells), "cell", "cells"), head.least))
		return
	}
	for i, cell := range cells {
		if i >= len(head.names) && strings.TrimSpace(cell) != "" {
			r.problem(line, "", fmt.Sprintf("this row has %s and the header %d: put text with a %s in it in double quotes", text.Count(i+1, "cell", "cells"), len(head.names), separators[in.Comma]))
			return
		}
	}
	if head.person < 0 || head.kind < 0 {
		return
	}
	place := func(member string) (int, string) {
		name := withoutIndexes(member)
		if at := slices.Index(head.names, name); at >= 0 {
			line, _ := in.FieldPos(at)
			return line, member
		}
		return line, member
	}
	values := r.values(head, cells, place)
	r.add(line, cells[head.person], cells[head.kind], values, place)
}
