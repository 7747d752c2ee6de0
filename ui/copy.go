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
	return copyAs(to, "Copied "+what+": "+text.Fit(s, 40), s)
}

// copyAs does the same, and says so in these words.
func copyAs(to screen, words, s string) tea.Cmd {
	local := ask(to, func() tea.Msg {
		_ = clipboard.WriteAll(s) // there may be no system clipboard; the terminal has been asked too
		return copiedMsg{words}
	})
	return tea.Batch(tea.SetClipboard(s), local)
}
