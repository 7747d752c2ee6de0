package field

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"facet/internal/text"
)

// Button is the last stop of a page: it holds no value, and the page does what
// it says when enter is pressed on it.
type Button struct {
	base
	words string
	typed bool // something was typed on it, perhaps by a paste: enter may be part of that
}

// NewButton returns a button with words on it.
func NewButton(words string) *Button {
	b := &Button{words: words}
	b.host(b)
	return b
}

// GetValue returns nil: a button has none.
func (b *Button) GetValue() any { return nil }

// Focus waits for the key.
func (b *Button) Focus() tea.Cmd {
	b.focused, b.typed, b.notice = true, false, ""
	return nil
}

// Blur ends the waiting.
func (b *Button) Blur() tea.Cmd {
	b.focused = false
	return nil
}

// Captures reports whether enter belongs to words that were typed on the button,
// and is not meant for it.
func (b *Button) Captures(msg tea.KeyPressMsg) bool { return b.typed && msg.String() == "enter" }

// KeyBinds returns the key that presses it.
func (b *Button) KeyBinds() []key.Binding { return []key.Binding{binding("enter", "press")} }

// Update says that nothing is typed here.
func (b *Button) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	b.listen(msg)
	press, ok := msg.(tea.KeyPressMsg)
	if b.typed = ok && press.Text != ""; b.typed {
		b.notice = "This is a button: press Enter on it, or go back to a field."
	}
	return b, nil
}

// View draws the words between brackets.
func (b *Button) View() string {
	return b.look().TextInput.Text.Render(text.Fit("[ "+b.words+" ]", b.width))
}

// Cursor returns where the words begin.
func (b *Button) Cursor() *tea.Cursor { return b.cursor(0, 0) }

// Summary returns nothing.
func (b *Button) Summary() string { return "" }
