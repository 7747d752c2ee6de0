package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"facet/internal/text"
	"facet/profile/person"
)

// wide is the width from which collections and objects stand side by side.
const wide = 78

// collectionWidth is the room for the names of the facet types.
const collectionWidth = 26

func (p *profile) View() string {
	if p.width >= wide {
		right := p.objectsView(p.width - collectionWidth - 3)
		return lipgloss.JoinHorizontal(lipgloss.Top,
			lipgloss.NewStyle().Width(collectionWidth).Render(p.shelvesView(collectionWidth)), "   ", right)
	}
	if p.inside {
		return p.objectsView(p.width)
	}
	return p.shelvesView(p.width)
}

// shelvesView lists the facet types with how many objects each has.
func (p *profile) shelvesView(width int) string {
	lines := []string{p.theme.section.Render("Profile"), ""}
	notes := p.notes(width)
	rows := p.kinds.Lines(len(p.collections), p.height-len(lines)-len(notes), func(i int) []string {
		return []string{p.row(p.collectionRow(p.collections[i], width), i == p.kinds.At(), !p.inside)}
	})
	return strings.Join(append(append(lines, rows...), notes...), "\n")
}

// collectionRow is a facet type with how many objects it has.
func (p *profile) collectionRow(s collection, width int) string {
	count := fmt.Sprint(len(s.objects))
	switch {
	case s.err != nil:
		count = "!"
	case s.loading && s.objects == nil:
		count = "…"
	}
	return pad(s.kind.Title, width-8) + fmt.Sprintf("%3s", count)
}

// notes are what waits, and what to know about the profile, in lines.
func (p *profile) notes(width int) []string {
	var lines []string
	for _, note := range p.overview().Notes() {
		words := "! " + note.Words.String()
		if note.Key != "" {
			words += " Press " + note.Key + "."
		}
		lines = append(lines, "", p.theme.warn.Width(width).Render(words))
	}
	if err := p.session.IdentifyError(); err != nil {
		what, _ := person.Explain(err)
		lines = append(lines, "", p.theme.bad.Width(width).Render("! "+what))
	}
	if lines == nil {
		return nil
	}
	return strings.Split(strings.Join(lines, "\n"), "\n")
}

// row is a line that the cursor may stand on.
func (p *profile) row(words string, on, active bool) string {
	switch {
	case on && active:
		return p.theme.selected.Render("› " + words)
	case on:
		return p.theme.accent.Render("· " + words)
	}
	return "  " + words
}

// objectsView lists the objects of the facet type under the cursor.
func (p *profile) objectsView(width int) string {
	s := p.collection()
	lines := []string{p.theme.section.Render(s.kind.Title) + p.theme.faint.Render("  "+text.Fit(s.kind.What, max(width-len(s.kind.Title)-2, 0)))}
	if p.filters || p.filter.value() != "" {
		lines = append(lines, p.filter.view(width))
	} else {
		lines = append(lines, "")
	}
	return strings.Join(append(lines, p.objectRows(width)...), "\n")
}

// objectRows is the window of objects around the cursor, or why there is none.
func (p *profile) objectRows(width int) []string {
	s, objects := p.collection(), p.visible()
	switch {
	case s.err != nil:
		what, remedy := person.Explain(s.err)
		return []string{p.theme.bad.Width(width).Render("! " + what), p.theme.plain.Width(width).Render(remedy)}
	case s.loading && s.objects == nil:
		return []string{p.theme.faint.Render("Reading…")}
	case len(objects) == 0 && p.filter.value() != "":
		return []string{p.theme.faint.Render("Nothing matches.")}
	case len(objects) == 0:
		return []string{"Nothing here yet. Press " + p.theme.selected.Render("n") + " to add the first."}
	}
	note := p.noteBeside(width)
	rows := s.list.Lines(len(objects), p.height-2-len(note), func(i int) []string { return p.objectRow(objects[i], i == s.list.At(), width) })
	return append(note, rows...)
}

// Cursor stands in the filter while it is typed.
func (p *profile) Cursor() *tea.Cursor {
	switch {
	case !p.filters:
		return nil
	case p.width < wide:
		return p.filter.cursor(p.width, 1)
	}
	at := p.filter.cursor(p.width-collectionWidth-3, 1)
	at.X += collectionWidth + 3
	return at
}

// pad fits words into a width, filling it up.
func pad(words string, width int) string {
	words = text.Fit(words, width)
	return words + strings.Repeat(" ", max(width-lipgloss.Width(words), 0))
}
