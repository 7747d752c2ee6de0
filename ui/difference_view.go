package ui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
)

// differences draws them, each in full: what was, and what will be, with the
// words that differ underlined.
func differences(t *theme, all []send.Difference, width int) string {
	var lines []string
	for _, d := range all {
		before, after := marked(t.bad, d.Before, d.After), marked(t.good, d.After, d.Before)
		lines = append(lines, "  "+d.Title.Fit(width-2))
		lines = append(lines, beside(t.bad.Render("  − "), before, width)...)
		lines = append(lines, beside(t.good.Render("  + "), after, width)...)
	}
	return strings.Join(lines, "\n")
}

// beside stands a block to the right of what leads to it, wrapped.
func beside(lead, block string, width int) []string {
	by := lipgloss.Width(lead)
	lines := indentTo(by, lipgloss.Wrap(block, max(width-by, 10), ""))
	if len(lines) == 0 {
		return []string{lead}
	}
	lines[0] = lead + strings.TrimPrefix(lines[0], strings.Repeat(" ", by))
	return lines
}

// marked draws a value with the words that the other one doesn't have.
func marked(style lipgloss.Style, value, other text.Safe) string {
	mine := strings.SplitAfter(person.OrNotSet(value.String()), " ")
	theirs := strings.SplitAfter(person.OrNotSet(other.String()), " ")
	from := 0
	for from < min(len(mine), len(theirs)) && mine[from] == theirs[from] {
		from++
	}
	to, end := len(mine), len(theirs)
	for to > from && end > from && mine[to-1] == theirs[end-1] {
		to, end = to-1, end-1
	}
	part := func(style lipgloss.Style, words []string) string { return eachLine(style, strings.Join(words, "")) }
	if from == 0 && to == len(mine) {
		return part(style, mine) // all of it differs
	}
	return part(style, mine[:from]) + part(style.Bold(true).Underline(true), mine[from:to]) + part(style, mine[to:])
}

// eachLine draws a text of several lines, each as long as it is.
func eachLine(style lipgloss.Style, s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = style.Render(line)
		}
	}
	return strings.Join(lines, "\n")
}
