package cli

import (
	"bytes"
	"io"
	"iter"
	"slices"

	"facet/profile/export"
	"facet/profile/person"
)

// spreadsheet reports whether the result is a table for a spreadsheet, as an export.
func (l *listing) spreadsheet() bool {
	return slices.Contains([]string{asCSV, asTabs, asWorkbook}, l.out.how())
}

// sheet writes rows in the columns that a list has, so that facet fill takes them.
func (l *listing) sheet(rows []person.Row) error {
	kinds := l.kinds
	if len(kinds) == 0 {
		kinds = l.command.kinds()
	}
	table, err := export.NewTable(kinds, func() iter.Seq[export.Row] { return slices.Values(rows) })
	if err != nil {
		return err
	}
	return l.out.spread(table)
}

// spread writes a table as a file for spreadsheets.
func (o *output) spread(table export.Table) error {
	write := func(w io.Writer) error { return spread(w, table, o.how(), o.file != "") }
	if o.file != "" {
		return writeFile(o.file, write)
	}
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	return o.write(b.Bytes())
}

// spread writes a table in one of the formats of spreadsheets. A file of text has a mark
// of its encoding.
func spread(w io.Writer, table export.Table, format string, file bool) error {
	switch format {
	case asWorkbook:
		return export.XLSX(w, table)
	case asTabs:
		return export.CSV(w, table, file, tabs)
	}
	return export.CSV(w, table, file, nil)
}
