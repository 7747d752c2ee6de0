package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/atotto/clipboard"

	"facet/graph"
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

// Curl is the request as a command of curl, the token left to the shell.
func (p Plan) Curl() string {
	parts := []string{"curl -X " + p.Method, quoted(p.URL), `-H "Authorization: Bearer $FACET_ACCESS_TOKEN"`}
	if p.Body != nil {
		parts = append(parts, "-H 'Content-Type: application/json'", "-d "+quoted(string(p.Body)))
	}
	return strings.Join(parts, " \\\n  ")
}

// quoted is a text as one word of a POSIX shell.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// idOf is the id of an object as Graph sent it, or nothing.
func idOf(a graph.Answer) graph.ID {
	var made graph.ItemFacet
	if a.Object == nil || graph.Decode(a.Object, &made) != nil {
		return ""
	}
	return made.ID
}
