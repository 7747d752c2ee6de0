package work

import (
	"fmt"
	"strconv"

	"facet/internal/pattern"
)

// written tells whether a list writes its days in both orders, of which somebody may
// not know.
type written struct {
	dayFirst, monthFirst         string // the first that is written so
	dayFirstLine, monthFirstLine int
}

var slashed = pattern.New(`^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-](?:[0-9]{2}|[0-9]{4})$`)

// see takes a cell in.
func (w *written) see(cell string, line int) {
	parts := slashed().FindStringSubmatch(cell)
	if parts == nil {
		return
	}
	first, _ := strconv.Atoi(parts[1])
	second, _ := strconv.Atoi(parts[2])
	switch {
	case first > 12 && second <= 12 && w.dayFirst == "":
		w.dayFirst, w.dayFirstLine = cell, line
	case second > 12 && first <= 12 && w.monthFirst == "":
		w.monthFirst, w.monthFirstLine = cell, line
	}
}

// said is what to know of a list with both orders, or nothing.
func (w *written) said(sheet bool) string {
	if w.dayFirst == "" || w.monthFirst == "" {
		return ""
	}
	return fmt.Sprintf("! Some days have the day first (%s, %s) and some the month (%s, %s): look whether all are right.",
		w.dayFirst, Lines(sheet, []int{w.dayFirstLine}), w.monthFirst, Lines(sheet, []int{w.monthFirstLine}))
}
