package forms

import (
	"slices"
	"strings"
)

// Shape is what a form asks for beyond its kind, and what it keeps out of
// sight: members by their paths. A hidden one stands for all that is below it.
type Shape struct {
	Required []string `json:"required,omitempty"`
	Hidden   []string `json:"hidden,omitempty"`
}

// On gives the shape to the sections of a form.
func (s Shape) On(sections []Section) []Section {
	for _, section := range sections {
		for i, f := range section.Fields {
			switch {
			case s.requires(f.Member) && !f.Required:
				section.Fields[i] = f.asked("the template asks for this: fill it in")
			case s.hides(f.Member):
				section.Fields[i] = f.aside()
			}
		}
	}
	return sections
}

func (s Shape) requires(member string) bool { return slices.Contains(s.Required, member) }

func (s Shape) hides(member string) bool {
	return slices.ContainsFunc(s.Hidden, func(name string) bool { return name == member || strings.HasPrefix(member, name+".") })
}

// aside hides the field for as long as nothing is wrong with it. Once it was
// wrong it stays, so that it can be mended.
func (f Field) aside() Field {
	senseless, needed := f.hidden, false
	f.hidden = func() bool {
		needed = needed || f.Error() != nil
		return !needed || senseless != nil && senseless()
	}
	return f
}
