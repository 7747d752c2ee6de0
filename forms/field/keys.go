package field

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// press does what a key does in a text, and reports whether that changed it.
// The keys are those of bubbles' textinput, but for pasting with ctrl+v: a
// terminal pastes by itself.
func (e *editor) press(msg tea.KeyPressMsg) (edited bool) {
	if msg.Text != "" {
		return e.insert(e.typed(msg.Text))
	}
	stroke := msg.Keystroke()
	if e.erase(stroke) {
		return true
	}
	e.walk(stroke)
	return false
}

// erase does the keys that take something away.
func (e *editor) erase(stroke string) (edited bool) {
	switch stroke {
	case "backspace", "ctrl+h", "shift+backspace":
		return e.replace(max(0, e.at-1), e.at, "")
	case "delete", "ctrl+d":
		return e.cut(e.at, e.at+1)
	case "alt+backspace", "ctrl+backspace", "ctrl+w":
		return e.cut(e.wordLeft(), e.at)
	case "alt+delete", "ctrl+delete", "alt+d":
		return e.cut(e.at, e.wordRight())
	case "ctrl+u":
		return e.cut(e.lineStart(), e.at)
	case "ctrl+k":
		return e.cut(e.at, e.lineEnd())
	}
	return false
}

// cut takes some clusters away and leaves the cursor there.
func (e *editor) cut(from, to int) (edited bool) {
	return e.replace(from, min(to, len(e.clusters)), "")
}

// walk does the keys that move the cursor.
func (e *editor) walk(stroke string) {
	switch stroke {
	case "left", "ctrl+b":
		e.move(e.at - 1)
	case "right", "ctrl+f":
		e.move(e.at + 1)
	case "alt+left", "ctrl+left", "alt+b":
		e.move(e.wordLeft())
	case "alt+right", "ctrl+right", "alt+f":
		e.move(e.wordRight())
	case "home", "ctrl+a":
		e.move(e.lineStart())
	case "end", "ctrl+e":
		e.move(e.lineEnd())
	case "ctrl+home", "alt+<":
		e.move(0)
	case "ctrl+end", "alt+>":
		e.move(len(e.clusters))
	}
}

// typed returns what a text keeps of s: control characters and broken bytes are
// nobody's writing, nor is what a terminal would obey, and in one line a break
// is a space.
func (e *editor) typed(s string) string {
	if strings.Contains(s, "\x1b") {
		s = ansi.Strip(s)
	}
	if e.lines {
		s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", "    ").Replace(s)
	} else {
		s, _ = oneLine(s)
	}
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.IsControl(r) && r != '\n' {
			return -1
		}
		return r
	}, s)
}

// oneLine joins the lines of s by single spaces, and reports whether it had to.
func oneLine(s string) (line string, joined bool) {
	parts := splitLines(s)
	if len(parts) == 1 {
		s = parts[0]
	} else {
		s = strings.Join(parts, " ")
	}
	return strings.ReplaceAll(s, "\t", " "), len(parts) > 1
}

// splitLines returns the lines of s that hold something, without the space
// around them when there are several.
func splitLines(s string) []string {
	lines := strings.FieldsFunc(s, isBreak)
	if len(lines) < 2 {
		return lines
	}
	kept := lines[:0]
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" {
			kept = append(kept, line)
		}
	}
	return kept
}

func isBreak(r rune) bool {
	switch r {
	case '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}
