package ui

import (
	"strconv"

	"facet/forms"
	"facet/internal/scroll"
	"facet/internal/text"
	"facet/profile/flow"
	"facet/ui/paint"
)

// leastRows is how many rows are in sight at least, below words that take more
// than there is room for.
const leastRows = 3

// room is how many lines there are for the words, and for the rows below them.
func (s *step) room() (words, rows int) {
	all := max(s.height-len(s.below())-len(s.line())-len(s.buttons()), 1)
	needed := s.needed(all)
	rows = min(needed, all, max(all-len(s.head), leastRows*s.rowHeight()))
	return all - rows, rows
}

// needed is how many lines the rows take: as far as there is room, and more than
// that where they take more.
func (s *step) needed(room int) int {
	lines := s.view.List.Count * s.rowHeight()
	for i := 0; i < s.view.List.Count && lines <= room; i++ {
		lines += headHeight(s.view.List.Row(i), i)
	}
	return lines
}

// rowsIn are the rows, as there is room for them.
func (s *step) rowsIn(room int) scroll.Rows {
	height := func(i int) int { return headHeight(s.view.List.Row(i), i) + s.rowHeight() }
	return scroll.Rows{Count: s.view.List.Count, Room: room, Height: height}
}

// headHeight is how many lines the title of a group takes that begins with a row.
func headHeight(r flow.Row, i int) int {
	if r.Head.Empty() {
		return 0
	}
	return 1 + min(i, 1)
}

// headOf is the title of the group that begins with a row, below a blank line.
func (s *step) headOf(r flow.Row, i int) []string {
	if r.Head.Empty() {
		return nil
	}
	var lines paint.Block
	if i > 0 {
		lines = append(lines, nil)
	}
	return s.drawn(append(lines, paint.Unicode.Heading(r.Head, s.rowsWidth(), false, nil)))
}

// rowsWidth is how much a row takes.
func (s *step) rowsWidth() int { return min(max(s.width, 20), mostWords) }

// rowHeight is how many lines a row takes: two, where there is more to know
// than a name.
func (s *step) rowHeight() int {
	if s.view.List.Count > 0 && !s.view.List.Row(0).About.Empty() {
		return 2
	}
	return 1
}

// move moves the cursor by a key. Where that can't go on, and where there are no
// rows, the words above move.
func (s *step) move(press string) {
	before, count := s.list.At(), s.view.List.Count
	words, rows := s.room()
	if count > 0 && s.list.Move(press, s.rowsIn(rows)) && s.list.At() != before {
		return
	}
	by := map[string]int{"up": -1, "k": -1, "down": 1, "j": 1, "pgup": -words, "pgdown": words, "home": -len(s.head), "end": len(s.head)}[press]
	s.scroll = max(min(s.scroll+by, len(s.head)-words), 0)
}

// more says whether there is more than is seen, above or below.
func (s *step) more() string {
	words, rows := s.room()
	first, end := s.list.Window(s.rowsIn(rows))
	return moreWords(s.theme, first > 0 || s.scroll > 0, end < s.view.List.Count || s.scroll+words < len(s.head))
}

// row is a row on as many lines as it takes.
func (s *step) row(i int) []string {
	r, row := s.view.List.Row(i), paint.Row{On: i == s.list.At(), Keys: s.focus.other == 0}
	name := paint.Normal
	if row.On {
		name = paint.Strong
	}
	if s.view.List.Numbered {
		row.Name = append(row.Name, paint.Hint.Of(text.OneLine(digit(i)+" ")))
	}
	if s.view.List.Several != nil {
		row.Name = append(row.Name, tick(s.ticks[s.view.List.IDOf(i)]), paint.Normal.Own(" "))
	}
	row.Name = append(row.Name, name.Of(r.Name))
	if r.Sees != nil {
		row.Right = paint.Unicode.ReachIn(forms.AudienceReach(*r.Sees), text.OneLine(forms.AudienceBrief(*r.Sees, s.of().Person.IsMe())))
	}
	if s.rowHeight() > 1 {
		sign, style := toneOf(r.Tone)
		if r.Tone == flow.Plain {
			style = paint.Hint
		}
		row.Below = paint.Block{paint.Of(paint.Normal.Own("  "), style.Of(text.OneLine(sign+r.About.String())))}
	}
	return append(s.headOf(r, i), s.drawn(paint.Unicode.Row(row, s.rowsWidth()))...)
}

// tick is a box, ticked or not.
func tick(on bool) paint.Span {
	if on {
		return paint.Focused.Own("[x]")
	}
	return paint.Hint.Own("[ ]")
}

// mark ticks the row under the cursor, or takes that back, and goes on.
func (s *step) mark() {
	at, count := s.list.At(), s.view.List.Count
	if at >= count {
		return
	}
	if why := s.view.List.Row(at).WhyNot(); !why.Empty() {
		s.notice, s.trouble = why.String(), true
		return
	}
	if s.ticks == nil {
		s.ticks = map[string]bool{}
	}
	id := s.view.List.IDOf(at)
	s.ticks[id] = !s.ticks[id]
	s.list.Go(at+1, count)
}

// markAll ticks all rows that can be, or none if they are.
func (s *step) markAll() {
	all := s.view.List.All()
	none := true
	for _, row := range all {
		none = none && s.ticks[s.view.List.IDOf(row)]
	}
	s.ticks = map[string]bool{}
	for _, row := range all {
		s.ticks[s.view.List.IDOf(row)] = !none
	}
}

// ticked are the rows that are ticked, in order.
func (s *step) ticked() (rows []int) {
	if len(s.ticks) == 0 {
		return nil
	}
	for i := range s.view.List.Count {
		if s.ticks[s.view.List.IDOf(i)] {
			rows = append(rows, i)
		}
	}
	return rows
}

// digit is the key of a row, as far as there are digits.
func digit(i int) string {
	if i < 9 {
		return strconv.Itoa(i + 1)
	}
	return " "
}
