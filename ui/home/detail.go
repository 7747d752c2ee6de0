package home

import "facet/ui/paint"

// labels is the room for what the facts are called: as much as the longest takes,
// unless their values would have too little.
func (d Detail) labels(width int) int {
	const least, most = 11, 20
	longest := least
	for _, f := range d.Facts {
		longest = max(longest, paint.Of(paint.Hint.Of(f.Label)).Width()+2)
	}
	return min(longest, most, max(width*9/20, least))
}

// detail is all of the entry under the cursor.
func (p Page) detail(width int) paint.Block {
	d := p.Detail
	if d == nil {
		return nil
	}
	all := paint.Block{p.Signs.Heading(d.Title, width, false, nil)}
	if p.Width >= roomy {
		all = append(all, nil)
	}
	if d.Time != nil {
		all = append(all, p.Signs.Time(*d.Time, min(width, 56))...)
	}
	labels := d.labels(width)
	for _, f := range d.Facts {
		label := paint.Of(paint.Hint.Of(f.Label)).Fit(labels - 1)
		all = append(all, paint.Cat(label, paint.Space(1), f.Value).Fit(width))
	}
	if !d.Words.Empty() {
		all = append(append(all, nil), paint.Wrap(paint.Normal, d.Words, min(width, 84))...)
	}
	return all
}

// card is the person as colleagues see them: as many sections as there is room
// for, and nothing where even the name has none.
func (p Page) card(width, height int) paint.Block {
	const frame = 2
	c := p.Card
	if c == nil || height < frame+3 {
		return nil
	}
	inside := p.who(c)
	for _, s := range c.Sections {
		if len(s.Lines) == 0 || len(inside)+2+len(s.Lines) > height-frame {
			continue
		}
		inside = append(inside, nil, paint.Of(paint.Hint.Of(s.Title)))
		for _, line := range s.Lines {
			inside = append(inside, paint.Cat(paint.Space(2), line))
		}
	}
	edge, caption := paint.Style{Role: paint.Rule}, paint.Hint
	if c.Other {
		edge, caption = paint.Style{Role: paint.Warn}, paint.Style{Role: paint.Warn, Bold: true}
	}
	return p.Signs.Box(edge, paint.Of(caption.Of(c.Caption)), inside, nil, width)
}

// who is the head of a card: initials in a square, and beside them the name.
func (p Page) who(c *Card) paint.Block {
	badge := paint.Style{Role: paint.Badge, Fill: paint.OnAccent, Bold: true}
	if c.Other {
		badge.Fill = paint.OnWarn
	}
	letters := paint.Of(badge.Of(paint.Initials(c.Name)))
	square := paint.Block{
		paint.Repeat(badge, " ", 6),
		paint.Cat(paint.Repeat(badge, " ", 2), letters, paint.Repeat(badge, " ", 4-letters.Width())),
		paint.Repeat(badge, " ", 6),
	}
	words := paint.Block{paint.Of(paint.Strong.Of(c.Name))}
	for i, line := range c.Lines[:min(len(c.Lines), 2)] {
		style := paint.Hint
		if i == 0 {
			style = paint.Normal
		}
		words = append(words, paint.Of(style.Of(line)))
	}
	for i := range square {
		if i < len(words) {
			square[i] = paint.Cat(square[i], paint.Space(2), words[i])
		}
	}
	return square
}
