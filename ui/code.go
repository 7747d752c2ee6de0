package ui

import (
	"strings"

	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// hanging wraps lines of code, which are safe for a terminal, so that every
// character is seen: what goes on stands further right than where it began.
func hanging(code string, width int) string {
	var lines []string
	for line := range strings.SplitSeq(code, "\n") {
		lines = append(lines, hang(line, max(width, 10))...)
	}
	return strings.Join(lines, "\n")
}

func hang(line string, width int) []string {
	rest := strings.TrimLeft(line, " ")
	indent := strings.Repeat(" ", min(len(line)-len(rest), width/2))
	further := indent + "    "
	if !strings.Contains(rest, " ") {
		further = indent // one long word, such as an address, is copied from the screen
	}
	var lines []string
	for lead := indent; ; lead = further {
		lead = lead[:min(len(lead), width/2)]
		head := ansi.Truncate(rest, width-len(lead), "")
		if len(head) < len(rest) {
			head = head[:breakAt(head)]
		}
		lines, rest = append(lines, lead+head), rest[len(head):]
		if rest == "" || head == "" {
			return lines
		}
	}
}

// breakAt is where a line is broken: behind its last space, unless that leaves
// more than half of it empty.
func breakAt(line string) int {
	if at := strings.LastIndex(line, " ") + 1; lipgloss.Width(line[:at]) > lipgloss.Width(line)/2 {
		return at
	}
	return len(line)
}

// scrolls moves through a text of a screen, where that doesn't fit.
func scrolls(s screen, v *viewport.Model) []action {
	if v.AtTop() && v.AtBottom() {
		return nil
	}
	a := moves(func(msg tea.KeyPressMsg) (next screen, cmd tea.Cmd) {
		switch msg.String() {
		case "home":
			v.GotoTop()
		case "end":
			v.GotoBottom()
		default:
			*v, cmd = v.Update(msg)
		}
		return s, cmd
	}, letters()...)
	a.Help = "scroll"
	return []action{a}
}

// beyond says whether there is more than is seen, above or below.
func beyond(t *theme, v viewport.Model) string { return moreWords(t, !v.AtTop(), !v.AtBottom()) }

// moreWords say where there is more.
func moreWords(t *theme, up, down bool) string {
	switch {
	case up && down:
		return t.faint.Render("↑↓ there is more above and below")
	case down:
		return t.faint.Render("↓ there is more below")
	case up:
		return t.faint.Render("↑ there is more above")
	}
	return ""
}
