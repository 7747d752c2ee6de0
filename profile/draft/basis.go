package draft

import (
	"cmp"

	"facet/forms"
	"facet/graph"
	"facet/profile/person"
	"facet/profile/send"
)

// FromTemplate begins a form with a template.
func FromTemplate(s *person.Session, t forms.Template) (Edit, error) {
	form, err := t.Begin()
	if err != nil {
		return Edit{}, err
	}
	values, err := graph.Body(form)
	if err != nil {
		return Edit{}, err
	}
	edit := NewEdit(s, t.Kind)
	edit.Form = form
	return edit, edit.rest(person.Basis{Template: t.Name, Values: values, Shape: t.Shape})
}

// FromRow begins a form with a row of a list of work, as sentences name it, and
// as the outbox knows it.
func FromRow(s *person.Session, row WorkRow, words, key string) (Edit, error) {
	form, err := row.Kind.Decode(row.Body)
	if err != nil {
		return Edit{}, err
	}
	edit := NewEdit(s, row.Kind)
	edit.Form = form
	return edit, edit.rest(person.Basis{Row: words, Key: key, Values: row.Body})
}

// Another is a new form like this one was when it began: on the same template,
// or empty. A copy is not made again.
func (e Edit) Another() Edit {
	next := NewEdit(e.Session, e.Kind)
	if e.basis.Template == "" {
		return next
	}
	form, err := e.Kind.Decode(e.basis.Values)
	if err == nil {
		next.Form, next.basis, next.began = form, e.basis, e.began
	}
	return next
}

// AsBegun reports whether the form says what it began with, and nothing else.
func (e Edit) AsBegun() bool {
	began, err := e.Kind.Decode(e.basis.Values)
	if err != nil {
		return false
	}
	body, err := graph.Body(began)
	return err == nil && string(body) == string(e.Body())
}

// rest puts the form on its basis.
func (e *Edit) rest(b person.Basis) error {
	began, err := e.Kind.Decode(b.Values)
	if err != nil {
		return err
	}
	e.basis, e.began = b, map[string]string{}
	for _, f := range forms.Fields(began) {
		if f.Member != send.Audience || began.Facet().AllowedAudiences != "" {
			e.began[f.Member] = send.InFull(e.Session, f)
		}
	}
	return nil
}

// Basis is what the form began with; the zero one if it began empty.
func (e Edit) Basis() person.Basis { return e.basis }

// Prefilled reports whether the form has a basis.
func (e Edit) Prefilled() bool { return e.began != nil }

// untouched reports whether a field still has the value that came from the
// basis.
func (e *Edit) untouched(f forms.Field) bool {
	value := e.began[f.Member]
	return value != "" && value == send.InFull(e.Session, f)
}

// onBasis gives the sections what the basis asks for and what it knows.
func (e *Edit) onBasis(sections []forms.Section) []forms.Section {
	if e.began == nil {
		return sections
	}
	for _, section := range e.basis.On(sections) {
		for i, f := range section.Fields {
			section.Fields[i] = f.From(func() string { return e.origin(f) }).Warns(func() string { return e.caution(f) })
		}
	}
	return sections
}

// origin says where the value of a field came from, until somebody changes it.
func (e *Edit) origin(f forms.Field) string {
	switch {
	case !e.untouched(f):
		return ""
	case e.basis.Template != "":
		return "from template"
	case e.basis.Row != "":
		return "from the list"
	}
	return "copied from " + cmp.Or(e.basis.Owner, "another entry")
}

// caution is what to know about who may see the object, where the basis has
// something to do with it.
func (e *Edit) caution(f forms.Field) string {
	switch {
	case f.Member != send.Audience:
	case e.untouched(f) && e.basis.Row != "":
		return "The list says who may see this, not the organisation."
	case e.untouched(f):
		return "The template says who may see this, not the organisation."
	case e.basis.Copied && e.Form.Facet().AllowedAudiences == "":
		return "This is not copied. " + e.basis.Theirs() + " has: " + forms.AudienceWords(e.basis.Shared) + ". Choose anew."
	}
	return ""
}

// Began says what the form began with, in a sentence.
func (e Edit) Began() string { return e.basis.Words() }
