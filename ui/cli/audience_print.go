package cli

import (
	"facet/forms"
	"facet/graph"
	"facet/profile/flow"
	"facet/profile/person"
)

// notable is what an entry is called, and what to look at.
func notable(s *person.Session, o person.Object) string {
	name := o.Name()
	if o.Kind.Exposed(o.Audience()) {
		name += " (private by nature)"
	}
	if flow.Closed(s, o) != nil {
		name += " (locked)"
	}
	return name
}

// audienceRow is an entry, and who may see it.
type audienceRow struct {
	person.Row
	Audience graph.Audiences `json:"audience"`
	Status   string          `json:"status,omitempty"` // what has become of a change; empty: none was asked for
}

func rowOf(s *person.Session, o person.Object) audienceRow {
	return audienceRow{Audience: o.Audience(), Row: s.Row(o)}
}

// print writes rows: a table for eyes, and for programs each on a line or all as one
// document.
func (o seeing) print(s *person.Session, rows []audienceRow) error {
	return writeRows(o.out, rows, func() string { return o.table(s, rows) })
}

// table is who sees what, for eyes. What has become of a change comes first.
func (o seeing) table(s *person.Session, rows []audienceRow) string {
	cells := [][]string{{"WHO SEES IT", "KIND", "ID", "NAME"}}
	if o.to != nil {
		cells[0] = append([]string{"STATUS"}, cells[0]...)
	}
	for _, row := range rows {
		one := []string{forms.AudienceBrief(row.Audience, s.Person.IsMe()), row.Kind, person.Short(row.ID), notable(s, row.Object)}
		if o.to != nil {
			one = append([]string{row.Status}, one...)
		}
		cells = append(cells, one)
	}
	return o.out.aligned(cells)
}
