package forms

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"facet/forms/field"
	"facet/graph"
	"facet/internal/pattern"
	"facet/internal/text"
)

// reader reads an object that somebody wrote. What it makes of each value is
// what is checked and what is sent: nothing looks at the text again.
type reader struct {
	fields   map[string]Field // of the form, by their members; nil: it is read as it stands
	moving   bool             // "today" and its like are days
	problems []Problem
}

// read makes a form of an object, and says what is wrong with its members. The
// checks of the form are apart.
func (k Kind) read(object map[string]any, moving bool) (Form, []Problem) {
	form := k.New()
	r := &reader{fields: fieldsOf(form), moving: moving}
	raw, err := json.Marshal(r.object("", object, reflect.TypeOf(form).Elem()))
	if err == nil {
		err = graph.Decode(raw, form)
	}
	if err != nil {
		return nil, []Problem{{Advice: err.Error()}}
	}
	for _, f := range Fields(form) {
		if f.present != nil && field.IsPresent(f.value()) && !names(r.problems, f.Member) {
			if err := f.present(); err != nil {
				r.add(f.Member, err)
			}
		}
	}
	return form, r.problems
}

// Copy is a new form that says what one says which Graph sent. Values are read
// as if somebody had written them; of those that can't stay, the ones without a
// field, where nobody could mend them, are left out.
func (k Kind) Copy(form Form) (Form, error) {
	body, err := graph.Body(form)
	if err != nil {
		return nil, err
	}
	object, err := parse(body)
	if err != nil {
		return nil, err
	}
	copied, wrong := k.read(object, false)
	for _, p := range wrong {
		if _, has := fieldsOf(form)[indexes().ReplaceAllString(p.Member, "")]; !has && !strings.Contains(p.Member, "[") {
			leaveOut(object, strings.Split(p.Member, "."))
		}
	}
	if wrong != nil {
		copied, _ = k.read(object, false)
	}
	if copied == nil {
		return nil, fmt.Errorf("copy the object: %s", wrong[0])
	}
	return copied, nil
}

var indexes = pattern.New(`\[[0-9]+\].*$`)

// leaveOut takes a member out of an object, by its path.
func leaveOut(object map[string]any, path []string) {
	for ; len(path) > 1 && object != nil; path = path[1:] {
		object, _ = object[path[0]].(map[string]any)
	}
	delete(object, path[0])
}

// readers are the fields of a form by its type, since a list has thousands of
// objects. Only what the fields are is asked of them, never a value.
var readers sync.Map

func fieldsOf(form Form) map[string]Field {
	t := reflect.TypeOf(form)
	if known, ok := readers.Load(t); ok {
		return known.(map[string]Field)
	}
	all := map[string]Field{}
	for _, f := range Fields(form) {
		all[f.Member] = f
	}
	readers.Store(t, all)
	return all
}

func (r *reader) add(path string, err error) {
	r.problems = append(r.problems, Problem{path, err.Error()})
}

// object reads the members of an object that is meant to be of a type.
func (r *reader) object(prefix string, object map[string]any, t reflect.Type) map[string]any {
	known, read := wireMembers(t), map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		path := prefix + name
		f, found := known[name]
		switch {
		case !found:
			r.add(path, errors.New(unknown(name, known)))
		case readOnly(f):
			r.add(path, errors.New("only Microsoft 365 sets this member: leave it out"))
		case object[name] != nil:
			read[name] = r.value(path, object[name], f.Type)
		}
	}
	return read
}

// worded is a type of text that knows all its values.
type worded interface{ Words() []string }

// value reads a value that is meant to be of a type.
func (r *reader) value(path string, value any, t reflect.Type) any {
	if value == nil {
		return nil
	}
	switch t {
	case reflect.TypeFor[graph.Bool]():
		return r.truth(path, value)
	case reflect.TypeFor[graph.Strings]():
		if s, single := value.(string); single && path == "source.type" {
			value = []any{s}
		}
		return r.list(path, value, reflect.TypeFor[string](), "a list of text")
	case reflect.TypeFor[json.RawMessage]():
		if _, ok := value.(map[string]any); !ok {
			r.wants(path, "an object, as { … }", value)
		}
		return value
	case reflect.TypeFor[graph.Number]():
		if _, ok := value.(json.Number); !ok {
			r.wants(path, "a number", value)
		}
		return value
	}
	switch t.Kind() {
	case reflect.Struct:
		if object, ok := value.(map[string]any); ok {
			return r.object(path+".", object, t)
		}
		r.wants(path, "an object, as { … }", value)
		return nil
	case reflect.Slice:
		return r.list(path, value, t.Elem(), "a list of objects")
	}
	if s, ok := value.(string); ok {
		return r.text(path, s, t)
	}
	r.wants(path, "text", value)
	return nil
}

func (r *reader) wants(path, want string, value any) {
	r.add(path, fmt.Errorf("give %s, not %s", want, jsonType(value)))
}

// list reads the items of a list. One text may name several tags.
func (r *reader) list(path string, value any, t reflect.Type, want string) any {
	items, ok := value.([]any)
	if !ok {
		r.add(path, fmt.Errorf("give %s, as [ … ], not %s", want, jsonType(value)))
		return nil
	}
	read := []any{}
	_, several := r.fields[path].Input.(*field.Several)
	for i, item := range items {
		if s, ok := item.(string); ok && several {
			for _, tag := range readTags(s) {
				read = append(read, r.text(fmt.Sprintf("%s[%d]", path, i), tag, t))
			}
			continue
		}
		read = append(read, r.value(fmt.Sprintf("%s[%d]", path, i), item, t))
	}
	return read
}

// truth reads a boolean, also as the form and spreadsheets write it.
func (r *reader) truth(path string, value any) any {
	if s, ok := value.(string); ok {
		options := []field.Option{{Name: notSet}, {Value: "true", Name: "Yes", Also: yesWords}, {Value: "false", Name: "No", Also: noWords}}
		switch meaning, found := meant(options, s); {
		case found && meaning == "":
			return nil
		case found:
			return meaning == "true"
		}
		r.add(path, fmt.Errorf("“%s” is neither yes nor no: write yes or no, true or false, 1 or 0, or x for yes", text.Fit(s, 40)))
		return value
	}
	if _, ok := value.(bool); !ok {
		r.wants(path, "true or false", value)
	}
	return value
}

// text reads a text, as the field of its member or its type has it.
func (r *reader) text(path, s string, t reflect.Type) any {
	f := r.fields[path]
	if f.Asking() == ForText {
		if err := readable(s); err != nil {
			r.add(path, err)
		}
		return s
	}
	if r.fields != nil {
		s = strings.TrimSpace(s)
		if err := oneLine(s); err != nil {
			r.add(path, err)
			return s
		}
	}
	var err error
	switch wire := reflect.Zero(t).Interface().(type) {
	case worded:
		options := f.options
		if options == nil {
			options = optionsOf(wire) // within a list, which no field of its own is for
		}
		s, _ = meant(options, s)
		err = oneOf(wire.Words())(s)
	case graph.Audiences:
		s = readAudiences(s)
		err = audiences(s)
	}
	if err != nil {
		r.add(path, err)
	}
	if f.read != nil {
		s = f.read(s, time.Now(), r.moving)
	}
	return s
}

// readDay is the day that s is; s itself if it is none.
func readDay(s string, today time.Time, moving bool) string {
	read := field.Written
	if moving {
		read = field.Resolve
	}
	if day, ok := read(s, today); ok {
		return day
	}
	return string(graph.DateOf(s))
}

// DayNow is the day that "today", "+2y" and their like mean now; anything else stays as it
// is. It is for what is sent at once: in a list such a word would be another day tomorrow.
func DayNow(s string, now time.Time) string {
	if _, written := field.Written(s, now); written {
		return s
	}
	if day, moving := field.Resolve(s, now); moving {
		return day
	}
	return s
}

// readMonth is the month that s is, as a day of it; s itself if it is none.
func readMonth(s string, today time.Time, moving bool) string {
	if day, ok := field.WrittenMonth(s, today); ok {
		return day
	}
	if day, ok := field.Resolve(s, today); ok && moving {
		return day[:len("2006-01")] + "-01"
	}
	return string(graph.DateOf(s))
}
