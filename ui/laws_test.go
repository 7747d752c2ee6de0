package ui_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// smallest is the window that a screen promises to look right in. Below it
// nothing may break, but not everything fits.
const smallestWidth, smallestHeight = 60, 20

// colours are the escape sequences that the program's own styles make.
var colours = regexp.MustCompile("\x1b\\[(?:[1347]|38;2;[0-9;]+|48;2;[0-9;]+|[;])*m|\x1b\\[0?m")

// lawful holds a view to what every screen keeps to: it is as tall as the window,
// nothing in it but colours steers the terminal, and the cursor is inside. Lines
// that are known to fit a window of this width aren't looked at again.
func lawful(t testing.TB, view tea.View, width, height int, known map[string]bool) {
	t.Helper()
	inert(t, "the window title", view.WindowTitle)
	lines := strings.Split(view.Content, "\n")
	if width >= smallestWidth && height >= smallestHeight && len(lines) != height {
		t.Errorf("%d lines in a window of %d", len(lines), height)
	}
	for i, line := range lines {
		if known[line] {
			continue
		}
		known[line] = true
		inert(t, "the screen", colours.ReplaceAllString(line, ""))
		if wide := cells(line); wide > width {
			t.Errorf("line %d takes %d cells in a window of %d: %q", i, wide, width, ansi.Strip(line))
		}
	}
	if at := view.Cursor; at != nil && (at.X < 0 || at.Y < 0 || at.X > width || at.Y >= len(lines)) {
		t.Errorf("the cursor is at %d, %d in a window of %d × %d", at.X, at.Y, width, height)
	}
}

// cells is how wide a text is on a terminal.
func cells(s string) int { return lipgloss.Width(s) }

// inert fails if a text can steer a terminal.
func inert(t testing.TB, what, s string) {
	t.Helper()
	for at, r := range s {
		hidden := unicode.Is(unicode.Cf, r) && r != '\u200d' && r != '\u200c'
		if unicode.IsControl(r) || hidden || r == '\u2028' || r == '\u2029' {
			t.Errorf("%s has %U in it: %q", what, r, s[max(at-20, 0):min(at+20, len(s))])
			return
		}
	}
	if strings.ToValidUTF8(s, "") != s {
		t.Errorf("%s is not UTF-8: %q", what, s)
	}
}
