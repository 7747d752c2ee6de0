package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"facet/forms"
	"facet/graph"
	"facet/internal/text"
	"facet/profile/flow"
)

// NewAt is the program with a step above the profile, which reads nothing until
// it is come back to.
func NewAt(ctx context.Context, options Options, at flow.Step) *Model {
	m := New(ctx, options)
	open := opener{theme: m.theme, sandbox: options.Sandbox, accounts: options.Accounts, setUp: options.SetUp, editor: options.Editor, begins: options.Templates}
	m.begin(0)
	m.stack = append(m.stack, placed{screen: open.show(at)})
	return m
}

// Aids are what foot, help and palette say of the screen on top, all of it.
func Aids(m *Model) (foot, help, palette string) {
	const width = 200
	top := m.stack[m.top()].screen
	all := newPalette(m.theme, top, "", m.everything(), &m.recent)
	all.Update(tea.WindowSizeMsg{Width: width, Height: 2 * (len(all.all.all) + paletteFrame)}) // there is room for all
	return m.footer(), text.Rejoined(newHelp(m.theme, top).words(width)), text.Rejoined(all.View())
}

// FootAt is the foot in a window of another width.
func FootAt(m *Model, width int) string {
	defer func(before int) { m.width = before }(m.width)
	m.width = width
	return m.footer()
}

// ProfileActions are the actions of the profile that is on top.
func ProfileActions(m *Model) []flow.Action {
	return m.stack[m.top()].screen.(*profile).overview().Actions()
}

// ProfileCursor is the facet type that the cursor of the profile on top is at, and
// the object, if it is on one.
func ProfileCursor(m *Model) (forms.Kind, graph.ID) {
	p := m.stack[m.top()].screen.(*profile)
	if chosen, on := p.chosen(); on {
		return p.collection().kind, chosen.Form.Facet().ID
	}
	return p.collection().kind, ""
}

// WorkListActions are the actions of the core at the row under the cursor of the
// list of work that is on top.
func WorkListActions(m *Model) []flow.Action {
	w := m.stack[m.top()].screen.(*workList)
	row, _ := w.row()
	return w.offers(row).Actions()
}

// FormActions are the actions of the form that is on top, and how each is called.
func FormActions(m *Model) (all []flow.Action, signs []string) {
	for _, a := range m.stack[m.top()].screen.actions() {
		all, signs = append(all, a.Action), append(signs, a.named())
	}
	return all, signs
}
