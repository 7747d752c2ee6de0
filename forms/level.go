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
	f.scale = scale
	return f
}

// shownLevel is a step that Graph sets.
func shownLevel[T ~string](title string, member *T, scale []field.Option) Field {
	f := shown(title, member)
	f.shown = func() string { return nameOf(scale, string(*member)) }
	return f
}

// differing stands for the value of several members that are not the same.
const differing = "differing"

// levelOfAll sets several members at once. It has no member of its own, so
// nothing is checked or sent of it.
func levelOfAll[T ~string](title string, members []*T, scale []field.Option) Field {
	get := func() string {
		for _, m := range members {
			if *m != *members[0] {
				return differing
			}
		}
		return string(*members[0])
	}
	set := func(value string) {
		for _, m := range members {
			if value != differing {
				*m = T(value)
			}
		}
	}
	input := field.NewChoiceOf(get, set, slices.Concat([]field.Option{{Name: notSet}}, scale)).Words(func(value string) string {
		if value == differing {
			return "Not the same"
		}
		return nameOf(scale, value)
	})
	return Field{Title: title, Input: input, value: get, shown: get, scale: scale, parts: func() []part { return nil }}
}

// nameOf is the name of an option by its value; a value that has none is its
// own name, and none has no name.
func nameOf(options []field.Option, value string) string {
	if value == "" {
		return ""
	}
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

// skillLevels are the steps of skillProficiencyLevel.
var skillLevels = []field.Option{
	{Value: "elementary", Name: "Beginner"},
	{Value: "limitedWorking", Name: "Some experience"},
	{Value: "generalProfessional", Name: "Works with it"},
	{Value: "advancedProfessional", Name: "Advanced"},
	{Value: "expert", Name: "Expert"},
}

// languageLevels are the steps of languageProficiencyLevel.
var languageLevels = []field.Option{
	{Value: "elementary", Name: "A few words"},
	{Value: "conversational", Name: "Conversation"},
	{Value: "limitedWorking", Name: "Limited working"},
	{Value: "professionalWorking", Name: "Professional working"},
	{Value: "fullProfessional", Name: "Full professional"},
	{Value: "nativeOrBilingual", Name: "Native or bilingual"},
}
