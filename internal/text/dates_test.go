package text_test

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"

	"facet/internal/text"
)

func TestDatesStayWholeWhereTextIsWrapped(t *testing.T) {
	const words = "this is before “From”, which is 2024-05-01, or 2024-06 by-and-by"
	style := lipgloss.NewStyle().Bold(true).Transform(text.Unbroken)
	for width := 12; width < 70; width++ {
		drawn := text.Rejoined(style.Width(width).Render(words)) // where an escape sequence may stand before a date
		if !strings.Contains(drawn, "2024-05-01") || !strings.Contains(drawn, "2024-06") {
			t.Errorf("%d wide:\n%s", width, drawn)
		}
	}
	if got := text.Rejoined(text.Unbroken(words)); got != words {
		t.Errorf("it is %q then", got)
	}
}
