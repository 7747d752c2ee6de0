package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"facet/forms/field"
	"facet/profile/flow"
)

// actions begin with the keys of the field with the focus. Then come those of
// the page, as far as the field doesn't have them for itself at the moment.
func (p *page) actions() []action {
	input := p.rows[p.at].field.Input
	var all []action
	for _, b := range input.KeyBinds() {
		all = append(all, action{Action: flow.Action{Keys: b.Keys(), Help: b.Help().Desc}, sign: b.Help().Key, do: p.hands})
	}
	own := len(all)
	if _, long := input.(*field.Text); long && p.editor.Available() {
		all = append(all, layout("open in your editor", func(tea.KeyPressMsg) (screen, tea.Cmd) { return p, p.edit() }, "ctrl+e"))
	}
	if p.rows[p.at].field.Refers() {
		all = append(all, layout("find person", func(tea.KeyPressMsg) (screen, tea.Cmd) { return p.find() }, "ctrl+f"))
	}
	review := layout("review", func(tea.KeyPressMsg) (screen, tea.Cmd) { return p.review() }, "ctrl+s")
	review.Words = "review and send"
	all = append(all, layout("next", stays(p, func(string) { p.visit(p.next(1)) }), "tab"), review)
	if p.queue.after(p) != nil {
		all = append(all, layout("next form", func(tea.KeyPressMsg) (screen, tea.Cmd) { return p.turn() }, "ctrl+n"))
	}
	all = append(all, layout("back", func(tea.KeyPressMsg) (screen, tea.Cmd) { return p.escape() }, "esc"))
	all = append(all, layout("previous", stays(p, func(string) { p.visit(p.next(-1)) }), "shift+tab"))
	taken := func(a action) bool {
		_, has := find(all[:own], a.Name())
		return has && a.Name() != "enter"
	}
	return append(slices.Clone(all[:own]), slices.DeleteFunc(all[own:], taken)...)
}

// hands gives a key to the field with the focus.
func (p *page) hands(msg tea.KeyPressMsg) (screen, tea.Cmd) { return p, p.hand(msg) }

func (p *page) typing() bool { return true }
