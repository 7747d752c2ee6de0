package person

import (
	"context"
	"encoding/json"
	"slices"

	"facet/forms"
	"facet/graph"
)

// Row is an object that somebody has, as facet list prints it and as a list of work takes it.
type Row struct {
	Facet    int             `json:"facet"` // the version of this shape
	Person   string          `json:"person"`
	PersonID string          `json:"personId"`
	Kind     string          `json:"kind"`
	ID       graph.ID        `json:"id"`
	Values   json.RawMessage `json:"values"`

	Object Object `json:"-"`
}

// Shape is the version of what is printed for programs.
const Shape = 1

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
		row := Row{Facet: Shape, Person: s.User.UserPrincipalName, PersonID: s.User.ID, Kind: kind.Name, Values: raw}
		if all := Read(kind, []json.RawMessage{raw}); len(all) == 1 {
			row.Object = all[0]
			row.ID = all[0].Form.Facet().ID
		}
		rows = append(rows, row)
	}
	return rows
}
