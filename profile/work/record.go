package work

import "strings"

// record is a row of a table, however that is stored.
type record struct {
	line   int
	row    int    // that a spreadsheet program shows it in
	cells  []cell // by their columns; what isn't there is empty
	given  int    // how many cells were written, also empty ones; 0: that says nothing
	hidden bool
}

// cell is what stands in a cell.
type cell struct {
	text    string
	line    int    // where it begins
	problem string // why it can't be read
	day     string // that it shows, if the sheet says that it is one
}

// at is the cell of a column. Spaces around what is in it don't count.
func (c record) at(column int) string {
	if column < 0 || column >= len(c.cells) {
		return ""
	}
	return strings.TrimSpace(c.cells[column].text)
}

// filled is how many cells have something in them.
func (c record) filled() int {
	n := 0
	for i, one := range c.cells {
		if c.at(i) != "" || one.problem != "" {
			n++
		}
	}
	return n
}

// deepest is how far down a header is looked for: titles stand above it.
const deepest = 20

// headerAt is the record that names the columns: the first that names two of them
// that are known, or who or what. If there is none, it is the first one.
func (r *reading) headerAt(records []record) int {
	known := r.knownHeaders()
	least := 0
	for i, one := range records[:min(len(records), deepest)] {
		named := 0
		for c := range one.cells {
			name := folded(one.at(c))
			if _, mapped := r.mapped(one.at(c)); mapped || known[name] {
				named++
			}
			if s := special(name); s == personColumn && one.filled() > 1 || s == kindColumn && one.filled() > 1 {
				named++
			}
		}
		switch {
		case named > 1:
			return i
		case named == 1 && least == 0 && one.filled() == 1 && i > 0:
			least = i
		}
	}
	return least
}

// misread is a byte order mark, in the letters of a program that took UTF-8 for
// Windows-1252 and wrote the file again.
const misread = "ï»¿"

// records reads the records of a table.
func (r *reading) records(records []record) {
	if len(records) == 0 {
		return
	}
	if first := records[0].at(0); strings.HasPrefix(first, misread) {
		r.problem(records[0].line, "", "a spreadsheet program has taken the letters of this file for others, such as Ã¥ for å: open the .csv again as UTF-8 (Excel: Data, From Text; LibreOffice asks), or export as .xlsx, which keeps them")
		return
	}
	at := r.headerAt(records)
	if at > 0 {
		r.note("The columns are named in %s: what stands above it is passed over.", Lines(r.sheet, []int{records[at].line}))
	}
	head := r.header(records[at], records[at+1:])
	if isExport(records[at]) {
		unguard(records[at+1:])
	}
	for _, one := range records[at+1:] {
		if one.hidden {
			if r.Hidden == SkipHidden {
				continue
			}
			r.list.Hidden = append(r.list.Hidden, one.line)
		}
		r.record(head, one)
	}
}
