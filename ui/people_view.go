package ui

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"facet/graph"
	"facet/internal/text"
	"facet/profile/flow"
	"facet/profile/person"
)

func (p *people) View() string {
	lines := append([]string{p.theme.title.Render(p.now.View().Title.Words.String()), p.sought.view(p.room()), ""}, p.said()...)
	return strings.Join(append(lines, p.list.Lines(len(p.now.People()), max(p.height-len(lines), 3), p.row)...), "\n")
}

// said is what is going on, why the last key did nothing, or what the rows below
// are.
func (p *people) said() []string {
	faint := p.theme.faint.Width(p.room())
	words := ""
	switch {
	case p.eager:
		words = faint.Render("Looking for " + text.Fit(p.now.Sought(), p.room()-13) + "…\nBackspace changes the name, Esc stops.")
	case p.notice != "":
		words = p.theme.warn.Width(p.room()).Render("! " + text.Line(p.notice))
	case p.looking:
		words = faint.Render("Looking…")
	default:
		var all []string
		for _, block := range p.now.View().Blocks {
			all = append(all, p.theme.roles.Render(paragraph(block.(flow.Text), p.room())))
		}
		words = strings.Join(all, "\n")
	}
	return strings.Split(words, "\n")
}

func (p *people) room() int { return max(p.width, 20) }

// Cursor stands where the name is typed.
func (p *people) Cursor() *tea.Cursor { return p.sought.cursor(p.room(), 1) }

// row is what tells somebody from others: the name and what stands beside it
// on one line, and the whole sign-in name below.
func (p *people) row(at int) []string {
	u, sign, style := p.now.People()[at], "  ", p.theme.plain
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
	indent := "    "
	if lipgloss.Width(indent+known) > p.room() {
		indent = "  " // rather than on two lines
	}
	for part := range strings.SplitSeq(ansi.Hardwrap(known, p.room()-len(indent), true), "\n") {
		lines = append(lines, indent+style.Render(part))
	}
	return lines
}

// signs warn of what is special about somebody.
func (p *people) signs(u graph.DirectoryUser) (signs string) {
	if p.of().IsMyself(u.ID) {
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
