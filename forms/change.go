package forms

import (
	"encoding/json"
	"reflect"
	"strings"

	"facet/internal/object"
)

// Change is a form of an object as Graph sent it, and what becomes of it with some
// members as somebody gives them; null takes one away. What is given is read and
// checked as [Kind.Read] does; what Graph sent and nobody gives stays as it is.
func (k Kind) Change(raw json.RawMessage, given map[string]any) (before, after Form, problems []Problem) {
	failed := func(err error) (Form, Form, []Problem) { return nil, nil, []Problem{{Advice: err.Error()}} }
	before, err := k.Decode(raw)
	if err != nil {
		return failed(err)
	}
	read, problems := k.read(given, false)
	if read == nil || len(problems) > 0 {
		return before, nil, problems
	}
	now, err := members(before)
	if err != nil {
		return failed(err)
	}
	as, err := members(read)
	if err != nil {
		return failed(err)
	}
	lay(now, given, as)
	written, err := json.Marshal(now)
	if err != nil {
		return failed(err)
	}
	if after, err = k.Decode(written); err != nil {
		return failed(err)
	}
	return before, after, changeProblems(before, after)
}

// members are the members of a form as they go over the wire.
func members(form Form) (map[string]any, error) {
	raw, err := object.Write(form)
	if err != nil {
		return nil, err
	}
	return object.Decode(raw)
}

// lay gives an object the members that are given, as they were read.
func lay(now, given, as map[string]any) {
	for name, value := range given {
		inner, nested := value.(map[string]any)
		if !nested {
			if read, has := as[name]; has && value != nil {
				now[name] = read
			} else {
				delete(now, name)
			}
			continue
		}
		below, ok := now[name].(map[string]any)
		if !ok {
			below = map[string]any{}
		}
		readBelow, _ := as[name].(map[string]any)
		lay(below, inner, readBelow)
		if now[name] = below; len(below) == 0 {
			delete(now, name)
		}
	}
}

// changeProblems are what the checks find of what Graph didn't send like that.
func changeProblems(before, after Form) (found []Problem) {
	for _, section := range Stored(Open(after), before) {
		for _, f := range section.Fields {
			if strings.TrimSpace(f.Member) != "" {
				found = append(found, f.problems()...)
			}
		}
	}
	return found
}

// Sets reports whether people set a member of the kind's objects, by its name on the top.
func (k Kind) Sets(member string) bool {
	f, has := wireMembers(reflect.TypeOf(k.New()).Elem())[member]
	return has && !readOnly(f)
}
