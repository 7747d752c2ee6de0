package forms

import (
	"facet/forms/field"
	"facet/graph"
)

// choice is one of a few values. The present value is always on offer, also
// one that we don't know, and so is "not set".
func choice[T ~string](title string, member *T, options []field.Option) Field {
	allowed := []string{}
	for _, o := range options {
		allowed = append(allowed, o.Value)
	}
	f := bind(title, member, field.NewChoice(member, options), oneOf(allowed))
	f.options = options
	return f
}

// yesNo is a boolean that may be left unset.
func yesNo(title string, member *graph.Bool) Field {
	return choice(title, member, []field.Option{
		{Name: notSet}, {Value: string(graph.True), Name: "Yes"}, {Value: string(graph.False), Name: "No"},
	})
}
