package forms

import (
	"encoding/json"
	"errors"
	"fmt"

	"facet/graph"
	"facet/internal/object"
)

// Template is what a new form can begin with: values, and a shape. Its words
// are raw text. Make one with [ReadTemplate].
type Template struct {
	Kind   Kind
	Name   string
	About  string          // when to use it, or nothing
	Values json.RawMessage // members as Graph names them; days may be in words
	Shape
}

// Begin makes a form with the values of the template. A day in words, such as
// "today" or "+1y", is the day that they mean now.
func (t Template) Begin() (Form, error) {
	if t.Values == nil {
		return t.Kind.New(), nil
	}
	object, err := parse(t.Values)
	if err != nil {
		return nil, fmt.Errorf("read the values of the template: %w", err)
	}
	form, _ := t.Kind.read(object, true)
	if form == nil {
		return nil, errors.New("read the values of the template: they are no object of its facet type")
	}
	return form, nil
}

// Fill lays the values of the template under an object that somebody wrote,
// whose members win, and says what [Kind.Read] would say of it, and what the
// template asks for that is missing. A null takes a value away.
func (t Template) Fill(raw json.RawMessage) (Form, []Problem) {
	over, err := parse(trimmed(raw))
	if err != nil {
		return nil, []Problem{{Advice: err.Error()}}
	}
	under, err := t.values()
	if err != nil {
		return nil, []Problem{{Advice: err.Error()}}
	}
	form, problems := t.Kind.read(object.Merge(under, over), false)
	if form == nil {
		return nil, problems
	}
	problems = append(problems, Check(form, problems...)...)
	return form, append(problems, t.missing(form, problems)...)
}

// values are the members of the template, the days as they are now.
func (t Template) values() (map[string]any, error) {
	form, err := t.Begin()
	if err != nil {
		return nil, err
	}
	body, err := graph.Body(form)
	if err != nil {
		return nil, err
	}
	return parse(body)
}

// missing names the members that the template asks for and that are empty,
// beside those that every form of the kind asks for.
func (t Template) missing(form Form, known []Problem) (problems []Problem) {
	for _, f := range Fields(form) {
		if t.requires(f.Member) && !f.Required && !f.Filled() && !names(known, f.Member) {
			problems = append(problems, Problem{f.Member, fmt.Sprintf("the template %q asks for this", t.Name)})
		}
	}
	return problems
}
