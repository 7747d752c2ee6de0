package ui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/atotto/clipboard"
)

// copiedMsg says what was copied.
type copiedMsg struct{ words string }

// copyAs copies a text both ways, and calls it something: through the terminal
// (OSC 52, which works over ssh) and into the system's clipboard where there is
// one. A terminal never answers, so only what is in the clipboard is said to be
// copied.
func copyAs(to screen, what, s string) tea.Cmd {
	local := ask(to, func() tea.Msg {
		if clipboard.WriteAll(s) != nil {
			return copiedMsg{"Asked the terminal to copy " + what}
		}
		return copiedMsg{"Copied " + what}
	})
	return tea.Batch(tea.SetClipboard(s), local)
}
