package ui

import (
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"facet/ui/home"
)

// mouse is what the mouse is doing. The terminal has it as soon as something is
// dragged, since that is how people select text, and until the next key.
type mouse struct {
	off  bool // by the settings, or by choice
	free bool // the terminal has it
	x, y int  // where a button went down
	down bool
}

const freeWords = "The mouse is yours: select now. Any key gives it back."

// mode is how a frame wants the mouse.
func (m *mouse) mode() tea.MouseMode {
	if m.off || m.free {
		return tea.MouseModeNone
	}
	return tea.MouseModeCellMotion
}

// clickable is a screen in which a click does something, or a turn of the wheel.
type clickable interface {
	click(x, y int) (screen, tea.Cmd)
	wheel(x, y int, key string) (screen, tea.Cmd)
}

// moused follows the mouse. A click counts when the button goes up where it went
// down: whoever drags from there selects.
func (m *Model) moused(msg tea.MouseMsg) tea.Cmd {
	at := msg.Mouse()
	switch msg.(type) {
	case tea.MouseClickMsg:
		m.mouse.down = at.Button == tea.MouseLeft
		m.mouse.x, m.mouse.y = at.X, at.Y
	case tea.MouseMotionMsg:
		m.mouse.free = m.mouse.down && (at.X != m.mouse.x || at.Y != m.mouse.y)
	case tea.MouseReleaseMsg:
		if m.mouse.down && at.X == m.mouse.x && at.Y == m.mouse.y {
			m.mouse.down = false
			return m.click(at.X, at.Y)
		}
		m.mouse.down = false
	case tea.MouseWheelMsg:
		return m.wheel(at)
	}
	return nil
}

// click goes to what stands at a place: the keys of the foot, or the screen.
func (m *Model) click(x, y int) tea.Cmd {
	left, top, height := m.bodyAt()
	if key := m.footAt(x, y-top-height); key != "" {
		return m.press(stroke(key))
	}
	s, clicks := m.stack[m.top()].screen.(clickable)
	if !clicks || y < top || y >= top+height {
		return nil
	}
	next, cmd := s.click(x-left, y-top)
	return m.after(next, cmd)
}

// wheel moves what is under it.
func (m *Model) wheel(at tea.Mouse) tea.Cmd {
	key := map[tea.MouseButton]string{tea.MouseWheelUp: "up", tea.MouseWheelDown: "down"}[at.Button]
	s, turns := m.stack[m.top()].screen.(clickable)
	if key == "" || !turns {
		return nil
	}
	left, top, _ := m.bodyAt()
	next, cmd := s.wheel(at.X-left, at.Y-top, key)
	return m.after(next, cmd)
}

// after goes where a screen leads.
func (m *Model) after(next screen, cmd tea.Cmd) tea.Cmd {
	if next == m.stack[m.top()].screen {
		return cmd
	}
	return tea.Batch(cmd, m.move(next))
}

// bodyAt is where the screen is in the window, and how high.
func (m *Model) bodyAt() (left, top, height int) {
	header := lipgloss.Height(m.header())
	return m.indentation(), header + 1, m.bodySize().Height
}

// footAt is the key that the foot names at a place.
func (m *Model) footAt(x, y int) string {
	x -= m.margin()
	for _, z := range m.footZones() {
		if z.line == y && x >= z.from && x < z.to {
			return z.key
		}
	}
	return ""
}

// footZone is where the foot names a key.
type footZone struct {
	line, from, to int
	key            string
}

func (m *Model) footZones() []footZone {
	top, most, width := m.stack[m.top()].screen, m.footHeight(), m.width-2*m.margin()
	words, last := keyLines(width, 1, 0, aids(top))
	end := words[0].Width()
	_, all := keyLines(width, most, end, keyed(able(top.actions())))
	for _, z := range last {
		all = append(all, footZone{most - 1, width - end + z.from, width - end + z.to, z.key})
	}
	return all
}

// pressing is a click on what is marked already: Enter.
func pressing(s screen) (screen, tea.Cmd) {
	next, cmd := s.Update(stroke("enter"))
	return next, cmd
}

// The profile: a click goes to a facet type or an entry.
func (p *profile) click(x, y int) (screen, tea.Cmd) {
	page := p.page()
	kind, entry, there := home.InZone(page.Draw().At(x, y))
	if !there || kind >= len(p.collections) || p.filters {
		return p, nil
	}
	if kind == p.kinds.At() && (entry < 0 && !p.inside || p.inside && entry == p.collection().list.At()) {
		return pressing(p)
	}
	p.collection().list.Stay(page.Rows())
	if kind != p.kinds.At() {
		p.kinds.Go(kind, len(p.collections))
	}
	if p.inside = entry >= 0; p.inside {
		p.collection().list.Go(entry, len(p.visible()))
	}
	p.refused, p.moved = "", true
	return p, nil
}

func (p *profile) wheel(_, _ int, key string) (screen, tea.Cmd) { return p.Update(stroke(key)) }

func (p *page) wheel(_, _ int, key string) (screen, tea.Cmd) { //nolint:unparam // as every screen has it
	_, _, count := p.span()
	by := map[string]int{"up": -3, "down": 3}[key]
	p.scroll = max(min(p.scroll+by, count-p.bodyHeight()), 0)
	return p, nil
}

// All actions: a click outside of the box closes it.
func (p *palette) click(x, y int) (screen, tea.Cmd) {
	left, top, width, height := p.box()
	if x < left || x >= left+width || y < top || y >= top+height {
		return nil, nil
	}
	at := -1
	if y-top >= paletteHead && y-top < height-2 {
		at = p.list.RowAt(y-top-paletteHead, p.rows())
	}
	return marksRow(p, &p.list, at, p.rows())
}

func (p *palette) wheel(_, _ int, key string) (screen, tea.Cmd) { return p.Update(stroke(key)) }

func (h *helpScreen) click(int, int) (screen, tea.Cmd)             { return h, nil }
func (h *helpScreen) wheel(_, _ int, key string) (screen, tea.Cmd) { return h.Update(stroke(key)) }
func (m *message) click(int, int) (screen, tea.Cmd)                { return m, nil }
func (m *message) wheel(_, _ int, key string) (screen, tea.Cmd)    { return m.Update(stroke(key)) }
func (w *workList) wheel(_, _ int, key string) (screen, tea.Cmd)   { return w.Update(stroke(key)) }
func (s *step) wheel(_, _ int, key string) (screen, tea.Cmd)       { return s.Update(stroke(key)) }
func (p *people) wheel(_, _ int, key string) (screen, tea.Cmd)     { return p.Update(stroke(key)) }

// switches is what turning it on or off is called.
func (m *mouse) switches() string {
	if m.off {
		return "Mouse on"
	}
	return "Mouse off: the terminal has it"
}
