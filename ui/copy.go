package ui

import (
	tea "charm.land/bubbletea/v2"
)

// copyMsg has a text copied, for the screen that asks.
type copyMsg struct {
	to         screen
	what, text string
}

// copiedMsg says what was copied.
type copiedMsg struct{ words string }

// copyAs copies a text, and calls it something.
func copyAs(to screen, what, s string) tea.Cmd {
	return func() tea.Msg { return copyMsg{to, what, s} }
}

// copy copies a text both ways: through the terminal (OSC 52, which works over ssh)
// and into the system's clipboard where there is one. A terminal never answers, so
// only what is in the clipboard is said to be copied.
func (m *Model) copy(c copyMsg) tea.Cmd {
	ctx, clipboard := m.ctx, m.clipboard
	local := ask(c.to, func() tea.Msg {
		if clipboard == nil || clipboard(ctx, c.text) != nil {
			return copiedMsg{"Asked the terminal to copy " + c.what}
		}
		return copiedMsg{"Copied " + c.what}
	})
	return tea.Batch(tea.SetClipboard(c.text), local)
}
