package work

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"facet/internal/object"
	"facet/internal/pattern"
)

// objects reads JSON: objects such as
//
//	{"person":"kenji@contoso.com","kind":"interest","values":{"displayName":"Chess"}}
//
// one a line, one over several lines, or many in an array. Lines with nothing in them
// are skipped, and so is a comma behind an object, as one that was taken out of a list has.
func (r *reading) objects(content []byte) {
	if all, whole := inArray(content); whole {
		for _, one := range all {
			r.object(one.line, one.raw)
		}
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

// placed is an object, and the line where it begins.
type placed struct {
	line int
	raw  json.RawMessage
}

// inArray are the objects of an array, or of objects that don't stand on a line each;
// whole is false if that isn't what the text is.
func inArray(content []byte) (all []placed, whole bool) {
	in := json.NewDecoder(bytes.NewReader(content))
	array := bytes.HasPrefix(bytes.TrimSpace(content), []byte("["))
	if array {
		if !json.Valid(content) {
			return nil, false
		}
		_, _ = in.Token() // the bracket
	}
	for in.More() {
		var raw json.RawMessage
		if err := in.Decode(&raw); err != nil {
			return nil, false
		}
		begin := int(in.InputOffset()) - len(raw)
		all = append(all, placed{bytes.Count(content[:begin], []byte("\n")) + 1, raw})
	}
	return all, true
}

// beside are the members of a line that are none of the object's.
var beside = []string{personColumn, nameColumn, kindColumn, templateColumn, actionColumn, idColumn, "values"}

func (r *reading) object(line int, raw []byte) {
	outer, err := parse(raw)
	if err != nil {
		r.problem(line, "", err.Error())
		return
	}
	before := len(r.list.Problems)
	e := entry{
		line: line, person: r.text(line, outer, personColumn), personName: r.text(line, outer, nameColumn),
		kind: r.text(line, outer, kindColumn), template: r.text(line, outer, templateColumn), aside: map[string]string{},
	}
	e.place = func(member string) Problem { return e.at(Problem{Line: line, Member: member}) }
	e.action, e.id, e.changed = r.text(line, outer, actionColumn), r.text(line, outer, idColumn), r.text(line, outer, changedColumn)
	if e.values, err = r.members(outer, &e); err != nil && len(r.list.Problems) == before {
		r.problem(line, "values", `give the members of the object, as "values":{"displayName":"Chess"}`)
	}
	if e.values["createdDateTime"] == nil { // what Graph sent says what it says
		cleared(e.values)
	}
	e.readFromGraph()
	if len(r.list.Problems) == before {
		r.add(e)
	}
}

// cleared takes the word that empties a member for null, as a cell of a table does.
func cleared(values map[string]any) {
	for name, value := range values {
		switch value := value.(type) {
		case map[string]any:
			cleared(value)
		case string:
			text := strings.TrimSpace(value)
			if strings.EqualFold(text, clearing) {
				values[name] = nil
			} else if strings.EqualFold(text, `\`+clearing) {
				values[name] = text[1:]
			}
		}
	}
}

// members are the values of an object. With a kind for all rows, they may stand
// without a "values" around them, as facet list prints them. What stands beside
// values is kept for the report, if it isn't a member that was meant for them.
func (r *reading) members(outer map[string]json.RawMessage, e *entry) (map[string]any, error) {
	flat := outer["values"] == nil && r.Kind != ""
	inner := map[string]json.RawMessage{}
	for _, name := range slices.Sorted(maps.Keys(outer)) {
		switch {
		case slices.Contains(beside, name):
		case flat:
			inner[name] = outer[name]
		default:
			r.besides(name, outer[name], e)
		}
	}
	if !flat {
		return object.Decode(outer["values"])
	}
	raw, err := json.Marshal(inner)
	if err != nil {
		return nil, err
	}
	return object.Decode(raw)
}

// besides keeps a member that stands beside the values.
func (r *reading) besides(name string, raw json.RawMessage, e *entry) {
	if name == "facet" || name == "personId" || strings.HasPrefix(name, "_") {
		return // facet's own remarks, in what it exports
	}
	member := false
	for _, kind := range r.Kinds {
		_, has := r.naming(kind).paths[folded(name)]
		member = member || has
	}
	switch near, found := r.nearName(folded(name), nil); {
	case member:
		r.problem(e.line, name, "this member belongs among the values, as \"values\":{\"displayName\":\"Chess\"}")
		return
	case found:
		r.problem(e.line, name, fmt.Sprintf("there is no such member beside the values: did you mean %q?", near))
		return
	}
	if !slices.Contains(r.list.Aside, name) {
		r.list.Aside = append(r.list.Aside, name)
	}
	var s string
	if json.Unmarshal(raw, &s) != nil {
		s = string(raw)
	}
	e.aside[name] = s
}

// trailing is a comma before the end of an object or a list.
var trailing = pattern.New(`,\s*[}\]]$`)

// parse reads the one object of a line.
func parse(raw []byte) (map[string]json.RawMessage, error) {
	var outer map[string]json.RawMessage
	err := json.Unmarshal(raw, &outer)
	var wrong *json.SyntaxError
	switch {
	case errors.As(err, &wrong) && wrong.Offset >= int64(len(raw)):
		return nil, errors.New("this line ends too early: give a whole JSON object on each line")
	case errors.As(err, &wrong) && trailing().Match(raw[:wrong.Offset]):
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
