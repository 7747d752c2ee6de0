package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"facet/internal/scroll"
)

// rowAt is the row of a list that stands at a line of it, of rows as high as height
// says; -1, if none does.
func rowAt(l *scroll.List, count, room, line int, height func(int) int) int {
	first, end := l.Window(count, room, height)
	for at := first; at < end; at++ {
		if line -= height(at); line < 0 {
			return at
		}
	}
	return -1
}

// marksRow puts the cursor on a row; on the one that has it, that is Enter.
func marksRow(s screen, l *scroll.List, at, count int) (screen, tea.Cmd) {
	switch {
	case at < 0:
		return s, nil
	case at == l.At():
		return pressing(s)
	}
	l.Go(at, count)
	return s, nil
}

func (w *workList) click(_, y int) (screen, tea.Cmd) {
	const above = 3
	if y < above {
		return w, nil
	}
	at := rowAt(&w.list, len(w.shown), w.height-above, y-above, func(int) int { return 2 })
	return marksRow(w, &w.list, at, len(w.shown))
}

func (p *people) click(_, y int) (screen, tea.Cmd) {
	above := 3 + len(p.said())
	count := len(p.now.People())
	if y < above || count == 0 {
		return p, nil
	}
	at := rowAt(&p.list, count, max(p.height-above, 3), y-above, func(i int) int { return len(p.row(i)) })
	if at >= 0 && !p.moved {
		p.moved = true
		p.list.Go(at, count)
		return p, nil
	}
	return marksRow(p, &p.list, at, count)
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
	at := rowAt(&s.list, s.view.List.Count, rows, y-above, func(i int) int { return len(s.row(i)) })
	return marksRow(s, &s.list, at, s.view.List.Count)
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
	for i, a := range s.others() {
		if strings.HasPrefix(ansi.Strip(s.head[s.scroll+y]), strings.TrimRight(s.writtenButton(a).String(), " ")) {
			return len(zones) + i + 1
		}
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
