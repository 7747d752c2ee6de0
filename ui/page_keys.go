package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"facet/forms/field"
	"facet/profile/flow"
	"facet/profile/person"
)

// actions begin with the keys of the field with the focus. Then come those of
// the page, as far as the field doesn't have them for itself at the moment.
func (p *page) actions() []action {
	var own []action
	for _, b := range p.rows[p.at].field.Input.KeyBinds() {
		own = append(own, action{Action: flow.Action{Keys: b.Keys(), Help: b.Help().Desc}, sign: b.Help().Key, do: p.hands})
	}
	all := append(p.onField(), p.onForm()...)
	all = slices.DeleteFunc(all, func(a action) bool {
		_, has := find(own, a.Name())
		return has
	})
	return append(append(own, all...), p.turns())
}

// onField are what can be done with the field with the focus.
func (p *page) onField() []action {
	var all []action
	input := p.rows[p.at].field.Input
	if _, long := input.(*field.Text); long {
		edit := layout("open in your editor", func(tea.KeyPressMsg) (screen, tea.Cmd) { return p, p.edit() }, "ctrl+e")
		if !p.editor.Available() {
			edit.Why = person.Advised{What: noEditor(p.editor)}
		}
		all = append(all, edit)
	}
	if p.rows[p.at].field.Refers() {
		all = append(all, layout("find person", func(tea.KeyPressMsg) (screen, tea.Cmd) { return p.find() }, "ctrl+f"))
	}
	if _, undoes := input.(field.Undoer); undoes {
		undo := layout("undo", p.hands, "ctrl+z")
		if !p.undoable() {
			undo.Why = person.Advised{What: "Nothing was typed into this field yet."}
		}
		all = append(all, undo)
	}
	return all
}

// onForm are what can be done with the form.
func (p *page) onForm() []action {
	review := layout("review", func(tea.KeyPressMsg) (screen, tea.Cmd) { return p.review() }, "ctrl+s")
	review.Words = "review and send"
	all := []action{layout("next", stays(p, func(string) { p.visit(p.next(1)) }), "tab"), review}
	if p.queue.after(p) != nil {
		all = append(all, layout("next form", func(tea.KeyPressMsg) (screen, tea.Cmd) { return p.turn() }, "ctrl+n"))
	}
	return append(all,
		layout("back", func(tea.KeyPressMsg) (screen, tea.Cmd) { return p.escape() }, "esc"),
		layout("previous", stays(p, func(string) { p.visit(p.next(-1)) }), "shift+tab"))
}

// hands gives a key to the field with the focus.
func (p *page) hands(msg tea.KeyPressMsg) (screen, tea.Cmd) { return p, p.hand(msg) }

func (p *page) typing() bool { return true }
