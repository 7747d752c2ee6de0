package importer

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"

	"facet/forms"
	"facet/graph"
	"facet/internal/object"
	"facet/profile/export"
	"facet/profile/send"
)

// exportIn are the rows of an export of facet's, if that is what the JSON is: an array of
// rows, a row a line, or one object with entries.
func exportIn(raw []byte) (rows []export.Row, is bool) {
	var whole struct {
		Export  int `json:"facetExport"`
		Tenant  string
		Person  string
		Entries []json.RawMessage
	}
	if json.Unmarshal(raw, &whole) == nil && whole.Export > 0 {
		for _, entry := range whole.Entries {
			var row export.Row
			if json.Unmarshal(entry, &row) != nil {
				return nil, false
			}
			row.Person, row.Tenant, row.Facet = whole.Person, whole.Tenant, whole.Export
			if row.Values == nil {
				row.Values = object.Parse(entry).Without("kind").Text()
			}
			rows = append(rows, row)
		}
		return rows, true
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	if raw[0] == '[' {
		_, _ = d.Token() // the bracket
	}
	for d.More() {
		var row export.Row
		if d.Decode(&row) != nil || row.Facet == 0 || row.Kind == "" || row.Values == nil {
			return nil, false
		}
		rows = append(rows, row)
	}
	if raw[0] == '[' {
		if _, err := d.Token(); err != nil {
			return nil, false
		}
	}
	_, err := d.Token()
	return rows, err == io.EOF && len(rows) > 0
}

// fromExport reads what facet itself exported: what people set in each entry.
func (b *building) fromExport(rows []export.Row) error {
	b.Format = "an export of facet's"
	twice := map[string]bool{}
	for _, row := range rows {
		if row.Facet > export.Version {
			return wrong("this was exported by a newer facet: use that one, or a newer one, to import it")
		}
		key := row.PersonID + row.Person + "\n" + row.Kind + "\n" + string(row.ID)
		if row.ID != "" && twice[key] {
			b.left("%s %s stands in the file twice, and counts once", row.Kind, row.ID)
			continue
		}
		twice[key] = true
		b.Tenant = cmp.Or(b.Tenant, row.Tenant)
		kind, err := forms.Named(b.kinds, row.Kind)
		if err != nil {
			b.left("%s: %v", row.Kind, err)
			continue
		}
		if err := b.restore(kind, row); err != nil {
			b.left("%s %s can't be read: %v", row.Kind, row.ID, err)
		}
	}
	return nil
}

// restore makes a new entry of one that was there.
func (b *building) restore(kind forms.Kind, row export.Row) error {
	form, err := kind.Decode(row.Values)
	if err != nil {
		return err
	}
	origin, audience := form.Facet().Origin(), form.Facet().AllowedAudiences
	send.Settable(form)
	if form, err = kind.Copy(form); err != nil {
		return err
	}
	form.Facet().AllowedAudiences = audience
	e := &Entry{Kind: kind, Person: row.Person, PersonName: row.PersonName, Place: row.Kind + " " + string(row.ID), id: string(row.ID)}
	if e.raw, err = graph.Body(form); err != nil {
		return err
	}
	e.values = map[string]any{"": true} // which is there as it was, in raw
	if origin.Owned {
		e.skip("it came from " + origin.Name + ", which has it: a copy would make two")
	}
	e.read()
	if e.Private() && audience == "" {
		e.skip("private: say who may see it")
	}
	b.Entries = append(b.Entries, *e)
	return nil
}
