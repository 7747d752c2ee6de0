package forms

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"facet/graph"
)

// templateFile is a template as a file has it.
type templateFile struct {
	Kind     string          `json:"kind"`
	Name     string          `json:"name"`
	About    string          `json:"about,omitempty"`
	Values   json.RawMessage `json:"values,omitempty"`
	Required graph.Strings   `json:"required"`
	Hidden   graph.Strings   `json:"hidden"`
}

// ExampleTemplate is a template to start from, as a file has it. Everything is
// filled in but who may see the object, which is for whoever writes the
// template to think of.
func ExampleTemplate(kind Kind) (json.RawMessage, error) {
	form := kind.Example()
	form.Facet().AllowedAudiences = ""
	values, err := graph.Body(form)
	if err != nil {
		return nil, err
	}
	file := templateFile{
		Kind: kind.Name, Name: "My " + kind.Name, About: "when to use it", Values: values,
		Required: graph.Strings{}, Hidden: graph.Strings{},
	}
	for _, f := range Fields(form) {
		if f.Required {
			file.Required = append(file.Required, f.Member)
		}
	}
	return json.Marshal(file)
}

// ReadTemplate reads a template that somebody wrote, for one of the kinds, and
// says everything that is wrong with it. A template fills in as much of a form
// as it likes. Its name is known even where there are problems, if it has one.
func ReadTemplate(raw []byte, kinds []Kind) (Template, []Problem) {
	raw = trimmed(raw)
	object, err := parse(raw)
	if err != nil {
		return Template{}, []Problem{{Advice: err.Error()}}
	}
	var file templateFile
	outer := &reader{}
	outer.object("", object, reflect.TypeOf(file))
	problems := outer.problems
	if err := graph.Decode(raw, &file); err != nil {
		return Template{}, append(problems, Problem{Advice: err.Error()})
	}
	t := Template{Name: strings.TrimSpace(file.Name), About: strings.TrimSpace(file.About), Shape: Shape{file.Required, file.Hidden}}
	problems = append(problems, t.misnamed(problems)...)
	if t.Kind, err = Named(kinds, file.Kind); err != nil {
		return t, append(problems, unkind(file.Kind, err, problems)...)
	}
	if values, ok := object["values"].(map[string]any); ok {
		t.Values = file.Values
		_, wrong := t.Kind.read(values, true)
		problems = append(problems, under("values.", wrong)...)
	}
	return t, append(problems, t.check(problems)...)
}

// unkind says what is wrong with the facet type that a template names.
func unkind(word string, err error, known []Problem) []Problem {
	switch {
	case names(known, "kind"):
		return nil
	case word == "":
		err = errors.New("say which facet type it is for, such as certification")
	}
	return []Problem{{"kind", err.Error()}}
}

// misnamed says what is wrong with the words of a template.
func (t Template) misnamed(known []Problem) (problems []Problem) {
	if t.Name == "" && !names(known, "name") {
		problems = add(problems, "name", "give the template a name")
	}
	if err := oneLine(t.Name); err != nil {
		problems = add(problems, "name", err.Error())
	}
	if err := oneLine(t.About); err != nil {
		problems = add(problems, "about", err.Error())
	}
	return problems
}

// check is what the checks of the form say of the values, and whether such a
// form can be filled in and sent.
func (t Template) check(known []Problem) []Problem {
	form, err := t.Begin()
	if err != nil {
		return []Problem{{"values", err.Error()}}
	}
	fields := Fields(form)
	var problems []Problem
	for _, f := range fields {
		if err := f.wrong(); err != nil && !names(known, "values."+f.Member) {
			problems = append(problems, Problem{"values." + f.Member, err.Error()})
		}
	}
	problems = append(problems, unfit("required", t.Required, fields, known)...)
	problems = append(problems, unfit("hidden", t.Hidden, fields, known)...)
	problems = append(problems, t.contradictions(fields)...)
	if t.Values == nil && t.Required == nil && t.Hidden == nil && len(known)+len(problems) == 0 {
		problems = append(problems, Problem{Advice: "the template changes nothing: give values, required or hidden"})
	}
	return problems
}

// unfit are the names in a list that no field has.
func unfit(list string, members []string, fields []Field, known []Problem) (problems []Problem) {
	if names(known, list) {
		return nil
	}
	all := slices.DeleteFunc(slices.Clone(fields), func(f Field) bool { return f.Input == nil })
	for _, name := range members {
		switch below := firstBelow(name, all); {
		case slices.ContainsFunc(all, func(f Field) bool { return f.Member == name }), below != "" && list == "hidden":
		case below != "":
			problems = add(problems, list, name+" is a group: name the members in it, such as "+below)
		default:
			problems = add(problems, list, noField(name, all))
		}
	}
	return problems
}

// firstBelow is the first member in a group of that name, if it is one.
func firstBelow(group string, fields []Field) string {
	for _, f := range fields {
		if strings.HasPrefix(f.Member, group+".") {
			return f.Member
		}
	}
	return ""
}

// noField says that the form has no field for a name, and which is meant.
func noField(name string, fields []Field) string {
	var members []string
	for _, f := range fields {
		members = append(members, f.Member)
	}
	if close := nearest(name, members); distance(name, close) <= max(2, len(name)/3) {
		return fmt.Sprintf("the form has no field for %s: did you mean %q?", name, close)
	}
	return fmt.Sprintf("the form has no field for %s: it has %s", name, strings.Join(members, ", "))
}

// contradictions are what nobody could fill in, or would not get to see.
func (t Template) contradictions(fields []Field) (problems []Problem) {
	for _, f := range fields {
		switch member := f.Member; {
		case !t.hides(member):
		case t.requires(member):
			problems = add(problems, "hidden", member+" is required at once: keep it in one of the two lists")
		case member == "allowedAudiences" && f.Required && !f.Filled():
			problems = add(problems, "hidden", "every form asks who may see this entry, so don't hide it")
		case f.Required && !f.Filled():
			problems = add(problems, "hidden", "every form asks for "+member+": give it in values, or don't hide it")
		case member == "allowedAudiences" && f.Filled():
			problems = add(problems, "hidden", "values set allowedAudiences: who may see an entry is never set out of sight, so don't hide it")
		}
	}
	return problems
}

func add(problems []Problem, member, advice string) []Problem {
	return append(problems, Problem{member, advice})
}

// under puts the problems of an inner object below its name.
func under(prefix string, problems []Problem) []Problem {
	for i := range problems {
		problems[i].Member = prefix + problems[i].Member
	}
	return problems
}

// names reports whether one of the problems is about the member, or about a
// part of it.
func names(problems []Problem, member string) bool {
	return slices.ContainsFunc(problems, func(p Problem) bool {
		return p.Member == member || strings.HasPrefix(p.Member, member+"[")
	})
}
