package work

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"facet/forms"
	"facet/internal/text"
	"facet/internal/xlsx"
)

// Reader reads lists. It knows what a list itself doesn't say.
type Reader struct {
	Kinds        []forms.Kind
	Kind         string            // of rows that don't say what they are
	Person       string            // for whom rows are that don't say it
	Sheet        string            // of a workbook; empty: the first that isn't hidden
	Hidden       Hidden            // what becomes of the rows of a sheet that are hidden
	Columns      map[string]string // what columns mean, by their headers; nothing: they are nobody's
	TemplateName string            // what rows begin with
	Template     func(kind forms.Kind, name string) (forms.Template, error)
}

// Hidden says what becomes of the rows of a sheet that a filter or somebody hid.
type Hidden string

// What may become of them. Unless somebody says it, they are read.
const (
	KeepHidden Hidden = "keep"
	SkipHidden Hidden = "skip"
)

// List is a list as it was read.
type List struct {
	Rows      []Row     // none if there are problems
	Problems  []Problem // in the order of the list
	Notes     []string  // what to know before it is sent: raw sentences
	Hidden    []int     // rows of the sheet that were read although they are hidden
	Aside     []string  // columns that are nobody's, which go into the report
	Separator rune      // that stands between its cells
}

// IsWorkbook reports whether a file that begins so is no text, but may be a workbook.
func IsWorkbook(raw []byte) bool { return xlsx.Is(raw) }

// Read reads a list: text as package textfile gives it, or a workbook. The name
// tells a table from JSON where what is in it doesn't.
func (from *Reader) Read(name string, content []byte) List {
	r := &reading{Reader: from, seen: map[string]int{}, filled: map[string]template{}, list: List{Separator: ','}}
	switch {
	case IsWorkbook(content):
		r.sheet = true
		r.records(r.workbook(content))
	case len(bytes.TrimSpace(content)) == 0:
		r.problem(0, "", "it is empty: give a table with a header, or JSON, an object a line")
	case isJSON(name, content):
		r.objects(content)
	default:
		r.records(r.table(content))
	}
	if len(r.list.Rows) == 0 && len(r.list.Problems) == 0 && r.ignored == 0 && len(r.list.Hidden) == 0 {
		r.problem(0, "", "there is nothing in it to send: give a row for each object")
	}
	r.conclude()
	return r.list
}

// conclude says what is to be said of the list as a whole.
func (r *reading) conclude() {
	if r.ignored > 0 {
		r.note("%s left out, as a # before the person says.", text.Count(r.ignored, "row is", "rows are"))
	}
	if len(r.list.Aside) > 0 {
		r.note("Not sent, but kept for the report: %s.", strings.Join(r.list.Aside, ", "))
	}
	if r.empty > 0 {
		r.note("Text with nothing in it changes nothing (%s): null or %s empties a member.", text.Count(r.empty, "time", "times"), clearing)
	}
	if said := r.days.said(r.sheet); said != "" {
		r.note("%s", said)
	}
	if len(r.list.Problems) > 0 {
		r.list.Rows = nil
		inOrder(r.list.Problems)
	}
}

// isJSON tells JSON from a table.
func isJSON(name string, content []byte) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jsonl", ".ndjson", ".json":
		return true
	}
	start := strings.TrimSpace(string(content[:min(len(content), 64)]))
	return strings.HasPrefix(start, "{") || strings.HasPrefix(start, "[")
}

// Lines names lines of a file, or rows of a sheet, the first few of them.
func Lines(sheet bool, lines []int) string {
	const most = 8
	var numbers []string
	for _, line := range lines[:min(len(lines), most)] {
		numbers = append(numbers, fmt.Sprint(line))
	}
	one := "line"
	if sheet {
		one = "row"
	}
	words := one + " " + numbers[0]
	if len(numbers) > 1 {
		words = one + "s " + strings.Join(numbers, ", ")
	}
	if left := len(lines) - most; left > 0 {
		words += fmt.Sprintf(" and %d more", left)
	}
	return words
}

// Ranges names rows of a sheet, with those that follow each other as one.
func Ranges(rows []int) string {
	var words []string
	for i := 0; i < len(rows); {
		end := i
		for end+1 < len(rows) && rows[end+1] == rows[end]+1 {
			end++
		}
		word := fmt.Sprint(rows[i])
		if end > i {
			word += "–" + fmt.Sprint(rows[end])
		}
		words, i = append(words, word), end+1
	}
	one := "rows "
	if len(rows) == 1 {
		one = "row "
	}
	return one + firstOf(words)
}
