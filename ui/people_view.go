package ui

import (
	"cmp"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"facet/graph"
	"facet/internal/text"
	"facet/profile/person"
)

func (p *people) View() string {
	lines := []string{p.theme.title.Render(p.errand.question), p.sought.view(p.room()), ""}
	if p.err != nil {
		return strings.Join(append(lines, p.trouble()...), "\n")
	}
	lines = append(lines, p.theme.faint.Width(p.room()).Render(p.state()))
	if p.several {
		lines[3] = p.theme.warn.Render("! " + severalWords)
	}
	return strings.Join(append(lines, p.list.Lines(len(p.rows()), max(p.height-len(lines), 3), p.row)...), "\n")
}

func (p *people) room() int { return max(p.width, 20) }

// Cursor stands where the name is typed.
func (p *people) Cursor() *tea.Cursor { return p.sought.cursor(p.room(), 1) }

const (
	severalWords = "This name fits more than one person. Go to the right one with ↓."
	nobodyWords  = "Nobody has a name, a sign-in name or a mail address that begins so."
	wholeWords   = "Who is new may not be found for a while, but a whole sign-in name or an object id can be looked up: press Enter."
	hintWords    = "Type the beginning of a name, of a sign-in name or of a mail address; or a whole sign-in name or an object id, and Enter."
)

// state says what the rows below are, or why there are none.
func (p *people) state() string {
	switch count := len(p.rows()); {
	case p.eager:
		return "Looking for " + text.Fit(p.name(), p.room()-13) + "…\nBackspace changes the name, Esc stops."
	case p.looking:
		return "Looking…"
	case p.name() == "" && count > 0:
		return "Chosen before:"
	case p.name() == "":
		return hintWords
	case !p.answered:
		return ""
	case count == 0 && p.whole():
		return nobodyWords + " " + wholeWords
	case count == 0:
		return nobodyWords
	case count == 1:
		return "One person:"
	case count >= graph.MostFound:
		return fmt.Sprintf("The first %d people. Type on to narrow them down.", count)
	default:
		return fmt.Sprintf("%d people. Go to the right one with ↓.", count)
	}
}

// trouble explains why nobody was found.
func (p *people) trouble() []string {
	what, remedy := person.Explain(p.err)
	lines := []string{p.theme.bad.Width(p.room()).Render("✗ " + what), p.theme.plain.Width(p.room()).Render(remedy)}
	if p.errand.otherwise != "" {
		lines = append(lines, p.theme.plain.Width(p.room()).Render(p.errand.otherwise))
	}
	return lines
}

// row is what tells somebody from others: the name and what stands beside it
// on one line, and the whole sign-in name below.
func (p *people) row(at int) []string {
	u, sign, style := p.rows()[at], "  ", p.theme.plain
	if at == p.marked() {
		sign, style = "› ", p.theme.selected
	}
	signs := p.signs(u)
	name := text.Fit(cmp.Or(u.DisplayName, "(no name)"), p.room()-2-lipgloss.Width(signs))
	line := style.Render(sign+name) + p.theme.warn.Render(signs)
	if left := p.room() - lipgloss.Width(line) - 2; left > 5 {
		line += "  " + p.theme.faint.Render(text.Fit(person.About(u), left))
	}
	lines := []string{line}
	known := text.Line(cmp.Or(u.UserPrincipalName, u.Mail, u.ID))
	for part := range strings.SplitSeq(ansi.Hardwrap(known, p.room()-4, true), "\n") {
		lines = append(lines, "    "+style.Render(part))
	}
	return lines
}

// signs warn of what is special about somebody.
func (p *people) signs(u graph.DirectoryUser) (signs string) {
	if p.session.IsMyself(u.ID) {
		signs += "  (you)"
	}
	if u.Guest() {
		signs += "  ! guest"
	}
	if u.Disabled() {
		signs += "  ! disabled"
	}
	return signs
}
