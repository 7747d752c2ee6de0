package ui

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"facet/internal/text"
	"facet/profile/person"
)

// subject is the topmost screen that works on a profile, if there is one.
func (m *Model) subject() sessioned {
	for _, p := range slices.Backward(m.stack) {
		if s, ok := p.screen.(sessioned); ok {
			return s
		}
	}
	return nil
}

// session is the session of that screen.
func (m *Model) session() *person.Session {
	if s := m.subject(); s != nil {
		return s.of()
	}
	return nil
}

// header says in words whose profile this is, taken from the very session
// that the screen sends with.
func (m *Model) header() string {
	if !m.cut {
		return m.heading()
	}
	return m.heading() + "\n" + m.theme.bad.Render(text.Fit(cutWords, m.width))
}

const cutWords = "! The terminal didn't say where the paste ends. What came is kept: look at it."

func (m *Model) heading() string {
	s := m.session()
	if s == nil {
		return m.theme.title.Render("facet")
	}
	line := m.theme.own.Render(text.Fit(m.headline(), m.width))
	if !s.Person.IsMe() {
		line = m.theme.other.Width(m.width).Render(otherBanner(s, m.width))
	}
	if s.Drafts != nil && s.Drafts.Problem() != nil {
		line += "\n" + m.theme.bad.Render(text.Fit("! What you type can't be saved on this computer: "+s.Drafts.Problem().Error(), m.width))
	}
	if words := s.Waits.Words(); words != "" {
		line += "\n" + m.theme.warn.Render(text.Fit(words, m.width))
	}
	if words := m.progress(); words != "" {
		line += "\n" + m.theme.accent.Render(text.Fit(words, m.width))
	}
	if s.Sandbox {
		return m.theme.sandbox.Width(m.width).Render(text.Fit(person.SandboxWords, m.width)) + "\n" + line
	}
	return line
}

// headline says whose profile is open, or what else it is about. It is raw text.
func (m *Model) headline() string {
	if h, ok := m.subject().(headed); ok {
		return h.heading()
	}
	return m.session().OwnerDetails()
}

// progress is how far the work is that a screen below is about.
func (m *Model) progress() string {
	for _, p := range slices.Backward(m.stack) {
		if w, ok := p.screen.(working); ok {
			return w.progress()
		}
	}
	return ""
}

// otherBanner says that this is somebody else's profile, and whose. It is safe for a
// terminal. The name is cut before the sign-in name is, which alone tells two
// people of one name apart; a narrow terminal gets it on a line of its own.
func otherBanner(s *person.Session, width int) string {
	name, upn := text.Line(s.User.DisplayName), text.Line(s.User.UserPrincipalName)
	whole := s.EditingOther()
	if upn == "" || lipgloss.Width(whole) <= width {
		return text.Fit(whole, width)
	}
	if room := width - lipgloss.Width(person.EditingOtherWords+" · "+upn); room >= min(lipgloss.Width(name), 12) {
		return person.EditingOtherWords + text.Fit(name, room) + " · " + upn
	}
	return text.Fit(person.EditingOtherWords+name, width) + "\n" + text.Fit(upn, width)
}

// footer names the keys that work on the top screen, and at its end, always, those
// that lead to the others. Its height depends on the window alone, so that nothing
// jumps when keys come and go.
func (m *Model) footer() string {
	top, most := m.stack[m.top()].screen, 2
	if m.width >= previewWidth {
		most = 1
	}
	last := keyLines(m.theme, m.width, 1, 0, aids(top))[0]
	end := lipgloss.Width(last)
	lines := keyLines(m.theme, m.width, most, end, able(top.actions()))
	lines = append(lines, make([]string, most-len(lines))...)
	room := max(m.width-lipgloss.Width(lines[most-1])-end, 0)
	lines[most-1] += strings.Repeat(" ", room) + last
	return strings.Join(lines, "\n")
}

// keyLines are the keys that fit on so many lines, in their order; of the last of
// them, some cells are taken. "…" says that there are more than fit.
func keyLines(t *theme, width, most, taken int, all []action) []string {
	const gap = "  "
	if taken > 0 {
		taken += len(gap)
	}
	lines, used := []string{""}, 0
	for _, a := range all {
		item := t.help.ShortKey.Render(a.named()) + " " + t.help.ShortDesc.Render(a.Help)
		room, width := lipgloss.Width(item), width
		if len(lines) == most {
			width -= taken
		}
		switch {
		case used == 0:
			lines[len(lines)-1], used = item, room
		case used+len(gap)+room <= width:
			lines[len(lines)-1] += gap + item
			used += len(gap) + room
		case len(lines) < most:
			lines, used = append(lines, item), room
		default:
			if used+len(gap)+1 <= width {
				lines[most-1] += gap + t.faint.Render("…")
			}
			return lines
		}
	}
	return lines
}
