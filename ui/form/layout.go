// Package form draws a form: its sections, its fields, and beside them what
// comes of it.
//
// Its laws: a page is a value, and drawing it changes nothing; it is exactly as
// large as it was asked to be; a field looks like one, also while it is empty;
// one is told from its neighbors, and from its own label, without any color.
package form

import "facet/ui/paint"

// Layout is the room that a form has, and how it is divided.
type Layout struct {
	Width, Height int
	Labels        int // the longest title of a field
	Signs         paint.Signs
	Fills         bool // a surface can be told from the paper
}

// The widths from which there is another column, and what columns take.
const (
	roomy    = 106
	spacious = 146
	vast     = 166

	railWidth  = 22
	railGap    = 3
	sideGap    = 4
	mostFields = 84 // wider than that nobody reads

	leastLabels, mostLabels = 15, 20
	leastValue              = 10

	bar    = 2 // the cells of the bar of focus
	inside = 1 // the cells at each side of a value
)

// Beside reports whether there is room for a column beside the fields.
func (l Layout) Beside() bool { return l.Width >= roomy }

// Rail reports whether the sections stand beside the fields, and not above them.
func (l Layout) Rail() bool { return l.Width >= spacious }

// Side is how much the column beside the fields takes; all, where it takes their
// place.
func (l Layout) Side() int {
	switch {
	case l.Width >= vast:
		return min(l.Width-railWidth-railGap-mostFields-sideGap, 72)
	case l.Width >= spacious:
		return 56
	case l.Width >= roomy:
		return 46
	}
	return min(l.Width, mostFields)
}

// Fields is how much the fields take, with their labels.
func (l Layout) Fields() int {
	width := l.Width
	if l.Beside() {
		width -= l.Side() + sideGap
	}
	if l.Rail() {
		width -= railWidth + railGap
	}
	return max(min(width, mostFields), 1)
}

// FieldsAt is the column at which the fields begin.
func (l Layout) FieldsAt() int {
	if l.Rail() {
		return railWidth + railGap
	}
	return 0
}

// Label is how much the titles of the fields take.
func (l Layout) Label() int { return min(max(l.Labels+1, leastLabels), mostLabels) }

// Value is how much a value takes, and ValueAt the column of the fields at which it begins.
func (l Layout) Value() int { return max(l.Fields()-l.ValueAt()-inside, leastValue) }

// ValueAt is the column of the fields at which a value begins.
func (l Layout) ValueAt() int { return bar + l.Label() + inside }

// Air reports whether there is room for a blank line between fields.
func (l Layout) Air() bool { return l.Height >= 40 }

// Lead is how many lines stand between the head of a form and its fields.
func (l Layout) Lead() int {
	if l.Height >= 18 {
		return 1
	}
	return 0
}
