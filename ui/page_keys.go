package ui

import (
	"charm.land/bubbles/v2/key"

	"facet/forms/field"
)

type pageKeys struct {
	next, prev, review, editor, back, palette, help key.Binding
}

func newPageKeys() pageKeys {
	bind := func(press, words string) key.Binding {
		return key.NewBinding(key.WithKeys(press), key.WithHelp(press, words))
	}
	return pageKeys{
		next:    bind("tab", "next"),
		prev:    bind("shift+tab", "previous"),
		review:  bind("ctrl+s", "review"),
		editor:  bind("ctrl+e", "open in your editor"),
		back:    bind("esc", "back"),
		palette: bind("ctrl+p", "all actions"),
		help:    bind("f1", "help"),
	}
}

// ShortHelp names the editor only where there is long text to edit.
func (p *page) ShortHelp() []key.Binding {
	k := p.keys
	_, long := p.rows[p.at].field.Input.(*field.Text)
	k.editor.SetEnabled(long && len(p.editor) > 0)
	return []key.Binding{k.next, k.prev, k.review, k.back, k.editor, k.help, k.palette}
}

func (p *page) FullHelp() [][]key.Binding {
	short := p.ShortHelp()
	return [][]key.Binding{short[:4], short[4:]}
}
