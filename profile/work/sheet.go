package work

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"facet/internal/xlsx"
)

// workbook are the records of a sheet of a workbook.
func (r *reading) workbook(content []byte) []record {
	book, err := xlsx.Open(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		r.problem(0, "", otherFile(err))
		return nil
	}
	sheet, err := book.Read(r.Sheet)
	if err != nil {
		r.problem(0, "", r.noSheet(book, err))
		return nil
	}
	if others := inSight(book, sheet.Name); len(others) > 0 {
		r.note("This is the sheet %q; --sheet reads another one: %s.", sheet.Name, strings.Join(others, ", "))
	} else {
		r.note("This is the sheet %q.", sheet.Name)
	}
	var all []record
	var merged []string
	for _, row := range sheet.Rows {
		one := record{line: row.Number, row: row.Number, hidden: row.Hidden}
		for _, c := range row.Cells {
			if c.Column >= mostColumns {
				r.wrong(Problem{Line: row.Number, Cell: xlsx.Name(c.Column, row.Number)}, "this is further to the right than a list goes: delete the cell")
				break
			}
			for len(one.cells) <= c.Column {
				one.cells = append(one.cells, cell{line: row.Number})
			}
			one.cells[c.Column] = cell{strings.ReplaceAll(c.Text, "\r\n", "\n"), row.Number, c.Problem, c.Day}
			if c.Merged {
				merged = append(merged, xlsx.Name(c.Column, row.Number))
			}
		}
		all = append(all, one)
	}
	if len(merged) > 0 {
		r.note("Cells that are merged with the one above say the same as it: %s.", firstOf(merged))
	}
	return all
}

// mostColumns is how many columns a list has at most.
const mostColumns = 1000

// firstOf are the first few of some words.
func firstOf(words []string) string {
	const most = 8
	if len(words) <= most {
		return strings.Join(words, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(words[:most], ", "), len(words)-most)
}

// inSight are the sheets besides one that aren't hidden.
func inSight(book *xlsx.Workbook, besides string) []string {
	var names []string
	for _, s := range book.Sheets() {
		if !s.Hidden && s.Name != besides {
			names = append(names, s.Name)
		}
	}
	return names
}

// noSheet says why there is no sheet to read.
func (r *reading) noSheet(book *xlsx.Workbook, err error) string {
	switch {
	case errors.Is(err, xlsx.ErrNoWorkbook), errors.Is(err, xlsx.ErrTooLarge):
		return otherFile(err)
	case r.Sheet == "":
		return "all sheets of this workbook are hidden: show the one that is the list, or name it with --sheet"
	}
	return fmt.Sprintf("this workbook has no sheet %q: --sheet takes %s", r.Sheet, strings.Join(inSight(book, ""), ", "))
}

// otherFile says what to do with a file that can't be read as a workbook.
func otherFile(err error) string {
	for _, one := range []struct {
		err    error
		advice string
	}{
		{xlsx.ErrEncrypted, "this workbook is protected by a password: open it, save a copy without one, and give that"},
		{xlsx.ErrOld, "this is a workbook of the old kind, .xls: open it, and save it as .xlsx or as CSV UTF-8"},
		{xlsx.ErrBinary, "this is a binary workbook, .xlsb: open it, and save it as .xlsx or as CSV UTF-8"},
		{xlsx.ErrOpenDocument, "this is an OpenDocument spreadsheet, .ods: open it, and save it as .xlsx or as CSV"},
		{xlsx.ErrTooLarge, "this workbook holds more text than a list can: send it in parts"},
		{xlsx.ErrNoWorkbook, "this is an archive or a document, or a part of a workbook: give a workbook (.xlsx), or open it, and save its sheet as \"CSV UTF-8\""},
	} {
		if errors.Is(err, one.err) {
			return one.advice
		}
	}
	return "this workbook can't be read: " + err.Error()
}
