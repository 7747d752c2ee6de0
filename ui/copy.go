package ui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/atotto/clipboard"

	"facet/internal/text"
)

// copiedMsg says what was copied.
type copiedMsg struct{ words string }

// copyText copies a text both ways: through the terminal (OSC 52, which works
// over ssh) and into the system's clipboard where there is one.
func copyText(to screen, what, s string) tea.Cmd {
	return copyAs(to, what+": "+text.Fit(s, 40), s)
}

// copyAs does the same, and calls it something. A terminal never answers, so
// only what is in the system's clipboard is said to be copied.
func copyAs(to screen, what, s string) tea.Cmd {
	local := ask(to, func() tea.Msg {
		if clipboard.WriteAll(s) != nil {
			return copiedMsg{"Asked the terminal to copy " + what}
		}
		return copiedMsg{"Copied " + what}
	})
	return tea.Batch(tea.SetClipboard(s), local)
}
