package xlsx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Sheet is what is in a sheet: the rows with something in them.
type Sheet struct {
	Name string
	Rows []Row
}

// Row is a row with something in it.
type Row struct {
	Number int // 1 is the first, as the spreadsheet counts
	Hidden bool
	Cells  []Cell // from left to right, without those that are empty
}

// Name is what a spreadsheet calls a cell, such as C2.
func Name(column, row int) string { return Letters(column) + fmt.Sprint(row) }

// Letters are what a spreadsheet calls a column, of which 0 is A.
func Letters(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// Read reads a sheet by its name; without one the first that isn't hidden.
func (w *Workbook) Read(name string) (*Sheet, error) {
	for _, s := range w.sheets {
		if name == "" && !s.Hidden || name != "" && strings.EqualFold(s.Name, name) {
			return w.sheet(s)
		}
	}
	if name == "" {
		return nil, errors.New("all sheets of the workbook are hidden")
	}
	return nil, fmt.Errorf("the workbook has no sheet %q", name)
}

func (w *Workbook) sheet(s sheetPart) (*Sheet, error) {
	f := w.parts[s.part]
	if f == nil {
		return nil, ErrNoWorkbook
	}
	file, err := f.Open()
	if err != nil {
		return nil, ErrNoWorkbook
	}
	defer file.Close()
	limited := &io.LimitedReader{R: file, N: sheetLimit}
	r := &reader{workbook: w, sheet: Sheet{Name: s.Name}}
	err = r.read(xml.NewDecoder(limited))
	switch {
	case limited.N <= 0 || errors.Is(err, ErrTooLarge):
		return nil, ErrTooLarge
	case err != nil:
		return nil, fmt.Errorf("%w: the sheet %q can't be read to its end", ErrNoWorkbook, s.Name)
	}
	r.merge()
	return &r.sheet, nil
}

// reader goes through a sheet once. It doesn't decode cells into structs, which
// takes several times as long.
type reader struct {
	workbook *Workbook
	sheet    Sheet
	row      Row
	cell     raw
	column   int // of the next cell
	kept     int // bytes of text
	merged   []area
	ended    bool
	text     []byte // of the element that was begun last
	reading  int    // how deep it is within how a text is pronounced
}

// area is a block of cells that show the first one's text.
type area struct{ column, row, lastColumn, lastRow int }

func (r *reader) read(d *xml.Decoder) error {
	for {
		token, err := d.RawToken()
		switch t := token.(type) {
		case xml.StartElement:
			r.text = r.text[:0]
			err = r.begin(t)
		case xml.CharData:
			r.text = append(r.text, t...)
		case xml.EndElement:
			err = r.end(t.Name.Local)
		}
		if errors.Is(err, io.EOF) && r.ended {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// begin takes an element in that begins here.
func (r *reader) begin(t xml.StartElement) error {
	switch t.Name.Local {
	case "row":
		r.row, r.column = Row{Number: r.row.Number + 1, Hidden: isTrue(attribute(t, "hidden"))}, 0
		if number := attribute(t, "r"); number != "" {
			var err error
			r.row.Number, err = strconv.Atoi(number)
			return err
		}
	case "c":
		r.cell = raw{typ: attribute(t, "t")}
		r.cell.style, _ = strconv.Atoi(attribute(t, "s")) // none is the first one
		if name := attribute(t, "r"); name != "" {
			r.column, _ = place(name)
		}
	case "f":
		r.cell.formula = true
	case "rPh":
		r.reading++
	case "mergeCell":
		if from, to, ok := strings.Cut(attribute(t, "ref"), ":"); ok {
			column, row := place(from)
			lastColumn, lastRow := place(to)
			r.merged = append(r.merged, area{column, row, lastColumn, lastRow})
		}
	}
	return nil
}

// end takes in what an element held.
func (r *reader) end(name string) error {
	switch name {
	case "v":
		r.cell.value, r.cell.has = string(r.text), true
	case "t":
		if r.reading == 0 {
			r.cell.inline += string(r.text)
		}
	case "rPh":
		r.reading--
	case "c":
		return r.put()
	case "row":
		if len(r.row.Cells) > 0 {
			r.sheet.Rows = append(r.sheet.Rows, r.row)
		}
	case "worksheet":
		r.ended = true
	}
	return nil
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

func isTrue(value string) bool { return value == "1" || value == "true" }

// put adds the cell to its row, if there is anything in it.
func (r *reader) put() error {
	c := r.workbook.read(r.cell)
	c.Column = r.column
	r.column++
	if strings.TrimSpace(c.Text) == "" && c.Problem == "" {
		return nil
	}
	if r.kept += len(c.Text); r.kept > r.workbook.textLimit {
		return ErrTooLarge
	}
	r.row.Cells = append(r.row.Cells, c)
	return nil
}

// place is where a cell is, by what a spreadsheet calls it.
func place(name string) (column, row int) {
	for _, c := range strings.ToUpper(name) {
		switch {
		case c >= 'A' && c <= 'Z' && column < 1<<20:
			column = column*26 + int(c-'A') + 1
		case c >= '0' && c <= '9' && row < 1<<30:
			row = row*10 + int(c-'0')
		}
	}
	return max(column-1, 0), row
}

// merge gives the text of a block to the cells below its first one: a block
// that goes to the right is a heading.
func (r *reader) merge() {
	for _, a := range r.merged {
		var first *Cell
		for i := range r.sheet.Rows {
			row := &r.sheet.Rows[i]
			switch {
			case row.Number == a.row:
				first = row.at(a.column)
			case first != nil && row.Number > a.row && row.Number <= a.lastRow && row.at(a.column) == nil:
				below := *first
				below.Merged = true
				row.put(below)
			}
		}
	}
}

// at is the cell of a column, if there is anything in it.
func (r *Row) at(column int) *Cell {
	for i := range r.Cells {
		if r.Cells[i].Column == column {
			return &r.Cells[i]
		}
	}
	return nil
}

// put adds a cell in its order.
func (r *Row) put(c Cell) {
	at := 0
	for at < len(r.Cells) && r.Cells[at].Column < c.Column {
		at++
	}
	r.Cells = append(r.Cells[:at], append([]Cell{c}, r.Cells[at:]...)...)
}
