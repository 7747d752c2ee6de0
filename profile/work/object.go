package work

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"

	"facet/internal/object"
)

// objects reads lines of JSON, such as
//
//	{"person":"kenji@contoso.com","kind":"interest","values":{"displayName":"Chess"}}
//
// Lines with nothing in them are skipped, and so is a comma behind an object, as
// one that was taken out of a list has.
func (r *reading) objects(content []byte) {
	if bytes.Contains(bytes.TrimSpace(content), []byte("\n")) && json.Valid(content) {
		r.problem(0, "", "these are not lines of JSON: put each object on a line of its own, as jq -c '.[]' does with a list")
		return
	}
	n := 0
	for line := range bytes.Lines(content) {
		n++
		if line = bytes.TrimSuffix(bytes.TrimSpace(line), []byte(",")); len(line) > 0 {
			r.object(n, line)
		}
	}
}

func (r *reading) object(line int, raw []byte) {
	outer, err := parse(raw)
	if err != nil {
		r.problem(line, "", err.Error())
		return
	}
	before := len(r.problems)
	person := r.text(line, outer, "person")
	kind := r.text(line, outer, "kind")
	values, err := object.Decode(outer["values"])
	if err != nil {
		r.problem(line, "values", `give the members of the object, as "values":{"displayName":"Chess"}`)
	}
	for _, name := range slices.Sorted(maps.Keys(outer)) {
		if !slices.Contains([]string{"person", "kind", "values"}, name) {
			r.problem(line, name, "beside person and kind there is only values, which holds the members")
		}
	}
	if len(r.problems) == before {
		r.add(line, person, kind, values, func(member string) (int, string) { return line, member })
	}
}

// trailing is a comma before the end of an object or a list.
var trailing = regexp.MustCompile(`,\s*[}\]]$`)

// parse reads the one object of a line.
func parse(raw []byte) (map[string]json.RawMessage, error) {
	var outer map[string]json.RawMessage
	err := json.Unmarshal(raw, &outer)
	var wrong *json.SyntaxError
	switch {
	case errors.As(err, &wrong) && wrong.Offset >= int64(len(raw)):
		return nil, errors.New("this line ends too early: give a whole JSON object on each line")
	case errors.As(err, &wrong) && trailing.Match(raw[:wrong.Offset]):
		return nil, fmt.Errorf("character %d: there is a comma with nothing behind it: take it away", bytes.LastIndexByte(raw[:wrong.Offset], ',')+1)
	case errors.As(err, &wrong):
		return nil, fmt.Errorf("this is not JSON: %w at character %d", err, wrong.Offset)
	case err != nil || outer == nil:
		return nil, errors.New(`give a JSON object on each line, as {"person":…,"kind":…,"values":{…}}, with no list around them`)
	}
	if name, twice := object.GivenTwice(raw); twice {
		return nil, fmt.Errorf("%s: given twice in one object: keep one of them", name)
	}
	return outer, nil
}

// text is a member that has to be text.
func (r *reading) text(line int, outer map[string]json.RawMessage, name string) string {
	var s string
	if raw, given := outer[name]; given && json.Unmarshal(raw, &s) != nil {
		r.problem(line, name, "give text")
	}
	return s
}
