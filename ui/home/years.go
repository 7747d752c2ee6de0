package home

import (
	"fmt"
	"math"

	"facet/internal/text"
	"facet/ui/paint"
)

// Years are the parts of a life below each other, on one scale. Its times are years:
// the middle of 2026 is 2026.5.
type Years struct {
	Title text.Safe
	Today float64
	Rows  []Year
}

// Year is one part of a life.
type Year struct {
	Label       text.Safe
	Note        text.Safe // what it is, where the label alone could be taken for something else
	From, Until float64
	Role        paint.Role // of the part that is over
	Rank        int        // by its end: where there is no room for all, those with the lowest are seen
	Kind, Entry int        // which entry it is
}

const (
	leastAbove = 23 // lines that the columns above keep
	leastYears = 3  // lines of parts that are worth a scale
	yearsFrame = 4  // a blank line, the heading and the scale above, a blank line below
	yearLabels = 34 // cells of what the parts are called, at most
	farthest   = 10 // years to come that are seen
	longest    = 60 // years that are seen
)

// HasYears reports whether a page of a width shows the parts of a life.
func HasYears(width int) bool { return width >= vast }

// shown is how many parts of a life there is room for below the columns.
func (p Page) shown() int {
	if !HasYears(p.Width) || p.Years == nil {
		return 0
	}
	all := len(p.Years.Rows)
	room := min(all, p.Height/3-yearsFrame, p.Height-leastAbove-yearsFrame)
	if room < min(all, leastYears) {
		return 0
	}
	return room
}

// upper is how many lines the years leave for the columns.
func (p Page) upper() int {
	if shown := p.shown(); shown > 0 {
		return p.Height - shown - yearsFrame
	}
	return p.Height
}

// years are the parts of a life, the latest of them where there is no room for all.
func (p Page) years(width int) paint.Block {
	shown := p.shown()
	if shown == 0 {
		return nil
	}
	var right paint.Line
	if all := len(p.Years.Rows); shown < all {
		right = paint.Of(paint.Hint.Of(text.OneLine(fmt.Sprintf("the latest %d of %d", shown, all))))
	}
	scale := p.Years.scale(shown, width)
	rows := paint.Block{nil, p.Signs.Heading(p.Years.Title, width, false, right), scale.labels(width)}
	for _, y := range p.Years.Rows {
		if y.Rank < shown {
			rows = append(rows, p.year(y, scale).Fit(width))
		}
	}
	return append(rows, nil).Fit(width, len(rows)+1)
}

// year is one part of a life. The entry under the cursor stands out.
func (p Page) year(y Year, s scale) paint.Line {
	name := paint.Hint
	if y.Kind == p.Kind && p.Find == nil && len(p.Lists) > 0 && p.Lists[0].Scroll != nil && y.Entry == p.Lists[0].Scroll.At() {
		name = paint.Strong
	}
	line := paint.Cat(y.label(name, s.left-2), paint.Space(2), p.Signs.Stretch(y.Role, s.at(y.From), s.at(y.Until), s.todayIn(y)))
	if p.Find != nil { // what is found has other places
		return line
	}
	return line.Zoned(ZoneOf(y.Kind, y.Entry))
}

// label is what a part is called, in so many cells. The note stays whole.
func (y Year) label(style paint.Style, width int) paint.Line {
	name, note := paint.Of(style.Of(y.Label)), y.note()
	if most := width - note.Width(); name.Width() > most {
		name = name.Fit(most)
	}
	return paint.Cat(name, note).Fit(width)
}

func (y Year) note() paint.Line {
	if y.Note.Empty() {
		return nil
	}
	return paint.Of(paint.Hint.Own(" ("), paint.Hint.Of(y.Note), paint.Hint.Own(")"))
}

// scale is which years there are, and where they are drawn.
type scale struct {
	first, last float64
	left, cells int
	today       float64
}

// scale is that of the parts that are shown, and of today.
func (y *Years) scale(shown, width int) scale {
	s := scale{first: y.Today, last: y.Today, today: y.Today}
	for _, row := range y.Rows {
		if row.Rank < shown {
			s.first, s.last = min(s.first, row.From), max(s.last, row.Until)
			s.left = max(s.left, min(paint.Of(paint.Hint.Of(row.Label)).Width()+row.note().Width(), yearLabels))
		}
	}
	s.first, s.last = math.Floor(max(s.first, y.Today-longest)), math.Ceil(min(s.last, y.Today+farthest)+0.01)
	s.left += 2
	s.cells = width - s.left
	return s
}

// at is the cell of a time.
func (s scale) at(time float64) int {
	part := (time - s.first) / (s.last - s.first)
	return max(min(int(part*float64(s.cells)), s.cells-1), 0)
}

// todayIn is the cell of today, beside a part that is over or has not begun.
func (s scale) todayIn(y Year) int {
	switch {
	case y.Until < s.today:
		return s.at(y.Until) + 1
	case y.From > s.today:
		return s.at(y.From) - 1
	}
	return s.at(s.today)
}

// labels are the years, as many as can be told apart.
func (s scale) labels(width int) paint.Line {
	const each = 8 // cells that a year takes
	step := 1
	for _, step = range []int{1, 2, 5, 10, 20} {
		if float64(step)*float64(s.cells) >= each*(s.last-s.first) {
			break
		}
	}
	line := paint.Space(s.left)
	for year := (int(s.first) + step - 1) / step * step; float64(year) < s.last; year += step {
		at := s.left + s.at(float64(year))
		if at+each/2 > width {
			break
		}
		line = paint.Cat(line, paint.Space(at-line.Width()), paint.Of(paint.Hint.Of(text.OneLine(fmt.Sprint(year)))))
	}
	return line
}
