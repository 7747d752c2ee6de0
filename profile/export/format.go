package export

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"slices"

	"facet/forms"
	"facet/internal/object"
	"facet/internal/xlsx"
	"facet/profile/work"
)

// Rows are rows that can be gone through more than once.
type Rows = func() iter.Seq[Row]

// JSON writes rows as one array, a row a line.
func JSON(w io.Writer, rows Rows) error { return asJSON(w, rows(), "[\n", ",\n", "\n]\n") }

// JSONLines writes rows, one a line.
func JSONLines(w io.Writer, rows Rows) error { return asJSON(w, rows(), "", "\n", "\n") }

func asJSON[T any](w io.Writer, all iter.Seq[T], before, between, after string) error {
	out := bufio.NewWriter(w)
	some := false
	for one := range all {
		raw, err := object.Write(one)
		if err != nil {
			return err
		}
		if some {
			before = between
		}
		_, _ = out.WriteString(before) // Flush tells
		_, _ = out.Write(raw)
		some = true
	}
	switch {
	case some:
		_, _ = out.WriteString(after)
	case before != "":
		_, _ = out.WriteString("[]\n")
	}
	return out.Flush()
}

// Table is rows as a table has them: its columns, and a record for each row.
type Table struct {
	Columns []string
	Records iter.Seq[[]string]
	failed  *error
}

// Err is why there are no more records, once they are through; nil: there are none.
func (t Table) Err() error { return *t.failed }

// NewTable makes a table that fill takes back, of the facet types of the rows. Members
// that no row has get no column.
func NewTable(kinds []forms.Kind, rows Rows) (Table, error) {
	members, err := columnsOf(kinds, rows())
	if err != nil {
		return Table{}, err
	}
	t := Table{Columns: slices.Concat(work.FirstColumns, members, []string{work.SourceColumn, work.PersonIDColumn, work.ChangedColumn}), failed: new(error)}
	t.Records = func(yield func([]string) bool) {
		for row := range rows() {
			cells, err := cellsOf(kinds, row)
			if err != nil {
				*t.failed = err
				return
			}
			record := []string{row.Person, row.PersonName, row.Kind, string(row.ID), ""}
			for _, path := range members {
				record = append(record, cells[path])
			}
			if !yield(append(record, row.Source, row.PersonID, string(row.Changed))) {
				return
			}
		}
	}
	return t, nil
}

// columnsOf are the members that rows have.
func columnsOf(kinds []forms.Kind, rows iter.Seq[Row]) ([]string, error) {
	used := map[string]bool{}
	for row := range rows {
		cells, err := cellsOf(kinds, row)
		if err != nil {
			return nil, err
		}
		for path := range cells {
			used[path] = true
		}
	}
	return work.UsedColumns(kinds, used), nil
}

func cellsOf(kinds []forms.Kind, row Row) (map[string]string, error) {
	kind, err := forms.Named(kinds, row.Kind)
	if err != nil {
		return nil, err
	}
	form, err := kind.Decode(row.Values)
	if err != nil {
		return nil, err
	}
	return work.Cells(kind, form)
}

// CSV writes a table as comma-separated values, each cell guarded against being
// taken for a formula. A mark is for files that spreadsheets open; as, if it isn't nil,
// may choose another separator.
func CSV(w io.Writer, t Table, mark bool, as func(*csv.Writer)) error {
	if mark {
		if _, err := io.WriteString(w, work.ByteOrderMark); err != nil {
			return err
		}
	}
	out := csv.NewWriter(w)
	if as != nil {
		as(out)
	}
	_ = out.Write(t.Columns) // whose error comes again at the end
	for record := range t.Records {
		_ = out.Write(each(record, work.Guarded))
	}
	out.Flush()
	return errors.Join(t.Err(), out.Error())
}

// XLSX writes a table as a workbook, whose cells are all text.
func XLSX(w io.Writer, t Table) error {
	err := xlsx.Write(w, "facet", func(yield func([]string) bool) {
		if !yield(t.Columns) {
			return
		}
		for record := range t.Records {
			if !yield(each(record, work.GuardedInSheet)) {
				return
			}
		}
	})
	return errors.Join(t.Err(), err)
}

func each(record []string, guard func(string) string) []string {
	for i, cell := range record {
		record[i] = guard(cell)
	}
	return record
}

// TableOf is a table of records.
func TableOf(columns []string, records iter.Seq[[]string]) Table {
	return Table{Columns: columns, Records: records, failed: new(error)}
}
