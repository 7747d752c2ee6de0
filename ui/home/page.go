// Package home draws what a person has: a rail with the facet types, the
// entries of the one under the cursor and of those after it, the entry itself,
// and what is worth a look.
//
// Its laws: a page is a value, and drawing it changes nothing; it is exactly as
// large as it was asked to be; a column appears when there is width for it, and
// none is empty.
package home

import (
	"facet/internal/scroll"
	"facet/internal/text"
	"facet/ui/paint"
)

// Page is what there is to draw.
type Page struct {
	Width, Height int
	Signs         paint.Signs
	Fills         bool // a surface can be told from the paper

	Groups []Group
	Kind   int    // under the cursor, counted through all groups
	Inside bool   // the keys go to the entries, and not to the rail
	Lists  []List // of the kind under the cursor, and of those after it

	Alerts []text.Safe // what has to be seen, whatever there is room for
	Detail *Detail     // of the entry under the cursor; nil: there is none
	Card   *Card       // how colleagues see the person; nil: not known
	Notes  []Note      // what is worth a look, the most urgent first
	Years  *Years      // the parts of the person's life; nil: it has none

	Find paint.Line // what is typed to find something; nil: nothing is sought
}

// Group is a part of the rail.
type Group struct {
	Title text.Safe
	Kinds []Kind
	Folds bool // it is closed unless the cursor is in it, and says how many facet types it has
}

// Kind is a line of the rail.
type Kind struct {
	Title text.Safe
	Count text.Safe // how many there are, or a sign: still read, failed, locked
	Many  int       // how many there are, as far as that is known
	Empty bool      // there are none
	Wrong bool      // they couldn't be read
}

// List is the entries of one kind.
type List struct {
	Kind   int // its place among all
	Title  text.Safe
	Count  text.Safe
	Len    int
	Entry  func(i int) Entry
	Scroll *scroll.List // nil: its beginning is shown
	Note   text.Safe    // what to know of the kind
	Words  []Words      // instead of entries: none yet, still read, failed
}

// Words are a paragraph in a style.
type Words struct {
	Style paint.Style
	Text  text.Safe
}

// Entry is what the list says of an entry.
type Entry struct {
	Title  text.Safe
	Facts  []text.Safe // what matters most comes first
	Badge  text.Safe
	Urgent paint.Role // how the badge is drawn
	Reach  int        // of five steps, how many people see it; 0: as the organization has it
	Seen   text.Safe  // that in words
	Locked bool
	Open   bool // it is said who sees it
}

// Detail is all of an entry.
type Detail struct {
	Title text.Safe
	Time  *paint.Time // nil: it has no beginning and end
	Facts []Fact
	Words text.Safe // a longer text
}

// Fact is a member of an entry and its value.
type Fact struct {
	Label text.Safe
	Value paint.Line
}

// Note is something that is worth a look, and what to do about it.
type Note struct {
	Sign  paint.Line
	Words text.Safe
	Hint  text.Safe
}

// Card is the person, roughly as colleagues see them.
type Card struct {
	Caption  text.Safe
	Name     text.Safe
	Lines    []text.Safe // what they are, where
	Other    bool        // somebody else's
	Sections []Section
}

// Section is a part of a card.
type Section struct {
	Title text.Safe
	Lines []paint.Line
}

// The widths from which there is another column, and what a column takes.
const (
	narrow   = 68
	roomy    = 106
	spacious = 131
	vast     = 166

	leastList  = 20
	entryWidth = 48
	cardWidth  = 50

	noteLines  = 2  // that a note takes
	entryLines = 2  // that an entry takes
	airy       = 26 // lines of a list from which a blank line stands between entries
)

// railWidth is how much the rail takes.
func (p Page) railWidth() int {
	switch {
	case p.Width < narrow:
		return 22 // the longest name is whole
	case p.Width < roomy:
		return 23
	case p.Width < 146:
		return 26
	}
	return 29
}

// gap stands between two columns: a line where fills can't be seen.
func (p Page) gap() paint.Line {
	line := paint.Space(1)
	if !p.Fills {
		line = paint.Of(paint.Style{Role: paint.Rule}.Own(p.Signs.Upright))
	}
	if p.Width < narrow {
		return paint.Cat(line, paint.Space(1))
	}
	return paint.Cat(paint.Space(1), line, paint.Space(1))
}

// ListAt is the column at which the entries begin, and ListWidth how much they take.
func (p Page) ListAt() int {
	if p.middle() < leastList {
		return 0
	}
	return p.railWidth() + p.gap().Width()
}

// ListWidth is how many cells the entries take.
func (p Page) ListWidth() int {
	switch width := p.middle(); {
	case width < leastList:
		return p.Width
	case p.Width >= vast:
		return width - entryWidth - cardWidth - 6
	case p.Width >= roomy:
		return width - p.detailWidth() - 3
	default:
		return width
	}
}

// middle is what the rail leaves.
func (p Page) middle() int { return p.Width - p.railWidth() - p.gap().Width() }

// detailWidth is how much the entry takes where it stands beside the list.
func (p Page) detailWidth() int {
	if p.Width >= spacious {
		return 50
	}
	return 44
}

// Draw is the page.
func (p Page) Draw() paint.Block {
	alerts := p.alerts()
	whole := p.Height
	p.Height -= len(alerts)
	return append(p.body().Fit(p.Width, p.Height), alerts...).Fit(p.Width, whole)
}

// body is the page without its alerts. A window that has no room for two panes
// shows the one with the keys.
func (p Page) body() paint.Block {
	switch {
	case p.middle() >= leastList:
		return paint.Beside(p.gap(), p.rail(p.railWidth()), p.columns())
	case p.Inside:
		return p.lists(p.Width, p.Height)
	}
	return p.rail(p.Width)
}

// alerts are what has to be seen, below all else on the whole width, each on as
// many lines as it takes. They never take more than half of the page.
func (p Page) alerts() paint.Block {
	var all paint.Block
	warn := paint.Style{Role: paint.Warn}
	for _, words := range p.Alerts {
		sign := paint.Of(warn.Own(p.Signs.Look), warn.Own(" "))
		lines := paint.Hang(sign, paint.Wrap(warn, words, p.Width-2))
		all = append(all, lines.Fit(p.Width, len(lines))...)
	}
	return all[:min(len(all), p.Height/2)]
}

// columns are what stands beside the rail.
func (p Page) columns() paint.Block {
	list := p.ListWidth()
	switch {
	case p.Width >= vast:
		years := p.years(p.middle())
		p.Height = p.upper()
		return append(paint.Beside(paint.Space(3), p.listAndNotes(list),
			p.detail(entryWidth).Fit(entryWidth, p.Height), p.card(cardWidth, p.Height).Fit(cardWidth, p.Height)), years...)
	case p.Width >= roomy:
		return paint.Beside(paint.Space(3), p.listAndNotes(list), p.detailAndCard(p.detailWidth()))
	}
	return p.listAndDetail(list).Fit(list, p.Height)
}

// listAndNotes are the entries, and below them what is worth a look.
func (p Page) listAndNotes(width int) paint.Block {
	list := p.lists(width, p.Height)
	if left := p.Height - len(list) - 1; len(p.Notes) > 0 && left > noteLines {
		list = append(append(list, nil), p.notes(width, left)...)
	}
	return list.Fit(width, p.Height)
}

// detailAndCard are the entry, and below it the card if there is room.
func (p Page) detailAndCard(width int) paint.Block {
	column := p.detail(width)
	if len(column) > 0 {
		column = append(column, nil)
	}
	return append(column, p.card(width, p.Height-len(column))...).Fit(width, p.Height)
}

// listAndDetail are the entries, and the one under the cursor below them.
func (p Page) listAndDetail(width int) paint.Block {
	detail := p.detail(width)
	if len(detail) == 0 {
		return p.lists(width, p.Height)
	}
	list := p.first(width, p.above(detail))
	return append(append(list, nil), detail...)
}

// above is how many lines the list has above an entry.
func (p Page) above(detail paint.Block) int { return max(p.Height/2, p.Height-len(detail)-1) }
