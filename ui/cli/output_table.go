package cli

import (
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"facet/forms"
	"facet/profile/person"
)

// table is rows for eyes.
func (o *output) table(rows []person.Row, several bool) string {
	head := []string{"KIND", "ID", "NAME", "WHO SEES IT", "UNTIL"}
	if several {
		head = append([]string{"PERSON"}, head...)
	}
	cells := [][]string{head}
	for _, row := range rows {
		one := []string{row.Kind, person.Short(row.ID), row.Object.Name(), "", ""}
		if row.Object.Form != nil {
			one[3] = forms.AudienceBrief(row.Object.Audience(), false)
			if ends, has := forms.ExpiryOf(row.Object.Form, time.Now()); has {
				one[4] = ends.Words()
			}
		}
		if several {
			one = append([]string{row.Person}, one...)
		}
		cells = append(cells, one)
	}
	return o.aligned(cells)
}

// factsTable is what an object says, in the words of its form.
func factsTable(sections []person.FactSection) string {
	width := 0
	for _, section := range sections {
		for _, f := range section.Facts {
			width = max(width, ansi.StringWidth(f.Title.String()))
		}
	}
	var b strings.Builder
	for _, section := range sections {
		for _, f := range section.Facts {
			title := f.Title.String()
			pad := strings.Repeat(" ", width-ansi.StringWidth(title)+2)
			value := strings.ReplaceAll(f.Value.String(), "\n", "\n"+strings.Repeat(" ", width+2))
			b.WriteString(strings.TrimRight(title+pad+value, " ") + "\n")
		}
	}
	return b.String()
}
