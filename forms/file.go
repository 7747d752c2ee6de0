package forms

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"facet/graph"
	"facet/internal/object"
)

// Problem is what is wrong with one member, and what to do about it.
type Problem struct {
	Member string // its JSON path; empty for the whole
	Advice string
}

func (p Problem) String() string {
	if p.Member == "" {
		return p.Advice
	}
	return p.Member + ": " + p.Advice
}

// Read reads a JSON object that somebody wrote into a form of the kind, and
// says everything that is wrong with it: members that the kind doesn't have,
// that only Graph sets, or of the wrong type, and then whatever the checks of
// the form find. What is sent is the body of the form, and nothing else.
func (k Kind) Read(raw json.RawMessage) (Form, []Problem) {
	object, err := parse(trimmed(raw))
	if err != nil {
		return nil, []Problem{{Advice: err.Error()}}
	}
	form, problems := k.read(object, false)
	if form == nil {
		return nil, problems
	}
	return form, append(problems, Check(form, problems...)...)
}

// Check is what the checks of a form find, leaving out members that a known
// problem already names.
func Check(form Form, known ...Problem) []Problem {
	var found []Problem
	for _, f := range Fields(form) {
		for _, p := range f.problems() {
			if !names(known, f.Member) {
				found = append(found, p)
			}
		}
	}
	if empty, err := graph.Body(form); err == nil && string(empty) == "{}" && len(found)+len(known) == 0 {
		found = append(found, Problem{Advice: "nothing is filled in: give at least one member"})
	}
	return found
}

// trimmed is a text without the mark that some editors put before it.
func trimmed(raw []byte) []byte { return bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")) }

// parse reads one JSON object, and says where the text stops being one.
func parse(raw []byte) (map[string]any, error) {
	var value any
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	err := json.Unmarshal(raw, &value) // which refuses what stands behind the object
	if err == nil {
		err = d.Decode(&value)
	}
	if wrong := (*json.SyntaxError)(nil); errors.As(err, &wrong) {
		line, column := lineAndColumn(raw, wrong.Offset)
		return nil, fmt.Errorf("this is not JSON: %w at line %d, column %d", err, line, column)
	}
	if err != nil {
		return nil, fmt.Errorf("this is not JSON: %w", err)
	}
	values, ok := value.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("give one JSON object, as { … }, not %s", jsonType(value))
	}
	if name, twice := object.GivenTwice(raw); twice {
		return nil, fmt.Errorf("%s: given twice in one object: keep one of them", name)
	}
	return values, nil
}

// wireMembers are the members of a type by their names on the wire.
func wireMembers(t reflect.Type) map[string]reflect.StructField {
	if known, ok := wireTypes.Load(t); ok {
		return known.(map[string]reflect.StructField)
	}
	all := map[string]reflect.StructField{}
	for _, f := range reflect.VisibleFields(t) {
		if name := jsonName(f); name != "" {
			all[name] = f
		}
	}
	wireTypes.Store(t, all)
	return all
}

// wireTypes are the members by type, since a list has thousands of objects.
var wireTypes sync.Map

func unknown(name string, known map[string]reflect.StructField) string {
	var settable []string
	for other, f := range known {
		if !readOnly(f) {
			settable = append(settable, other)
		}
	}
	slices.Sort(settable)
	if close, found := Nearest(name, settable); found {
		return fmt.Sprintf("there is no such member: did you mean %q?", close)
	}
	return "there is no such member: give " + strings.Join(settable, ", ")
}
