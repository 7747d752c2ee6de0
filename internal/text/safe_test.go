package text_test

import (
	"strings"
	"testing"

	"facet/internal/text"
)

func TestSafeTextIsHarmlessHoweverItIsMade(t *testing.T) {
	for _, s := range hostile {
		harmless(t, text.OneLine(s).String(), false)
		harmless(t, text.Lines(s).String(), true)
		harmless(t, text.Join(s, text.OneLine(s), text.OneLine(s)).String(), true)
		harmless(t, text.Lines(s).Fit(7), false)
	}
}

func TestSafeTextIsOnAsManyLinesAsItIsAskedFor(t *testing.T) {
	if got := text.OneLine("a\nb").String(); strings.Contains(got, "\n") {
		t.Errorf("OneLine has a line break: %q", got)
	}
	if got := text.Lines("a\nb").String(); got != "a\nb" {
		t.Errorf("Lines made %q of two lines", got)
	}
}
