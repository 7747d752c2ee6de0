// Package home draws what a person has: a rail with the facet types, the
// entries of the one under the cursor and of those after it, the entry itself,
// and what is worth a look.
//
// Its laws: a page is a value, and drawing it changes nothing but how far its
// list was scrolled; it is exactly as large as it was asked to be; a column
// appears when there is width for it, and none is empty.
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

	Detail *Detail // of the entry under the cursor; nil: there is none
	Card   *Card   // how colleagues see the person; nil: not known
	Notes  []Note  // what is worth a look, the most urgent first

	Find paint.Line // what is typed to find something; nil: nothing is sought
}

// Group is a part of the rail.
type Group struct {
	Title text.Safe
	Kinds []Kind
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
	Title  text.Safe
	Count  text.Safe
	Len    int
	Entry  func(i int) Entry
	Scroll *scroll.List // nil: its beginning is shown
	Words  paint.Block  // instead of entries: none yet, still read, failed; made for the width of the list
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
	Why    text.Safe // why the last key did nothing to it
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
	narrow   = 70
	roomy    = 110
	spacious = 135
	vast     = 170

	noteLines = 2  // that a note takes
	airy      = 26 // lines of a list from which a blank line stands between entries
)

// margin is how far the page stands off both sides.
func (p Page) margin() int {
	if p.Width >= roomy {
		return 2
	}
	return 1
}

// railWidth is how much the rail takes.
func (p Page) railWidth() int {
	switch {
	case p.Width < narrow:
		return 21
	case p.Width < roomy:
		return 23
	case p.Width < 150:
		return 26
	}
	return 29
}

// gap stands between two columns: a line where fills can't be seen.
func (p Page) gap() paint.Line {
	switch {
	case !p.Fills:
		return paint.Cat(paint.Space(1), paint.Of(paint.Style{Role: paint.Rule}.Own(p.Signs.Upright)), paint.Space(1))
	case p.Width < narrow:
		return paint.Space(2)
	}
	return paint.Space(3)
}

// Draw is the page.
func (p Page) Draw() paint.Block {
	gap, rail := p.gap(), p.railWidth()
	middle := p.Width - rail - p.margin() - gap.Width()
	if middle < 20 {
		return p.onePane()
	}
	body := paint.Beside(gap, p.rail(rail), p.columns(middle))
	return body.Fit(p.Width, p.Height)
}

// onePane is the page in a window that has no room for two: what has the keys.
func (p Page) onePane() paint.Block {
	if p.Inside {
		return p.lists(p.Width, p.Height).Fit(p.Width, p.Height)
	}
	return p.rail(p.Width).Fit(p.Width, p.Height)
}

// columns are what stands beside the rail.
func (p Page) columns(width int) paint.Block {
	detail := 44
	if p.Width >= spacious {
		detail = 50
	}
	switch {
	case p.Width >= vast:
		const card = 50
		list := width - 48 - card - 6
		return paint.Beside(paint.Space(3),
			p.listAndNotes(list, p.Height), p.detail(48).Fit(48, p.Height), p.card(card, p.Height).Fit(card, p.Height))
	case p.Width >= roomy:
		list := width - detail - 3
		return paint.Beside(paint.Space(3), p.listAndNotes(list, p.Height), p.detailAndCard(detail))
	}
	return p.listAndDetail(width)
}

// listAndNotes are the entries, and below them what is worth a look.
func (p Page) listAndNotes(width, height int) paint.Block {
	list := p.lists(width, height)
	if left := height - len(list) - 1; len(p.Notes) > 0 && left > noteLines {
		list = append(append(list, nil), p.notes(width, left)...)
	}
	return list.Fit(width, height)
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
		return p.listAndNotes(width, p.Height)
	}
	most := p.Height / 2
	list := p.first(width, max(most, p.Height-len(detail)-1))
	return append(append(list, nil), detail...).Fit(width, p.Height)
}
