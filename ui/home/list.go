package home

import (
	"slices"

	"facet/internal/scroll"
	"facet/internal/text"
	"facet/ui/paint"
)

// lists are the entries of the kind under the cursor, and of those after it as
// far as there is room.
func (p Page) lists(width, height int) paint.Block {
	all := p.first(width, height)
	air := height >= airy
	for _, l := range p.Lists[min(1, len(p.Lists)):] {
		if l.Len == 0 || len(all)+2+2*l.Len > height-p.reserved() { // it isn't drawn for nothing
			continue
		}
		next := p.list(l, width, height, air)
		if len(all)+1+len(next) > height-p.reserved() {
			continue
		}
		all = append(append(all, nil), next...)
	}
	return all
}

// reserved is the room that what is worth a look is given before other kinds.
func (p Page) reserved() int {
	if len(p.Notes) == 0 || p.Width < roomy {
		return 0
	}
	return min(len(p.Notes), 4)*noteLines + 3
}

// first is the list that has the cursor, never higher than its room.
func (p Page) first(width, height int) paint.Block {
	if len(p.Lists) == 0 {
		return nil
	}
	return p.list(p.Lists[0], width, height, height >= airy)
}

// list is one kind: its heading, and the entries in sight.
func (p Page) list(l List, width, height int, air bool) paint.Block {
	focused := p.Inside && l.Scroll != nil
	note := l.note(width, height)
	var rows paint.Block
	above, below := false, false
	if l.Len > 0 {
		rows, above, below = p.rows(l, width, l.entries(height-len(note), air), focused)
	}
	for _, w := range l.Words {
		rows = append(rows, paint.Wrap(w.Style, w.Text, width)...)
	}
	all := paint.Block{p.Signs.Heading(l.Title, width, focused, p.right(l, above, below))}
	if l.Scroll != nil && p.Find != nil {
		all[0] = p.Find.Fit(width)
	}
	if air {
		all = append(all, nil)
	}
	return slices.Concat(all, note, rows)
}

// right is how many entries there are, and whether some are out of sight.
func (p Page) right(l List, above, below bool) paint.Line {
	var right paint.Line
	if above {
		right = append(right, paint.Hint.Own(p.Signs.Up), paint.Hint.Own(" "))
	}
	if below {
		right = append(right, paint.Hint.Own(p.Signs.Down), paint.Hint.Own(" "))
	}
	return append(right, paint.Hint.Of(l.Count))
}

// note is what to know of the kind, where there is room for that.
func (l List) note(width, height int) paint.Block {
	note := paint.Wrap(paint.Style{Role: paint.Warn}, l.Note, width)
	if l.Note.Empty() || len(note) > height/3 {
		return nil
	}
	return note
}

// entries are the entries, as there is room for them below a heading.
func (l List) entries(height int, air bool) scroll.Rows {
	if air {
		height--
	}
	return scroll.Rows{Count: l.Len, Room: max(height-1, 1), Height: func(i int) int {
		if air && i > 0 {
			return entryLines + 1
		}
		return entryLines
	}}
}

// Rows are the entries of the kind under the cursor, as the page has room for them.
func (p Page) Rows() scroll.Rows {
	p.Height -= len(p.alerts())
	width, height := p.ListWidth(), p.upper()
	if p.middle() >= leastList && p.Width < roomy {
		if detail := p.detail(width); len(detail) > 0 {
			height = p.above(detail)
		}
	}
	l := p.Lists[0]
	return l.entries(height-len(l.note(width, height)), height >= airy)
}

// rows are the entries in sight.
func (p Page) rows(l List, width int, room scroll.Rows, focused bool) (rows paint.Block, above, below bool) {
	first, end := 0, l.Len
	if l.Scroll != nil {
		first, end = l.Scroll.Window(room)
	}
	for i := first; i < end; i++ {
		drawn := p.entry(l.Entry(i), width, l.Scroll != nil && i == l.Scroll.At(), focused)
		rows = append(rows, make(paint.Block, room.Height(i)-len(drawn))...)
		for _, line := range drawn {
			rows = append(rows, line.Zoned(ZoneOf(l.Kind, i)))
		}
	}
	if l.Scroll != nil {
		rows = rows[:min(len(rows), room.Room)]
	}
	return rows, first > 0, end < l.Len
}

// entry is an entry on two lines: what it is called and who sees it, then the
// facts that matter.
func (p Page) entry(e Entry, width int, on, focused bool) paint.Block {
	name := paint.Strong
	if e.Locked {
		name = paint.Normal
	}
	var right paint.Line
	switch {
	case e.Open && width < 48:
		right = p.Signs.Reach(e.Reach)
	case e.Open:
		right = p.Signs.ReachIn(e.Reach, e.Seen)
	}
	return p.Signs.Row(paint.Row{
		Name: paint.Of(name.Of(e.Title)), Right: right, Below: paint.Block{p.facts(e, width-2)}, On: on, Keys: focused,
	}, width)
}

// facts are the second line of an entry. Where there is no room for all, the badge
// stays, and as much of the first fact as there is room for.
func (p Page) facts(e Entry, width int) paint.Line {
	badge := paint.Of(paint.Style{Role: e.Urgent}.Of(e.Badge))
	separator := text.OneLine(" " + string(p.Signs.Separator) + " ")
	facts := paint.Of(paint.Hint.Of(text.Join(separator.String(), e.Facts...)))
	left := facts
	if e.Badge.Empty() || left.Width()+badge.Width()+3 <= width {
		return paint.Ends(width, left, badge)
	}
	const least = 8 // cells of a fact that say something
	if len(e.Facts) == 0 || badge.Width()+least >= width {
		return badge.Fit(width)
	}
	return paint.Ends(width, paint.Of(paint.Hint.Of(e.Facts[0])), badge)
}

// notes are what is worth a look, as many as there is room for.
func (p Page) notes(width, height int) paint.Block {
	all := paint.Block{p.Signs.Heading(text.OneLine("Worth a look"), width, false, nil), nil}
	for _, n := range p.Notes {
		if len(all)+noteLines > height {
			break
		}
		all = append(all,
			paint.Cat(paint.Space(2), n.Sign, paint.Space(1), paint.Of(paint.Normal.Of(n.Words))).Fit(width),
			paint.Cat(paint.Space(4), paint.Of(paint.Hint.Of(n.Hint))).Fit(width))
	}
	return all
}
