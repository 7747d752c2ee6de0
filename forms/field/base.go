package field

import (
	"errors"
	"image/color"
	"io"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
)

// defaultWidth is a field's width in cells until WithWidth.
const defaultWidth = 40

// base takes the methods of [huh.Field] that are the same for every field.
// The field that embeds it calls host first.
type base struct {
	self    huh.Field
	theme   huh.Theme
	styles  *huh.Styles // what theme gave for dark, which costs too much to ask each time
	dark    bool
	focused bool
	width   int
	notice  string
}

// host tells the base which field it belongs to.
func (b *base) host(self huh.Field) { b.self, b.width = self, defaultWidth }

// Init does nothing: a field is ready when it was made.
func (b *base) Init() tea.Cmd { return nil }

// Error returns nil: checks belong to the form, which knows the other fields. A
// field has one only where what was typed can't be the value of any.
func (b *base) Error() error { return nil }

// Skip returns false: every field can be edited.
func (b *base) Skip() bool { return false }

// Zoom returns false: no field wants the whole screen.
func (b *base) Zoom() bool { return false }

// Run refuses: a field lives on a page.
func (b *base) Run() error { return errors.New("run a field by itself: it needs a page around it") }

// RunAccessible refuses: the line-by-line mode asks questions of its own, since
// huh's report success when the input ends.
func (b *base) RunAccessible(io.Writer, io.Reader) error {
	return errors.New("run a field line by line: that mode has prompts of its own")
}

// WithTheme sets the theme, also a second time, and asks it for its styles once.
func (b *base) WithTheme(theme huh.Theme) huh.Field {
	b.theme, b.styles = theme, nil
	return b.self
}

// WithKeyMap does nothing: most of huh's keys move between fields, which the page does,
// and those of a field depend on the moment.
func (b *base) WithKeyMap(*huh.KeyMap) huh.Field { return b.self }

// WithWidth sets the width in cells.
func (b *base) WithWidth(width int) huh.Field {
	b.width = max(width, 1)
	return b.self
}

// WithHeight does nothing: a field is as tall as its value needs.
func (b *base) WithHeight(int) huh.Field { return b.self }

// WithPosition does nothing: the page knows what is first and last.
func (b *base) WithPosition(huh.FieldPosition) huh.Field { return b.self }

// GetKey returns "": fields are bound to variables, not looked up.
func (b *base) GetKey() string { return "" }

// KeyBinds returns the keys that the field has beside those for editing: none.
func (b *base) KeyBinds() []key.Binding { return nil }

// Notice returns what the last key did that the person may not expect.
func (b *base) Notice() string { return b.notice }

// listen takes the messages that every field understands.
func (b *base) listen(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.BackgroundColorMsg:
		b.dark, b.styles = msg.IsDark(), nil
	case tea.KeyPressMsg, tea.PasteMsg:
		b.notice = ""
	}
}

// look returns the styles for the field as it is now, focused or not.
func (b *base) look() *huh.FieldStyles {
	if b.styles == nil {
		if b.theme == nil {
			b.theme = huh.ThemeFunc(huh.ThemeBase)
		}
		b.styles = b.theme.Theme(b.dark)
	}
	if b.focused {
		return &b.styles.Focused
	}
	return &b.styles.Blurred
}

// cursor returns the terminal's cursor at a cell of the View, or nil without focus.
func (b *base) cursor(x, y int) *tea.Cursor {
	if !b.focused {
		return nil
	}
	c := tea.NewCursor(min(x, b.width-1), y)
	c.Blink = false
	c.Color = b.cursorColor()
	return c
}

// cursorColor returns the theme's colour for the cursor, nil for the terminal's own.
func (b *base) cursorColor() color.Color {
	c := b.look().TextInput.Cursor.GetForeground()
	if _, none := c.(lipgloss.NoColor); none {
		return nil
	}
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

// GetValue returns the variable's value as a string.
func (b bound) GetValue() any { return b.get() }

// arrows returns the keys up and down with what they do.
func arrows(help string) key.Binding {
	return key.NewBinding(key.WithKeys("up", "down"), key.WithHelp("↑/↓", help))
}

// binding returns a key with its help.
func binding(keys, help string) key.Binding {
	return key.NewBinding(key.WithKeys(keys), key.WithHelp(keys, help))
}
