package field

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"facet/internal/text"
)

// edit lets a key or a paste change a line, and says so when line breaks or tabs
// went.
func (b *base) edit(in *input, msg tea.Msg) (edited bool) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return in.press(msg)
	case tea.PasteMsg:
		edited, joined := in.paste(msg.Content)
		if edited {
			b.notice = pasteNotice(joined, strings.Contains(msg.Content, "\t"))
		}
		return edited
	}
	return false
}

// draw returns a line of text, as wide as the field at most.
func (b *base) draw(in *input, placeholder string) string {
	if b.focused || in.empty() {
		line, _ := b.drawIn(in, placeholder, b.width)
		return line
	}
	return b.look().TextInput.Text.Render(text.Fit(in.String(), b.width))
}

// drawIn returns the part of a line of text around its cursor that is seen in a
// width of cells, and the cell of the cursor in it.
func (b *base) drawIn(in *input, placeholder string, width int) (line string, x int) {
	style := &b.look().TextInput
	if in.empty() {
		return style.Placeholder.Render(text.Fit(placeholder, width)), 0
	}
	seen, x := in.window(width)
	return style.Text.Render(seen), x
}
