package home

import (
	"slices"

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
	head := 1
	if air {
		head = 2
	}
	note := paint.Wrap(paint.Style{Role: paint.Warn}, l.Note, width)
	if l.Note.Empty() || len(note) > height/3 {
		note = nil
	}
	var rows paint.Block
	above, below := false, false
	if l.Len > 0 {
		rows, above, below = p.rows(l, width, height-head-len(note), air, focused)
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

// rows are the entries in sight.
func (p Page) rows(l List, width, height int, air, focused bool) (rows paint.Block, above, below bool) {
	drawn := map[int]paint.Block{}
	draw := func(i int) paint.Block {
		if _, known := drawn[i]; !known {
			drawn[i] = p.entry(l.Entry(i), width, l.Scroll != nil && i == l.Scroll.At(), focused)
			for n := range drawn[i] {
				drawn[i][n] = drawn[i][n].Zoned(ZoneOf(l.Kind, i))
			}
			if air && i > 0 {
				drawn[i] = append(paint.Block{nil}, drawn[i]...)
			}
		}
		return drawn[i]
	}
	first, end := 0, l.Len
	if l.Scroll != nil {
		first, end = l.Scroll.Window(l.Len, max(height, 1), func(i int) int { return len(draw(i)) })
	}
	for i := first; i < end; i++ {
		rows = append(rows, draw(i)...)
	}
	if l.Scroll != nil {
		rows = rows[:min(len(rows), max(height, 1))]
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

// facts are the second line of an entry. Where there is no room for all, the
// first fact and the badge stay.
func (p Page) facts(e Entry, width int) paint.Line {
	badge := paint.Of(paint.Style{Role: e.Urgent}.Of(e.Badge))
	separator := text.OneLine(" " + string(p.Signs.Separator) + " ")
	facts := paint.Of(paint.Hint.Of(text.Join(separator.String(), e.Facts...)))
	left := facts
	if e.Badge.Empty() || left.Width()+badge.Width()+3 <= width {
		return paint.Ends(width, left, badge)
	}
	if len(e.Facts) == 0 {
		return badge.Fit(width)
	}
	return paint.Cat(paint.Of(paint.Hint.Of(e.Facts[0]), paint.Hint.Of(separator)), badge).Fit(width)
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
