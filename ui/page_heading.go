package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/lipgloss/v2"

	"facet/internal/text"
	"facet/profile/person"
)

// heading is what the page is and which section the focus is in, whether there
// is more above or below, and on a line of its own what to know now.
func (p *page) heading(count int) []string {
	return slices.Concat([]string{p.titleLine(count)}, p.sentLines(), p.state())
}

// sentLines say that the form was sent before, if it was.
func (p *page) sentLines() []string {
	if p.before.ID == "" {
		return nil
	}
	words := "! " + person.SentBefore(p.before)
	return strings.Split(p.theme.warn.Width(max(p.formWidth()-1, 1)).Render(words), "\n")
}

// titleLine is the title, with the marks for more at the right. The marks stay
// where the section has no room.
func (p *page) titleLine(count int) string {
	words := p.Title() + p.queue.place(p)
	title, more := p.theme.title.Render(words), p.more(count)
	room := p.formWidth() - lipgloss.Width(words) - lipgloss.Width(more) - 1
	if in := " › " + p.rows[p.at].section; !p.rows[p.at].button && lipgloss.Width(in) <= room {
		title += p.theme.section.Render(in)
		room -= lipgloss.Width(in)
	}
	if more == "" || room < 0 {
		return title
	}
	return title + strings.Repeat(" ", room) + p.theme.faint.Render(more)
}

// more says where the page goes on outside the window.
func (p *page) more(count int) string {
	above, below := p.scroll > 0, p.scroll+p.bodyHeight() < count
	switch {
	case above && below:
		return "↑↓ more"
	case above:
		return "↑ more"
	case below:
		return "↓ more"
	}
	return ""
}

// state is a notice, how much is wrong, or what the star means; an empty line
// when there is nothing to say.
func (p *page) state() []string {
	style, words := p.theme.faint, ""
	switch n := p.wrong(); {
	case p.notice != "":
		style, words = p.theme.warn, "! "+text.Line(p.notice)
	case n == 1:
		style, words = p.theme.bad, "✗ 1 field to mend. ctrl+s goes there."
	case n > 1:
		style, words = p.theme.bad, fmt.Sprintf("✗ %d fields to mend. ctrl+s goes to the first.", n)
	case slices.ContainsFunc(p.rows, func(r row) bool { return r.field.Required && !r.field.Hidden() }):
		words = "* please fill in"
	}
	return strings.Split(style.Width(max(p.formWidth()-1, 1)).Render(words), "\n")
}

// bodyHeight is the room for rows below the heading.
func (p *page) bodyHeight() int { return max(p.height-1-len(p.sentLines())-len(p.state()), 1) }

// sentence is the advice of a check as people write it.
func sentence(err error) string {
	words := cmp.Or(err.Error(), "this is not right")
	first, size := utf8.DecodeRuneInString(words)
	words = string(unicode.ToUpper(first)) + words[size:]
	if strings.ContainsAny(words[len(words)-1:], ".?!") {
		return words
	}
	return words + "."
}
