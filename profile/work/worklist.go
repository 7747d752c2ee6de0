// Package work is a list of work: objects to be created, each for a
// person, as a table or as lines of JSON give them.
//
// Its laws:
//   - A list is read whole, and everything that is wrong with it is said, each
//     with its line, before anything is sent.
//   - A row is known by its person's object id, its facet type and what it
//     says: what was done once under that name is never sent again, whatever
//     run it is and wherever in the file it stands. What was taken back, sent in
//     another way, or is there already is sent if somebody says so. The journal of the
//     outbox is the only record of that; the report is for people.
//   - Rows are sent one after the other, and no request leaves before the time
//     that Graph named.
//   - Words of the file reach a report or an error as text that is safe to show.
package work

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"facet/forms"
	"facet/graph"
	"facet/internal/object"
)

// Row is one object to be created for one person.
type Row struct {
	Line   int    // where it begins in the file, from 1
	Person string // as it was written: a user principal name or an object id
	Kind   forms.Kind
	Body   json.RawMessage // what creates it: the same for every way to write it
	Label  string          // what the object is called; raw
}

// Form is the row as a form, for somebody to look at.
func (r Row) Form() (forms.Form, error) { return r.Kind.Decode(r.Body) }

// Problem is something that is wrong with a list, and what to do about it.
type Problem struct {
	Line   int    // 0: the whole list
	Member string // the column or member; empty: the whole row
	Advice string
}

// String is the problem in words. It is raw text.
func (p Problem) String() string {
	words := p.Advice
	if p.Member != "" {
		words = p.Member + ": " + words
	}
	if p.Line > 0 {
		words = fmt.Sprintf("line %d: %s", p.Line, words)
	}
	return words
}

// Read reads a list, which is text as package textfile gives it. The name
// tells a table from lines of JSON where what is in it doesn't. If anything is
// wrong there are no rows, only problems.
func Read(name string, content []byte, kinds []forms.Kind) ([]Row, []Problem) {
	if len(bytes.TrimSpace(content)) == 0 {
		return nil, []Problem{{Advice: "it is empty: give a table with a header, or JSON, an object a line"}}
	}
	r := &reading{kinds: kinds, seen: map[string]int{}}
	if isJSON(name, content) {
		r.objects(content)
	} else {
		r.table(content)
	}
	if len(r.rows) == 0 && len(r.problems) == 0 {
		r.problem(0, "", "there is nothing in it to send: give a row for each object")
	}
	if len(r.problems) > 0 {
		slices.SortStableFunc(r.problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
		return nil, r.problems
	}
	return r.rows, nil
}

// isJSON tells lines of JSON from a table.
func isJSON(name string, content []byte) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jsonl", ".ndjson", ".json":
		return true
	}
	start := strings.TrimSpace(string(content[:min(len(content), 64)]))
	return strings.HasPrefix(start, "{") || strings.HasPrefix(start, "[")
}

// reading is a list while it is read.
type reading struct {
	kinds    []forms.Kind
	rows     []Row
	problems []Problem
	seen     map[string]int // the line of each row, by what it says
}

func (r *reading) problem(line int, member, advice string) {
	r.problems = append(r.problems, Problem{line, member, advice})
}

// add takes one row, or says what is wrong with it. Place says at which line
// and under which name a member of the values stands.
func (r *reading) add(line int, person, kindName string, values map[string]any, place func(member string) (int, string)) {
	person, nobody := graph.ReadUser(person)
	if nobody != nil {
		r.problem(line, "person", nobody.Error())
	}
	kind, err := r.kind(kindName)
	if err != nil {
		r.problem(line, "kind", err.Error())
		return
	}
	raw, err := json.Marshal(values)
	if err != nil {
		r.problem(line, "", err.Error())
		return
	}
	form, wrong := kind.Read(raw)
	for _, p := range wrong {
		at, member := place(p.Member)
		r.problem(at, member, p.Advice)
	}
	if len(wrong) > 0 || nobody != nil {
		return
	}
	body, err := sortedBody(form)
	if err != nil {
		r.problem(line, "", err.Error())
		return
	}
	row := Row{line, person, kind, body, form.Label()}
	if !r.again(row) {
		r.rows = append(r.rows, row)
	}
}

// sortedBody is the body of a form with its members in the order of their
// names, as rows have been known since the first list was sent.
func sortedBody(form forms.Form) (json.RawMessage, error) {
	body, err := graph.Body(form)
	if err != nil {
		return nil, err
	}
	values, err := object.Decode(body)
	if err != nil {
		return nil, err
	}
	return graph.Body(values)
}

// again refuses a row that says what an earlier one says.
func (r *reading) again(row Row) bool {
	name := strings.Join([]string{strings.ToLower(row.Person), row.Kind.Name, string(row.Body)}, "\n")
	earlier, known := r.seen[name]
	if known {
		r.problem(row.Line, "", fmt.Sprintf("this is the same as line %d: keep one of them", earlier))
		return true
	}
	r.seen[name] = row.Line
	return false
}

func (r *reading) kind(name string) (forms.Kind, error) {
	if strings.TrimSpace(name) == "" {
		return forms.Kind{}, fmt.Errorf("say what it is: %s", strings.Join(kindNames(r.kinds), ", "))
	}
	return forms.Named(r.kinds, name)
}

func kindNames(kinds []forms.Kind) []string {
	var names []string
	for _, kind := range kinds {
		names = append(names, kind.Name)
	}
	return names
}
