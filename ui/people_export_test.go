package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"facet/graph"
	"facet/profile/flow"
	"facet/profile/person"
)

// OpenPeople puts the people over the profile that the program began with,
// who opened these profiles before.
func (m *Model) OpenPeople(before ...graph.DirectoryUser) tea.Cmd {
	below := m.stack[0].screen.(*profile)
	for _, u := range before {
		below.session.Recents.Chosen(u)
	}
	return m.push(below.show(flow.Others(below.session)))
}

// PeopleFound are people on a screen of 80 × 24, whom the session's directory
// answers with. What it returns presses a key and draws the screen.
func PeopleFound(ctx context.Context, s *person.Session) func(tea.KeyPressMsg) {
	search := flow.CopyFrom(s).Seek("kim")
	p := newPeople(opener{theme: newTheme("dark")}, search)
	p.width, p.height = 80, 20
	p.found(search.Load(false)(ctx, nil))
	return func(press tea.KeyPressMsg) {
		p.Update(press)
		p.View()
	}
}
