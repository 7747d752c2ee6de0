package ui

import (
	tea "charm.land/bubbletea/v2"

	"facet/internal/scroll"
)

// marksRow puts the cursor on a row; on the one that has it, that is Enter.
func marksRow(s screen, l *scroll.List, at int, rows scroll.Rows) (screen, tea.Cmd) {
	switch {
	case at < 0:
		return s, nil
	case at == l.At():
		return pressing(s)
	}
	l.Stay(rows)
	l.Go(at, rows.Count)
	return s, nil
}

func (w *workList) click(_, y int) (screen, tea.Cmd) {
	if y < workListHead {
		return w, nil
	}
	return marksRow(w, &w.list, w.list.RowAt(y-workListHead, w.window()), w.window())
}

func (p *people) click(_, y int) (screen, tea.Cmd) {
	above, rows := p.above(), p.rows()
	if y < above {
		return p, nil
	}
	at := p.list.RowAt(y-above, rows)
	if at >= 0 && !p.moved {
		p.moved = true
		p.list.Stay(rows)
		p.list.Go(at, rows.Count)
		return p, nil
	}
	return marksRow(p, &p.list, at, rows)
}

// A step: a click goes to a row, or presses a button.
func (s *step) click(x, y int) (screen, tea.Cmd) {
	if s.asking != nil || s.busy != nil {
		return s, nil
	}
	words, rows := s.room()
	if n := s.buttonAt(x, y); n > 0 {
		return s.pressButton(n)
	}
	above := min(words, len(s.head)-s.scroll) + len(s.line())
	if y < above || y >= above+len(s.rows) {
		return s, nil
	}
	return marksRow(s, &s.list, s.list.RowAt(y-above, s.rowsIn(rows)), s.rowsIn(rows))
}

// buttonAt is which button stands at a place, from 1; 0: none does.
func (s *step) buttonAt(x, y int) int {
	_, zones := s.drawButtons()
	for i, z := range zones {
		if y == s.buttonsAt+z.line && x >= z.from && x < z.to {
			return i + 1
		}
	}
	words, _ := s.room()
	if !s.writesOut() || y >= min(words, len(s.head)-s.scroll) {
		return 0
	}
	if n := s.written[s.scroll+y]; n > 0 {
		return len(zones) + n
	}
	return 0
}

// pressButton presses a button.
func (s *step) pressButton(n int) (screen, tea.Cmd) {
	if s.view.Question != nil {
		s.focus.yes = n == 1
		n -= 2
	}
	s.focus.other = max(n, 0)
	return pressing(s)
}
