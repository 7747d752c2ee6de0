package person

import (
	"encoding/json"
	"strings"
	"time"

	"facet/forms"
	"facet/graph"
)

// Object is one object as Graph sent it, and what a row about it says.
type Object struct {
	Raw    json.RawMessage
	Form   forms.Form
	Label  string // raw
	Origin graph.Origin
	Fresh  string // what Graph's list doesn't know of it yet, or nothing

	Kind forms.Kind
}

// Read decodes the objects of a facet type.
func Read(kind forms.Kind, all []json.RawMessage) []Object {
	var objects []Object
	for _, raw := range all {
		form, err := kind.Decode(raw)
		if err != nil {
			continue
		}
		objects = append(objects, Object{Raw: raw, Form: form, Label: form.Label(), Origin: form.Facet().Origin(), Kind: kind})
	}
	return objects
}

// Name is what the object is called. It is raw text.
func (o Object) Name() string {
	if strings.TrimSpace(o.Label) == "" {
		return "(no name)"
	}
	return o.Label
}

// Created says when the object was created.
func (o Object) Created() string {
	if at := Moment(string(o.Form.Facet().CreatedDateTime)); at != "" {
		return "created " + at
	}
	return "created at an unknown time"
}

// Locked says why the object can't be changed here and whom to ask, or nothing.
func (o Object) Locked() string {
	switch {
	case o.Form != nil && !o.Form.Facet().ID.Known():
		return "This entry came without an id, so it can't be changed or deleted here. " +
			"Read it again later. If it stays like this, tell Microsoft's support."
	case !o.Origin.Owned:
		return ""
	case o.Origin == graph.PeopleSkills:
		return "This skill comes from " + o.Origin.Name + ", so it can't be changed or deleted here. " +
			"The owner of the profile confirms and removes such skills on their profile card in Microsoft 365."
	case o.Origin.Personal:
		return "This entry comes from the " + o.Origin.Name + ", so it can't be changed or deleted here. " +
			"The owner of the profile changes it on their profile card in Microsoft 365."
	}
	return "This entry comes from " + o.Origin.Name + ", so it can't be changed or deleted here. " +
		"Ask whoever looks after it there, often IT or HR."
}

// ByHand is how package graph names the source of what somebody wrote.
const ByHand = "edited by hand"

// editedBy says who wrote an object last, as far as Graph says that.
func (s *Session) editedBy(f *graph.ItemFacet) string {
	by := f.LastModifiedBy
	if by.Name() == "" && by.User.ID == "" {
		by = f.CreatedBy
	}
	own, id := s.Person.IsMe(), by.User.ID
	switch {
	case id == "" && by.Name() == "" && own, id != "" && strings.EqualFold(id, s.Account.ID):
		return "edited by you"
	case id != "" && strings.EqualFold(id, s.User.ID) && !own:
		return "edited by the person"
	case by.Name() != "":
		return "edited by " + by.Name()
	}
	return ByHand
}

// Moment is a point in time in words, and any other text as it is. Graph has
// the year 1 for a time that nobody knows.
func Moment(value string) string {
	at, err := time.Parse(time.RFC3339, value)
	switch {
	case err != nil:
		return value
	case at.Year() == 1:
		return ""
	}
	return at.UTC().Format("2006-01-02 15:04 UTC")
}
