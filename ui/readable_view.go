package ui

import (
	"charm.land/bubbles/v2/viewport"
	"charm.land/lipgloss/v2"

	"facet/internal/text"
)

// viewer shows words that scroll. Its last line is for a notice, or says that
// there is more.
type viewer struct {
	theme *theme
	above string // the words
	text  viewport.Model
}

func newViewer(t *theme) viewer { return viewer{theme: t, text: viewport.New()} }

// size makes it so wide and so high, its last line included.
func (v *viewer) size(width, height int) {
	v.text.SetWidth(width)
	v.text.SetHeight(max(height-1, 1))
	v.draw()
}

func (v *viewer) draw() { v.text.SetContent(v.above) }

func (v *viewer) View(notice string) string {
	last := beyond(v.theme, v.text)
	if notice != "" {
		room := max(v.text.Width()-lipgloss.Width(last)-2, 1)
		last = v.theme.accent.Render(text.Fit(notice, room)) + "  " + last
	}
	return v.text.View() + "\n" + last
}
