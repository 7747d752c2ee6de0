package draft

import (
	"slices"

	"facet/forms"
)

// Templates are what a form can begin with, and what is wrong with the files
// that are of no use, a line each. The words are raw text.
type Templates struct {
	All   []forms.Template
	Wrong []string
}

// None reports whether there is nothing to begin with, and nothing to say.
func (t Templates) None() bool { return len(t.All)+len(t.Wrong) == 0 }

// of is the templates of a kind.
func (t Templates) of(kind forms.Kind) []forms.Template {
	return slices.DeleteFunc(slices.Clone(t.All), func(o forms.Template) bool { return o.Kind.Name != kind.Name })
}

// KindFirst is all templates, those of a kind first.
func (t Templates) KindFirst(kind forms.Kind) []forms.Template {
	others := slices.DeleteFunc(slices.Clone(t.All), func(o forms.Template) bool { return o.Kind.Name == kind.Name })
	return append(t.of(kind), others...)
}
