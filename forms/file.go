package forms

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"facet/graph"
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
// the form find.
func (k Kind) Read(raw json.RawMessage) (Form, []Problem) {
	raw = trimmed(raw)
	object, err := parse(raw)
	if err != nil {
		return nil, []Problem{{Advice: err.Error()}}
	}
	form := k.New()
	problems := compare("", object, reflect.TypeOf(form).Elem())
	if err := graph.Decode(raw, form); err != nil {
		return nil, []Problem{{Advice: err.Error()}}
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
	err := json.Unmarshal(raw, &value)
	if wrong := (*json.SyntaxError)(nil); errors.As(err, &wrong) {
		line, column := lineAndColumn(raw, wrong.Offset)
		return nil, fmt.Errorf("this is not JSON: %w at line %d, column %d", err, line, column)
	}
	if err != nil {
		return nil, fmt.Errorf("this is not JSON: %w", err)
	}
	object, ok := value.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("give one JSON object, as { … }, not %s", jsonType(value))
	}
	if name, twice := GivenTwice(raw); twice {
		return nil, fmt.Errorf("%s: given twice in one object: keep one of them", name)
	}
	return object, nil
}

// compare holds an object against the type that it is meant to be.
func compare(prefix string, object map[string]any, t reflect.Type) []Problem {
	known := wireMembers(t)
	var problems []Problem
	for _, name := range slices.Sorted(maps.Keys(object)) {
		path := prefix + name
		f, found := known[name]
		switch {
		case !found:
			problems = append(problems, Problem{path, unknown(name, known)})
		case readOnly(f):
			problems = append(problems, Problem{path, "only Graph sets this member: leave it out"})
		default:
			problems = append(problems, fits(path, object[name], f.Type)...)
		}
	}
	return problems
}

// worded is a type of text that knows all its values.
type worded interface{ Words() []string }

// fits says whether a value has the type of its member.
func fits(path string, value any, t reflect.Type) []Problem {
	if value == nil {
		return nil
	}
	wrong := func(want string) []Problem {
		return []Problem{{path, fmt.Sprintf("give %s, not %s", want, jsonType(value))}}
	}
	switch wire := reflect.New(t).Elem().Interface().(type) {
	case graph.Bool:
		if _, ok := value.(bool); !ok {
			return wrong("true or false")
		}
		return nil
	case graph.Strings:
		if path != "source.type" || jsonType(value) != "text" {
			return each(path, value, reflect.TypeFor[string](), "a list of text")
		}
		return nil
	case json.RawMessage:
		if _, ok := value.(map[string]any); !ok {
			return wrong("an object, as { … }")
		}
		return nil
	case worded:
		if s, ok := value.(string); ok {
			if err := oneOf(wire.Words())(s); err != nil {
				return []Problem{{path, err.Error()}}
			}
			return nil
		}
		return wrong("text")
	}
	switch t.Kind() {
	case reflect.Struct:
		if object, ok := value.(map[string]any); ok {
			return compare(path+".", object, t)
		}
		return wrong("an object, as { … }")
	case reflect.Slice:
		return each(path, value, t.Elem(), "a list of objects")
	case reflect.Float64, reflect.Int:
		if _, ok := value.(float64); !ok {
			return wrong("a number")
		}
		return nil
	}
	if _, ok := value.(string); !ok {
		return wrong("text")
	}
	return nil
}

// each holds the items of a list against their type.
func each(path string, value any, t reflect.Type, want string) []Problem {
	items, ok := value.([]any)
	if !ok {
		return []Problem{{path, fmt.Sprintf("give %s, as [ … ], not %s", want, jsonType(value))}}
	}
	var problems []Problem
	for i, item := range items {
		problems = append(problems, fits(fmt.Sprintf("%s[%d]", path, i), item, t)...)
	}
	return problems
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
