package editing

import (
	"cmp"
	"encoding/json"

	"facet/forms"
	"facet/graph"
	"facet/internal/text"
)

// Basis is what a new form began with: a template, or an entry that was
// copied. It stays with the form, also in its draft. Its words are raw text.
type Basis struct {
	Template string          `json:"template,omitempty"` // the name of the template
	Copied   bool            `json:"copied,omitempty"`   // it is an entry
	Owner    string          `json:"owner,omitempty"`    // who has that entry; empty: the same person
	Shared   graph.Audiences `json:"shared,omitempty"`   // who may see that entry, which is not copied
	Row      string          `json:"row,omitempty"`      // the row of a list of work, as sentences name it
	Key      string          `json:"key,omitempty"`      // and how the outbox knows it
	Values   json.RawMessage `json:"values,omitempty"`   // the body that the form began with
	forms.Shape
}

// FromTemplate begins a form with a template.
func FromTemplate(s *Session, t forms.Template) (Edit, error) {
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
	return edit, edit.rest(Basis{Template: t.Name, Values: values, Shape: t.Shape})
}

// FromRow begins a form with a row of a list of work, as sentences name it, and
// as the outbox knows it.
func FromRow(s *Session, row WorkRow, words, key string) (Edit, error) {
	form, err := row.Kind.Decode(row.Body)
	if err != nil {
		return Edit{}, err
	}
	edit := NewEdit(s, row.Kind)
	edit.Form = form
	return edit, edit.rest(Basis{Row: words, Key: key, Values: row.Body})
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
func (e *Edit) rest(b Basis) error {
	began, err := e.Kind.Decode(b.Values)
	if err != nil {
		return err
	}
	e.basis, e.began = b, map[string]string{}
	for _, f := range forms.Fields(began) {
		if f.Member != audience || began.Facet().AllowedAudiences != "" {
			e.began[f.Member] = e.Session.inFull(f)
		}
	}
	return nil
}

// audience is the member that says who may see an object.
const audience = "allowedAudiences"

// Basis is what the form began with; the zero one if it began empty.
func (e Edit) Basis() Basis { return e.basis }

// Prefilled reports whether the form has a basis.
func (e Edit) Prefilled() bool { return e.began != nil }

// untouched reports whether a field still has the value that came from the
// basis.
func (e *Edit) untouched(f forms.Field) bool {
	value := e.began[f.Member]
	return value != "" && value == e.Session.inFull(f)
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
	case f.Member != audience:
	case e.untouched(f) && e.basis.Row != "":
		return "The list says who may see this, not the organisation."
	case e.untouched(f):
		return "The template says who may see this, not the organisation."
	case e.basis.Copied && e.Form.Facet().AllowedAudiences == "":
		return "This is not copied. " + e.basis.theirs() + " has: " + forms.AudienceWords(e.basis.Shared) + ". Choose anew."
	}
	return ""
}

// Began says what the form began with, in a sentence.
func (e Edit) Began() string { return e.basis.words() }

func (b Basis) words() string {
	switch {
	case b.source() != "":
		return "It began with " + b.source() + "."
	case b.Copied && b.Owner != "":
		return "It began as a copy of an entry of " + b.Owner + "."
	case b.Copied:
		return "It began as a copy of another entry."
	}
	return ""
}

// source names the template, or the row of a list, in as many cells as a
// sentence has for it; nothing for a copy.
func (b Basis) source() string {
	switch {
	case b.Template != "":
		return "the template “" + text.Fit(b.Template, 40) + "”"
	case b.Row != "":
		return text.Fit(b.Row, 60)
	}
	return ""
}

// theirs names the entry that was copied.
func (b Basis) theirs() string {
	if b.Owner == "" {
		return "The other entry"
	}
	return "The entry of " + b.Owner
}

// Began says what the object began with, in a sentence.
func (p Plan) Began() string { return p.basis.words() }

// setAudience reports whether it is the template, or the list, that says who
// will see the object.
func (p Plan) setAudience() bool {
	var began graph.ItemFacet
	if p.basis.source() == "" || graph.Decode(p.basis.Values, &began) != nil {
		return false
	}
	return began.AllowedAudiences != "" && began.AllowedAudiences == p.form.Facet().AllowedAudiences
}
