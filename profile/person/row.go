package person

import (
	"context"
	"encoding/json"
	"slices"

	"facet/forms"
	"facet/graph"
)

// Row is an object that somebody has, as facet list prints it, as an export keeps it and
// as a list of work takes it. Names that begin with an underscore are facet's remarks,
// which an export has.
type Row struct {
	Facet      int             `json:"facet"`  // the version of this shape
	Person     string          `json:"person"` // the sign-in name
	PersonID   string          `json:"personId"`
	PersonName string          `json:"_personName,omitempty"`
	Kind       string          `json:"kind"`
	ID         graph.ID        `json:"id"`
	Values     json.RawMessage `json:"values"` // as Graph sent it
	Source     string          `json:"_source,omitempty"`
	Changed    graph.Date      `json:"_changed,omitempty"`
	Tenant     string          `json:"_tenant,omitempty"` // of who read it

	Object Object `json:"-"` // without a form if it can't be read
}

// Shape is the version of what is written for programs: members are only ever added.
const Shape = 1

// Row is an object of the session's person as a row, without remarks.
func (s *Session) Row(o Object) Row {
	row := Row{Facet: Shape, Person: Address(s.User), PersonID: s.User.ID, Kind: o.Kind.Name, Values: o.Raw, Object: o}
	if o.Form != nil {
		row.ID = o.Form.Facet().ID
	}
	return row
}

// Remarked is a row of the session's person with facet's remarks, as an export has them.
func (s *Session) Remarked(row Row) Row {
	row.PersonName, row.Tenant = s.User.DisplayName, s.Account.Tenant
	if row.Object.Form != nil {
		row.Source, row.Changed = row.Object.Origin.Name, row.Object.Form.Facet().LastModifiedDateTime
	}
	return row
}

// Unread is a facet type of a person that could not be read, and why.
type Unread struct {
	Kind forms.Kind
	Err  error
}

// ReadRows reads what the person of a session has of some facet types, in their
// order; of none: of all. What could not be read is named.
func (s *Session) ReadRows(ctx context.Context, kinds []forms.Kind) (rows []Row, unread []Unread) {
	read := map[string]Listing{}
	if len(kinds) == 0 {
		kinds = s.Kinds
		for listing := range s.ReadAll(ctx) {
			read[listing.Path] = listing
		}
	}
	for _, kind := range kinds {
		if kind.Fixed && !s.Person.IsMe() { // which nobody else has
			continue
		}
		listing, has := read[kind.Path]
		if !has {
			listing = s.List(ctx, kind)
		}
		if listing.Err != nil {
			unread = append(unread, Unread{kind, listing.Err})
		}
		rows = slices.Concat(rows, s.rowsOf(kind, listing.Objects))
	}
	return rows, unread
}

// rowsOf are the objects of a facet type as rows. Those that can't be read are
// rows, too.
func (s *Session) rowsOf(kind forms.Kind, objects []json.RawMessage) (rows []Row) {
	for _, raw := range objects {
		o := Object{Kind: kind, Raw: raw}
		if all := Read(kind, []json.RawMessage{raw}); len(all) == 1 {
			o = all[0]
		}
		rows = append(rows, s.Row(o))
	}
	return rows
}
