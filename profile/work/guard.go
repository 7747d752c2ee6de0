package work

import "strings"

// formula is how cells begin that a spreadsheet takes for more than text.
const formula = "=+-@\t\r"

// Guarded is a cell of a table of text that no spreadsheet takes for a formula: an
// apostrophe stands before what begins like one. One that begins with an apostrophe
// gets another, so that [Reader] takes off what was put there, and nothing else.
func Guarded(cell string) string {
	if cell != "" && strings.ContainsRune(formula+"'", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// GuardedInSheet is the same for a workbook, whose cells say that they are text: only
// what looks guarded is.
func GuardedInSheet(cell string) string {
	if unguarded(cell) != cell {
		return "'" + cell
	}
	return cell
}

// unguarded is a cell without what guards it.
func unguarded(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune(formula+"'", rune(cell[1])) {
		return cell[1:]
	}
	return cell
}

// isExport reports whether facet itself named the columns: only then does an
// apostrophe that stands before a cell guard it.
func isExport(names record) bool {
	for i := range names.cells {
		if folded(names.at(i)) == folded(PersonIDColumn) {
			return true
		}
	}
	return false
}

// unguard takes off what guards the cells of an export.
func unguard(records []record) {
	for _, one := range records {
		for i := range one.cells {
			one.cells[i].text = unguarded(one.cells[i].text)
		}
	}
}
