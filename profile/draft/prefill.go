package draft

import (
	"cmp"
	"slices"

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
	return edit, edit.setPrefill(person.Prefill{Template: t.Name, Values: values, Shape: t.Shape})
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
	return edit, edit.setPrefill(person.Prefill{Row: words, Key: key, Values: row.Body})
}

// FromFile begins a form with what a file says, where it stands there.
func FromFile(s *person.Session, kind forms.Kind, form forms.Form, place string) (Edit, error) {
	values, err := graph.Body(form)
	if err != nil {
		return Edit{}, err
	}
	edit := NewEdit(s, kind)
	if edit.Form, err = kind.Decode(values); err != nil {
		return Edit{}, err
	}
	return edit, edit.setPrefill(person.Prefill{File: place, Values: values})
}

// Another is a new form like this one was when it began: on the same template,
// or empty. A copy is not made again.
func (e Edit) Another() Edit {
	next := NewEdit(e.Session, e.Kind)
	if e.prefill.Template == "" {
		return next
	}
	form, err := e.Kind.Decode(e.prefill.Values)
	if err == nil {
		next.Form, next.prefill, next.began = form, e.prefill, e.began
	}
	return next
}

// AsBegun reports whether the form says what it began with, and nothing else.
func (e Edit) AsBegun() bool {
	began, err := e.Kind.Decode(e.prefill.Values)
	if err != nil {
		return false
	}
	body, err := graph.Body(began)
	return err == nil && string(body) == string(e.Body())
}

// setPrefill puts the form on its prefill.
func (e *Edit) setPrefill(b person.Prefill) error {
	began, err := e.Kind.Decode(b.Values)
	if err != nil {
		return err
	}
	e.prefill, e.began = b, map[string]string{}
	for _, f := range forms.Fields(began) {
		if f.Member != send.Audience || began.Facet().AllowedAudiences != "" {
			e.began[f.Member] = send.InFull(e.Session, f)
		}
	}
	return nil
}

// Prefill is what the form began with; the zero one if it began empty.
func (e Edit) Prefill() person.Prefill { return e.prefill }

// Prefilled reports whether the form has a prefill.
func (e Edit) Prefilled() bool { return e.began != nil }

// untouched reports whether a field still has the value that came from the
// prefill.
func (e *Edit) untouched(f forms.Field) bool {
	value := e.began[f.Member]
	return value != "" && value == send.InFull(e.Session, f)
}

// annotate gives the sections what the prefill asks for and what it knows.
func (e *Edit) annotate(sections []forms.Section) []forms.Section {
	if e.began == nil {
		return sections
	}
	for _, section := range e.prefill.On(sections) {
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
	case e.prefill.Template != "":
		return "from template"
	case e.prefill.Row != "":
		return "from the list"
	case e.prefill.File != "":
		return "from the file"
	case slices.Contains(e.prefill.Days, f.Member):
		return "suggested: as long as before"
	case e.prefill.Renewed != "":
		return "from the entry that is renewed"
	}
	return "copied from " + cmp.Or(e.prefill.Owner, "another entry")
}

// caution is what to know about who may see the object, where the prefill has
// something to do with it.
func (e *Edit) caution(f forms.Field) string {
	switch {
	case f.Member != send.Audience:
	case e.untouched(f) && e.prefill.Row != "":
		return "The list says who may see this, not the organisation."
	case e.untouched(f) && e.prefill.Template != "":
		return "The template says who may see this, not the organisation."
	case e.prefill.Copied && e.prefill.Renewed == "" && e.Form.Facet().AllowedAudiences == "":
		return "This is not copied. " + e.prefill.Theirs() + " has: " + forms.AudienceWords(e.prefill.Shared) + ". Choose anew."
	}
	return ""
}

// Began says what the form began with, in a sentence.
func (e Edit) Began() string { return e.prefill.Words() }
