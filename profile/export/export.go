// Package export reads profiles, of one person or many, and writes them as files: whole,
// as tables that can be filled back, or as an overview.
//
// Its laws:
//   - It only reads. Nothing is sent.
//   - What Graph sent is what an export in JSON has, also members that facet doesn't know.
//   - A file is there whole or not at all: until then it is a [Part], from which the
//     same export goes on.
//   - Two exports of the same profiles are the same: people stand as they were given,
//     facet types in their order, entries by their ids.
//   - Who or what could not be read is named, and nothing of it is made up.
package export

import (
	"cmp"
	"encoding/json"
	"slices"

	"facet/forms"
	"facet/graph"
	"facet/profile/person"
)

// Version is the version of a row: members are only ever added.
const Version = 1

// Row is an entry of somebody's profile. Names that begin with an underscore are
// facet's remarks.
type Row struct {
	Facet      int             `json:"facet"`
	Person     string          `json:"person"` // the sign-in name
	PersonID   string          `json:"personId"`
	PersonName string          `json:"_personName,omitempty"`
	Kind       string          `json:"kind"`
	ID         graph.ID        `json:"id"`
	Values     json.RawMessage `json:"values"` // as Graph sent it
	Source     string          `json:"_source,omitempty"`
	Changed    graph.Date      `json:"_changed,omitempty"`
	Tenant     string          `json:"_tenant,omitempty"` // of who read it
}

// Profile is what was read of somebody.
type Profile struct {
	User    graph.DirectoryUser
	Rows    []Row
	Trouble []Trouble
}

// Trouble is what could not be read of somebody.
type Trouble struct {
	Kinds []forms.Kind // which; none: nothing could
	Err   error
}

// rowsOf are the entries of a facet type, by their ids.
func rowsOf(s *person.Session, kind forms.Kind, objects []json.RawMessage) []Row {
	var rows []Row
	for _, o := range person.Read(kind, objects) {
		facet := o.Form.Facet()
		rows = append(rows, Row{
			Facet: Version, Person: person.Address(s.User), PersonID: s.User.ID, PersonName: s.User.DisplayName,
			Kind: kind.Name, ID: facet.ID, Values: o.Raw,
			Source: o.Origin.Name, Changed: facet.LastModifiedDateTime, Tenant: s.Account.Tenant,
		})
	}
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(a.ID, b.ID) })
	return rows
}
