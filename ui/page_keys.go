package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"

	"facet/forms/field"
)

type pageKeys struct {
	next, prev, review, turn, editor, find, back, palette, help key.Binding
}

func newPageKeys() pageKeys {
	return pageKeys{
		next:    bind("tab", "next", "tab"),
		prev:    bind("shift+tab", "previous", "shift+tab"),
		review:  bind("ctrl+s", "review", "ctrl+s"),
		turn:    bind("ctrl+n", "next form", "ctrl+n"),
		editor:  bind("ctrl+e", "open in your editor", "ctrl+e"),
		find:    bind("ctrl+f", "find person", "ctrl+f"),
		back:    bind("esc", "back", "esc"),
		palette: bind("ctrl+p", "all actions", "ctrl+p"),
		help:    bind("f1", "help", "f1"),
	}
}

// page are the keys that the page answers, without those that the field with
// the focus has for itself at the moment.
func (p *page) pageKeys() pageKeys {
	k := p.keys
	_, long := p.rows[p.at].field.Input.(*field.Text)
	k.turn.SetEnabled(p.queue.after(p) != nil)
	k.editor.SetEnabled(long && p.editor.Available())
	k.find.SetEnabled(p.rows[p.at].field.Refers())
	for _, b := range p.rows[p.at].field.Input.KeyBinds() {
		k.next.SetEnabled(k.next.Enabled() && !slices.Contains(b.Keys(), "tab"))
		k.back.SetEnabled(k.back.Enabled() && !slices.Contains(b.Keys(), "esc"))
	}
	return k
}

// ShortHelp begins with the keys of the field with the focus.
func (p *page) ShortHelp() []key.Binding {
	k := p.pageKeys()
	return append(slices.Clone(p.rows[p.at].field.Input.KeyBinds()), k.editor, k.find, k.next, k.review, k.turn, k.back, k.help, k.palette)
}

// FullHelp are the keys of the page; those of its fields are in its manual.
func (p *page) FullHelp() [][]key.Binding {
	k := p.pageKeys()
	k.review.SetHelp("ctrl+s", "review and send")
	return [][]key.Binding{{k.next, k.prev, k.review, k.turn, k.back}, {k.editor, k.find, k.help, k.palette}}
}
