package field_test

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"github.com/charmbracelet/x/ansi"

	"facet/forms/field"
)

// hosted is what a page looks for in a field of ours.
type hosted interface {
	huh.Field
	field.Cursored
	field.Noticer
	field.Summarizer
}

var keyCodes = map[string]rune{
	"enter": tea.KeyEnter, "tab": tea.KeyTab, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"home": tea.KeyHome, "space": tea.KeySpace, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "esc": tea.KeyEscape,
}

// keyNames are all keys that the fuzzers press beside letters.
var keyNames = []string{
	"enter", "tab", "shift+tab", "backspace", "delete", "up", "down", "left", "right", "home", "end",
	"pgup", "pgdown", "esc", "space", "ctrl+d", "ctrl+u", "ctrl+k", "ctrl+w", "ctrl+z", "ctrl+y", "alt+left", "alt+right", "alt+d", "ctrl+home",
}

// key returns the press of a key by its name.
func key(name string) tea.KeyPressMsg {
	var k tea.KeyPressMsg
	for {
		mod, rest, ok := strings.Cut(name, "+")
		if !ok {
			break
		}
		k.Mod |= map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}[mod]
		name = rest
	}
	if code, ok := keyCodes[name]; ok {
		k.Code = code
	} else {
		k.Code = []rune(name)[0]
	}
	return k
}

func press(f huh.Field, names ...string) {
	for _, name := range names {
		f.Update(key(name))
	}
}

// typ types a text, one letter a key.
func typ(f huh.Field, s string) {
	for _, r := range s {
		f.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func paste(f huh.Field, s string) { f.Update(tea.PasteMsg{Content: s}) }

// focused returns the field with the focus and a width.
func focused[F huh.Field](f F, width int) F {
	f.WithWidth(width)
	f.Focus()
	return f
}

// seen returns the View without its colours and the spaces at the ends of lines.
func seen(f huh.Field) string {
	lines := strings.Split(ansi.Strip(f.View()), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}

func want(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %q, want %q", what, got, want)
	}
}

// cursorAt fails unless the cursor stands in a cell of the view.
func cursorAt(t *testing.T, f field.Cursored, x, y int) {
	t.Helper()
	c := f.Cursor()
	if c == nil {
		t.Fatal("there is no cursor")
	}
	if c.X != x || c.Y != y {
		t.Errorf("the cursor is at %d, %d, want %d, %d", c.X, c.Y, x, y)
	}
	if c.Blink {
		t.Error("the cursor blinks")
	}
}

// today is a Saturday.
func today() time.Time { return time.Date(2026, 11, 21, 23, 30, 0, 0, time.FixedZone("", -8*3600)) }
