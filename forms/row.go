package forms

import (
	"strings"

	"facet/forms/field"
	"facet/graph"
)

// Row is one of the people in a field of people, as fields of its own.
type Row struct {
	Fields []Field
	person *graph.RelatedPerson
}

// NewRow is somebody of whom nothing is known yet, for a field of people.
func (f Field) NewRow() Row { return f.rowOf(graph.RelatedPerson{}) }

func (f Field) rowOf(p graph.RelatedPerson) Row {
	return Row{person(&p, relationshipChoices(graph.Relationship("").Words()), f.usual), &p}
}

// Summary is who it is, safe for a terminal; nothing for a row that is empty.
func (r Row) Summary() string {
	var known []string
	for _, f := range r.Fields {
		if s := f.Summary(); s != "" {
			known = append(known, s)
		}
	}
	return strings.Join(known, ", ")
}

// Rows are the people of a field that is asked [ForPeople]. What is typed into
// them counts when [Field.SetRows] puts them back.
func (f Field) Rows() []Row {
	var rows []Row
	if input, ok := f.Input.(*field.People); ok {
		people, _ := input.GetValue().([]field.Person)
		for _, p := range sentPeople(people) {
			rows = append(rows, f.rowOf(p))
		}
	}
	return rows
}

// SetRows puts people in the place of those who are there.
func (f Field) SetRows(rows []Row) {
	if input, ok := f.Input.(*field.People); ok {
		var people []graph.RelatedPerson
		for _, r := range rows {
			people = append(people, *r.person)
		}
		input.SetPeople(shownPeople(people))
	}
}
