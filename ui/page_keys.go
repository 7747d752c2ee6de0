package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"facet/profile/flow"
)

// actions begin with the keys of the field with the focus. Then come those of
// the page, as far as the field doesn't have them for itself at the moment.
func (p *page) actions() []action {
	if p.insteadOfFields() {
		return p.aboveFields()
	}
	var own []action
	for _, b := range p.rows[p.at].field.Input.KeyBinds() {
		own = append(own, action{Action: flow.Action{Keys: b.Keys(), Help: b.Help().Desc}, sign: b.Help().Key, do: p.hands})
	}
	all := slices.DeleteFunc(p.offered(), func(a action) bool {
		_, has := find(own, a.Name())
		return has
	})
	return append(append(own, all...), p.turns())
}

// offered are the actions of the core that have a key.
func (p *page) offered() []action {
	var all []action
	for _, a := range p.filling().Actions() {
		if len(a.Keys) > 0 {
			all = append(all, action{Action: a.Action, do: func(msg tea.KeyPressMsg) (screen, tea.Cmd) { return p.does(a, msg) }})
		}
	}
	return all
}

// filling is what the core has to know of the page.
func (p *page) filling() flow.Filling {
	return flow.Filling{
		Edit: p.Edit, Fields: p.fields, Field: p.rows[p.at].field, NoEditor: noEditor(p.editor),
		Further: p.queue.after(p) != nil, Before: p.before, Origin: p.origin(),
	}
}

// origin is what stands behind the form: nothing does behind a change.
func (p *page) origin() flow.Origin {
	switch {
	case p.task != nil:
		return origin{task: p.task, kept: p.Session.Drafts != nil || p.AsBegun()}
	case p.IsNew():
		return origin{page: p}
	}
	return nil
}

// does does an action of the core here, or says why it can't be done.
func (p *page) does(a flow.Filled, msg tea.KeyPressMsg) (screen, tea.Cmd) {
	if !a.Can() {
		p.notice = a.WhyNot().String()
		return p, nil
	}
	switch a.Does {
	case flow.OpensEditor:
		return p, p.edit()
	case flow.FindsPerson:
		return p.find()
	case flow.TakesBack:
		return p.hands(msg)
	case flow.GoesOn:
		p.visit(p.next(1))
	case flow.GoesBack:
		p.visit(p.next(-1))
	case flow.Reviews:
		return p.review()
	case flow.TurnsOver:
		return p.turn()
	case flow.Leaves:
		return p.escape()
	}
	return p, nil
}

// hands gives a key to the field with the focus.
func (p *page) hands(msg tea.KeyPressMsg) (screen, tea.Cmd) { return p, p.hand(msg) }

func (p *page) typing() bool { return true }
