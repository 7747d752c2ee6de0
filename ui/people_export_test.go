package ui

import (
	tea "charm.land/bubbletea/v2"

	"facet/graph"
	"facet/profile/person"
)

// OpenPeople puts the people over the profile that the program began with,
// who opened these profiles before.
func (m *Model) OpenPeople(before ...graph.DirectoryUser) tea.Cmd {
	below := m.stack[0].screen.(*profile)
	for _, u := range before {
		below.session.Recents.Chosen(u)
	}
	return m.push(newPeople(below.theme, below.session, visit(below.opener, below.session)))
}

// PeopleFound are people on a screen of 80 × 24, whom the directory answered
// with. What it returns presses a key and draws the screen.
func PeopleFound(users []graph.DirectoryUser) func(tea.KeyPressMsg) {
	p := newPeople(newTheme("dark"), &person.Session{Person: graph.Me()}, errand{})
	p.width, p.height = 80, 20
	p.sought.write(tea.PasteMsg{Content: "kim"})
	p.searched(searchedMsg{typed: p.typed, users: users})
	return func(press tea.KeyPressMsg) {
		p.Update(press)
		p.View()
	}
}
