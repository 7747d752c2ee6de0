package export

import (
	"encoding/json"
	"fmt"
	"iter"
	"strconv"
	"strings"

	"facet/forms"
	"facet/profile/person"
)

// Brief is a table of rows for eyes.
func Brief(kinds []forms.Kind, rows Rows) Table {
	t := Table{Columns: []string{"PERSON", "KIND", "ID", "NAME", "WHO SEES IT", "SOURCE"}, failed: new(error)}
	t.Records = func(yield func([]string) bool) {
		for row := range rows() {
			kind, err := forms.Named(kinds, row.Kind)
			if err != nil {
				*t.failed = err
				return
			}
			name, seen := "", ""
			for _, o := range person.Read(kind, []json.RawMessage{row.Values}) {
				name, seen = o.Name(), forms.AudienceBrief(o.Audience(), false)
			}
			if !yield([]string{row.Person, row.Kind, person.Short(row.ID), name, seen, row.Source}) {
				return
			}
		}
	}
	return t
}

// BriefMatrix is a table of overviews for eyes: what there is none of is a number.
func BriefMatrix(kinds []forms.Kind, all iter.Seq[Overview]) Table {
	const few = 6 // facet types that have room for a column
	t := Table{Columns: []string{"PERSON", "NAME"}, failed: new(error)}
	for _, kind := range kinds[:min(len(kinds), few)] {
		if len(kinds) <= few {
			t.Columns = append(t.Columns, strings.ToUpper(kind.Name))
		}
	}
	t.Columns = append(t.Columns, "ENTRIES", "NOTHING IN", "EXPIRED", "EXPIRING")
	t.Records = func(yield func([]string) bool) {
		for o := range all {
			record, total := []string{o.Person, o.PersonName}, 0
			for _, kind := range kinds {
				count, read := o.Counts[kind.Name]
				total += count
				switch {
				case len(kinds) > few:
				case read:
					record = append(record, strconv.Itoa(count))
				default:
					record = append(record, "?")
				}
			}
			record = append(record, strconv.Itoa(total), fmt.Sprintf("%d of %d kinds", len(o.Gaps), len(kinds)), endings(o.Expired), endings(o.Expiring))
			if !yield(record) {
				return
			}
		}
	}
	return t
}
