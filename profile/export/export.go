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
	"encoding/json"
	"sort"

	"facet/forms"
	"facet/graph"
	"facet/profile/person"
)

// Version is the version of an export.
const Version = person.Shape

// Row is an entry of somebody's profile, with all remarks.
type Row = person.Row

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
		rows = append(rows, s.Remarked(s.Row(o)))
	}
	sort.SliceStable(rows, func(a, b int) bool { return rows[a].ID < rows[b].ID })
	return rows
}
