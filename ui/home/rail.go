package home

import (
	"fmt"

	"facet/internal/text"
	"facet/ui/paint"
)

// rail lists the facet types in their groups. The group of the cursor is open,
// and as many others as there is room for, the nearest first.
func (p Page) rail(width int) paint.Block {
	here := p.group()
	open := p.open(here)
	air := len(open) >= p.unfolded() && p.railLines(open)+len(p.Groups)-1 <= p.Height
	var rail paint.Block
	at, cursor := 0, 0
	for i, g := range p.Groups {
		if air && i > 0 {
			rail = append(rail, nil)
		}
		if i == here {
			cursor = len(rail) + 1 + p.Kind - at
		}
		rail = append(rail, p.title(i, open[i], width-2).Zoned(ZoneOf(at, -1)))
		if open[i] {
			for j, k := range g.Kinds {
				rail = append(rail, p.kind(k, at+j == p.Kind, width-2).Zoned(ZoneOf(at+j, -1)))
			}
		}
		at += len(g.Kinds)
	}
	rail = around(rail, cursor, p.Height).Indent(1).Fit(width, p.Height)
	for i := range rail {
		if p.Fills {
			rail[i] = rail[i].On(paint.Surface)
		}
	}
	return rail
}

// around are the lines in sight in a room, with one of them among those.
func around(lines paint.Block, line, room int) paint.Block {
	top := max(min(line-room/2, len(lines)-room), 0)
	return lines[top:min(top+room, len(lines))]
}

// group is the one that the cursor is in.
func (p Page) group() int {
	at := 0
	for i, g := range p.Groups {
		if at += len(g.Kinds); p.Kind < at {
			return i
		}
	}
	return len(p.Groups) - 1
}

// open are the groups whose facet types are listed.
func (p Page) open(here int) map[int]bool {
	open := map[int]bool{here: true}
	for far := 1; far < len(p.Groups); far++ {
		for _, i := range []int{here + far, here - far} {
			if i < 0 || i >= len(p.Groups) || p.Groups[i].Folds {
				continue
			}
			if open[i] = true; p.railLines(open) > p.Height {
				delete(open, i)
			}
		}
	}
	return open
}

// unfolded is how many groups are open where there is room.
func (p Page) unfolded() (n int) {
	for _, g := range p.Groups {
		if !g.Folds {
			n++
		}
	}
	return n
}

// railLines is how many lines the rail takes.
func (p Page) railLines(open map[int]bool) int {
	n := len(p.Groups)
	for i, g := range p.Groups {
		if open[i] {
			n += len(g.Kinds)
		}
	}
	return n
}

// title is the line of a group. A closed one says how much is in it.
func (p Page) title(i int, open bool, width int) paint.Line {
	title := paint.Of(paint.Hint.Number(i+1), paint.Hint.Own(" "), paint.Strong.Of(p.Groups[i].Title))
	if open {
		return title.Fit(width)
	}
	many := 0
	for _, k := range p.Groups[i].Kinds {
		many += k.Many
	}
	if p.Groups[i].Folds {
		many = len(p.Groups[i].Kinds)
	}
	return paint.Ends(width, title, paint.Of(paint.Hint.Of(text.OneLine(fmt.Sprint(many))), paint.Hint.Own(" …")))
}

// kind is the line of a facet type.
func (p Page) kind(k Kind, on bool, width int) paint.Line {
	name, count, fill := paint.Normal, paint.Normal, paint.Paper
	mark := paint.Of(paint.Normal.Own("  "))
	switch {
	case on && !p.Inside:
		name, fill = paint.Strong, paint.Chosen
		mark = paint.Of(paint.Focused.Own(p.Signs.Here), paint.Normal.Own(" "))
	case on:
		name = paint.Focused
		mark = paint.Of(paint.Focused.Own(p.Signs.Kept), paint.Normal.Own(" "))
	case k.Empty:
		name, count = paint.Hint, paint.Hint
	}
	if k.Wrong {
		count = paint.Style{Role: paint.Bad, Bold: true}
	}
	return paint.Ends(width, paint.Cat(mark, paint.Of(name.Of(k.Title))), paint.Of(count.Of(k.Count))).On(fill)
}

// entriesAt is by how much zones of facet types differ: no list has more entries.
const entriesAt = 1 << 24

// ZoneOf is the zone of a facet type, or of one of its entries.
func ZoneOf(kind, entry int) int { return (kind+1)*entriesAt + entry + 1 }

// InZone is what a zone is of; an entry below 0 is the facet type itself.
func InZone(zone int) (kind, entry int, there bool) {
	return zone/entriesAt - 1, zone%entriesAt - 1, zone > 0
}
