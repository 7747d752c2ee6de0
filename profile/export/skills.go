package export

import (
	"cmp"
	"iter"

	"facet/forms"
	"facet/graph"
)

// isConfirmed reports whether a row is a skill that its person confirmed in People
// Skills: Graph has these with a source of their own.
func isConfirmed(kinds []forms.Kind, row Row) bool {
	kind, err := forms.Named(kinds, row.Kind)
	if err != nil || kind.Type != "skillProficiency" {
		return false
	}
	form, err := kind.Decode(row.Values)
	if err != nil {
		return false
	}
	facet := form.Facet()
	for _, s := range facet.Sources {
		if s.SourceID == graph.PeopleSkillsID {
			return true
		}
	}
	return facet.Origin() == graph.PeopleSkills
}

// Confirmed are the rows of skills that were confirmed.
func Confirmed(kinds []forms.Kind, rows Rows) Rows {
	return func() iter.Seq[Row] {
		return func(yield func(Row) bool) {
			for row := range rows() {
				if isConfirmed(kinds, row) && !yield(row) {
					return
				}
			}
		}
	}
}

// ConfirmedSkills is the table of confirmed skills: a person and a skill a row.
func ConfirmedSkills(kinds []forms.Kind, rows Rows) Table {
	t := Table{Columns: []string{"person", "personName", "personId", "skill", "confirmed", "allowedAudiences", "id"}, failed: new(error)}
	t.Records = func(yield func([]string) bool) {
		for row := range Confirmed(kinds, rows)() {
			kind, _ := forms.Named(kinds, row.Kind)
			form, err := kind.Decode(row.Values)
			if err != nil {
				*t.failed = err
				return
			}
			var s graph.SkillProficiency
			_ = graph.Decode(row.Values, &s) // which the form has read already
			facet := form.Facet()
			if !yield([]string{row.Person, row.PersonName, row.PersonID, s.DisplayName, string(cmp.Or(facet.LastModifiedDateTime, facet.CreatedDateTime)), string(facet.AllowedAudiences), string(row.ID)}) {
				return
			}
		}
	}
	return t
}
