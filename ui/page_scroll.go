package ui

import (
	tea "charm.land/bubbletea/v2"

	"facet/forms/field"
)

func (p *page) resize(width, height int) {
	p.width, p.height = width, height
	p.redraw()
	if p.at >= 0 {
		p.size(&p.rows[p.at])
	}
}

// size tells the field how wide it may be.
func (p *page) size(r *row) {
	width := p.layout().Value()
	if r.field.Member == audience {
		width -= reachRoom
	}
	r.field.Input.WithWidth(width)
}

// redraw forgets the drawn rows.
func (p *page) redraw() {
	for i := range p.rows {
		p.rows[i].drawn = nil
	}
}

// follow scrolls so that the row with the focus is in the window, with a line
// around it where there is room, and no further down than there are lines. The
// first field shows the page from its beginning; a row that is too tall begins
// below the title of its section.
func (p *page) follow() {
	if p.width == 0 {
		return
	}
	top, bottom, count := p.span()
	room := p.bodyHeight()
	switch tall := bottom - top; {
	case tall > room:
		top += len(p.above(p.at))
	case tall+2 <= room:
		top, bottom = max(top-1, 0), min(bottom+1, count)
	}
	p.scroll = max(min(p.scroll, top, count-room), bottom-room, 0)
	p.scroll = min(p.scroll, top)
	if p.at == p.first() && bottom <= room {
		p.scroll = 0
	}
}

// first is the first row that can have the focus.
func (p *page) first() int {
	for i := range p.rows {
		if p.rows[i].field.Input != nil && !p.rows[i].field.Hidden() {
			return i
		}
	}
	return 0
}

// span is the first line of the row with the focus, the line after it, and how
// many lines there are.
func (p *page) span() (top, bottom, count int) {
	count = len(p.note())
	for i := range p.rows {
		if i == p.at {
			top = count
		}
		count += len(p.rowLines(i))
		if i == p.at {
			bottom = count
		}
	}
	return top, bottom, count
}

// Cursor is where the field with the focus wants it.
func (p *page) Cursor() *tea.Cursor {
	c, ok := p.rows[p.at].field.Input.(field.Cursored)
	if !ok {
		return nil
	}
	at := c.Cursor()
	if at == nil {
		return nil
	}
	frame, l := p.frame(), p.layout()
	top, _, _ := p.span()
	at.Y += top + len(p.above(p.at)) - p.scroll
	if at.Y < 0 || at.Y >= frame.Body() || p.insteadOfFields() {
		return nil
	}
	lead := 2
	if r := &p.rows[p.at]; !r.button {
		lead = l.ValueAt() + p.indent(r)
	}
	at.Y += frame.Top()
	at.X = l.FieldsAt() + min(lead+at.X, l.Fields()-1)
	return at
}

// indent is how many cells stand in a value before its input.
func (p *page) indent(r *row) int {
	choice, is := r.field.Input.(*field.Choice)
	if r.field.Member == audience && is && choice.Folded() {
		return reachRoom
	}
	return 0
}
