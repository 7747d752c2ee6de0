package forms

import (
	"slices"

	"facet/forms/field"
	"facet/graph"
)

// level is a step on a scale, the lowest first. A step that isn't on it, as a
// later Graph may have one, is shown and kept.
func level[T ~string](title string, member *T, scale []field.Option) Field {
	f := choice(title, member, slices.Concat([]field.Option{{Name: notSet}}, scale))
	f.Input.(*field.Choice).Words(func(value string) string { return nameOf(scale, value) })
	return f
}

// nameOf is the name of an option by its value; a value that has none is its
// own name.
func nameOf(options []field.Option, value string) string {
	for _, o := range options {
		if o.Value == value {
			return o.Name
		}
	}
	if value == graph.UnknownFutureValue {
		return "One that facet doesn't know"
	}
	return value
}
