package ui

import (
	"cmp"
	"context"

	"facet/forms"
	"facet/graph"
)

// Copyable is an entry of somebody, which a new form may begin with.
type Copyable struct {
	Kind forms.Kind
	Object
}

// EntriesOf reads what somebody has of every kind, and says what could not be
// read and why. It reads and nothing else. The words are raw text.
func (s *Session) EntriesOf(ctx context.Context, owner graph.DirectoryUser) (found []Copyable, trouble []string) {
	who, err := graph.User(owner.ID)
	if err != nil {
		return nil, []string{"It isn't known who that is."}
	}
	for _, kind := range s.Kinds {
		collection, err := s.Client.Collection(who, kind.Path)
		if err != nil {
			trouble = append(trouble, kind.Title+": "+err.Error())
			continue
		}
		all, err := collection.List(ctx)
		if forbidden(err) != nil {
			return nil, []string{"This account may not read the profile of " + ownerName(owner) + ". It needs the permission User.Read.All or User.ReadWrite.All, or " +
				ownerName(owner) + " has to tell you what their entries say."}
		}
		if err != nil {
			what, remedy := Explain(err)
			trouble = append(trouble, kind.Title+" could not be read. "+what+" "+remedy)
		}
		for _, o := range Read(kind, all) {
			found = append(found, Copyable{kind, o})
		}
	}
	return found, trouble
}

// ownerName is how sentences name who has an entry. It is raw text.
func ownerName(u graph.DirectoryUser) string { return cmp.Or(u.DisplayName, Address(u), u.ID) }

// FromCopy begins a form with what people set in an entry of somebody. Who may
// see it is not copied.
func FromCopy(s *Session, entry Copyable, owner graph.DirectoryUser) (Edit, error) {
	form, err := entry.Kind.Decode(entry.Raw)
	if err != nil {
		return Edit{}, err
	}
	basis := Basis{Copied: true, Shared: form.Facet().AllowedAudiences}
	if owner.ID != s.User.ID {
		basis.Owner = ownerName(owner)
	}
	settable(form)
	form.Facet().AllowedAudiences = ""
	if basis.Values, err = graph.Body(form); err != nil {
		return Edit{}, err
	}
	edit := Edit{Session: s, Kind: entry.Kind, Form: form}
	return edit, edit.rest(basis)
}
