package field

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// defaultWidth is a field's width in cells until WithWidth.
const defaultWidth = 40

// base takes the methods of [Field] that are the same for every field.
// The field that embeds it calls host first.
type base struct {
	styles  *Styles
	focused bool
	width   int
	notice  string
}

// host makes the base ready.
func (b *base) host() { b.width = defaultWidth }

// Error returns nil: checks belong to the form, which knows the other fields. A
// field has one only where what was typed can't be the value of any.
func (b *base) Error() error { return nil }

// SetStyles sets the styles. What becomes of them later, in place, is drawn too.
func (b *base) SetStyles(styles *Styles) { b.styles = styles }

// SetWidth sets the width in cells.
func (b *base) SetWidth(width int) { b.width = max(width, 1) }

// KeyBinds returns the keys that the field has beside those for editing: none.
func (b *base) KeyBinds() []key.Binding { return nil }

// Notice returns what the last key did that the person may not expect.
func (b *base) Notice() string { return b.notice }

// listen takes the messages that every field understands.
func (b *base) listen(msg tea.Msg) {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		b.notice = ""
	}
}

// look returns the styles; without any, words are plain.
func (b *base) look() *Styles {
	if b.styles == nil {
		b.styles = new(Styles)
	}
	return b.styles
}

// cursor returns the terminal's cursor at a cell of the View, or nil without focus.
func (b *base) cursor(x, y int) *tea.Cursor {
	if !b.focused {
		return nil
	}
	c := tea.NewCursor(min(x, b.width-1), y)
	c.Blink = false
	c.Color = b.look().Cursor
	return c
}

// bind returns the functions that read and write a variable of a string type.
func bind[T ~string](value *T) bound {
	return bound{
		get: func() string { return string(*value) },
		set: func(s string) { *value = T(s) },
	}
}

// bound is the variable that a field shows and changes.
type bound struct {
	get func() string
	set func(string)
}

// Value returns the variable's value as a string.
func (b bound) Value() any { return b.get() }

// arrows returns the keys up and down with what they do.
func arrows(help string) key.Binding {
	return key.NewBinding(key.WithKeys("up", "down"), key.WithHelp("↑/↓", help))
}

// binding returns a key with its help.
func binding(keys, help string) key.Binding {
	return key.NewBinding(key.WithKeys(keys), key.WithHelp(keys, help))
}
