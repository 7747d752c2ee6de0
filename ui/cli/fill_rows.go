package cli

import (
	"encoding/json"
	"fmt"

	"facet/internal/text"
	"facet/profile/person"
)

// fillRows prints what becomes of rows: a table on a terminal, else JSON, an object a line.
func (o *output) fillRows(rows []fillRow, summary map[string]any) error {
	switch o.how() {
	case asTable:
		cells := [][]string{{"LINE", "WHAT", "KIND", "NAME", "PERSON", "WHY"}}
		for _, r := range rows {
			cells = append(cells, []string{fmt.Sprint(r.Line), string(r.Status), r.Kind, r.Label, r.Person, r.Said})
		}
		return o.write([]byte(o.aligned(cells)))
	case asJSON:
		if o.machine() {
			all, err := json.Marshal(map[string]any{"facet": person.Shape, "rows": append([]fillRow{}, rows...), "summary": summary})
			if err != nil {
				return err
			}
			return o.json(all)
		}
	}
	return o.fillLines(rows, summary)
}

// fillLines prints rows, an object a line. Who asked for it gets a summary at the end.
func (o *output) fillLines(rows []fillRow, summary map[string]any) error {
	var lines []byte
	add := func(v any) error {
		raw, err := json.Marshal(v)
		lines = append(append(lines, text.JSON(string(raw))...), '\n')
		return err
	}
	for _, r := range rows {
		if err := add(r); err != nil {
			return err
		}
	}
	if o.machine() {
		if err := add(map[string]any{"facet": person.Shape, "summary": summary}); err != nil {
			return err
		}
	}
	return o.write(lines)
}
