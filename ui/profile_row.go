package ui

import (
	"slices"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"facet/internal/text"
	"facet/profile/person"
)

// objectRow is what an object is called and who sees it, and below that its facts
// and what stands out; or why the last key did nothing to it.
func (p *profile) objectRow(o person.Object, on bool, width int) []string {
	says := p.session.Line(o, time.Now())
	sees := text.Fit(says.Brief, width/2)
	title := pad(says.Title, width-2-lipgloss.Width(sees)-2)
	lines := []string{p.row(title, on, p.inside) + "  " + p.theme.faint.Render(sees)}
	if on && p.refused != "" {
		return append(lines, p.refusal(width)...)
	}
	if facts := p.factsLine(says, width-4); facts != "" {
		lines = append(lines, "    "+facts)
	}
	return lines
}

// refusal is why the last key did nothing, on as many lines as it takes.
func (p *profile) refusal(width int) (lines []string) {
	for line := range strings.SplitSeq(ansi.Wrap(text.Line("! "+p.refused), max(width-4, 1), ""), "\n") {
		lines = append(lines, p.theme.warn.Render("    "+line))
	}
	return lines
}

// factsLine are the facts of an object, and at the end what stands out, which is
// never cut before they are.
func (p *profile) factsLine(says person.Line, width int) string {
	facts := append(slices.Clone(says.Facts), says.From)
	style, badge := p.theme.faint, says.Badge
	if says.Warns {
		style, badge = p.theme.warn, "! "+badge
	}
	badge = text.Fit(badge, width)
	if badge == "" {
		return p.theme.faint.Render(fitting(facts, width))
	}
	room := width - lipgloss.Width(badge) - 2
	if room < 4 {
		return style.Render(badge)
	}
	return p.theme.faint.Render(pad(fitting(facts, room), room)) + "  " + style.Render(badge)
}

// fitting are as many words in a row as there is room for. The first is cut where
// it doesn't fit by itself.
func fitting(words []string, width int) string {
	row := ""
	for _, w := range words {
		longer := row + " · " + w
		switch {
		case w == "":
		case row == "":
			row = text.Fit(w, width)
		case lipgloss.Width(text.Line(longer)) > width:
			return row
		default:
			row = text.Line(longer)
		}
	}
	return row
}
