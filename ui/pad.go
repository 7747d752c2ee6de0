package ui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"facet/internal/text"
)

// pad fits words into a width, filling it up.
func pad(words string, width int) string {
	words = text.Fit(words, width)
	return words + strings.Repeat(" ", max(width-lipgloss.Width(words), 0))
}
