package ui

import (
	"strings"

	"facet/internal/text"
	"facet/profile/person"
)

// facts are sections of facts, with an empty line below each.
func facts(t *theme, sections []person.FactSection, width int) string {
	var lines []string
	for _, section := range sections {
		lines = append(lines, t.section.Render(section.Title.String()))
		for _, f := range section.Facts {
			lines = append(lines, fact(t, f, width)...)
		}
		lines = append(lines, "")
	}
	return strings.Join(lines, "\n")
}

// fact is a title and its value, wrapped beside it.
func fact(t *theme, f person.Fact, width int) []string {
	const column = 22
	title, value := f.Title.String(), f.Value.String()
	if value == "" {
		value = t.faint.Render("–")
	}
	if len(title) >= column-1 {
		return append([]string{"  " + t.faint.Render(text.Fit(title, width-2))}, indentTo(4, t.plain.Width(max(width-4, 10)).Render(value))...)
	}
	block := strings.Split(t.plain.Width(max(width-column-2, 10)).Render(value), "\n")
	lines := []string{"  " + t.faint.Render(pad(title, column)) + block[0]}
	return append(lines, indentTo(column+2, strings.Join(block[1:], "\n"))...)
}

// indentTo moves all lines of a block to the right.
func indentTo(by int, block string) []string {
	if block == "" {
		return nil
	}
	lines := strings.Split(block, "\n")
	for i := range lines {
		lines[i] = strings.Repeat(" ", by) + lines[i]
	}
	return lines
}
