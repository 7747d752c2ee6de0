package ui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"facet/graph"
)

// Header is the first line of the screen, without its colours, and without the
// rest being drawn.
func (m *Model) Header() string { return ansi.Strip(m.header()) }

// Top is the sort of the screen on top, for a walk to know which keys mean
// something there.
func (m *Model) Top() string {
	if s, on := m.stack[m.top()].screen.(*step); on {
		return strings.TrimPrefix(fmt.Sprintf("%T", s.now), "flow.")
	}
	return strings.TrimPrefix(fmt.Sprintf("%T", m.stack[m.top()].screen), "*ui.")
}

// Sway lets a bug loose: the session on the screen is about somebody else from
// now on, and all that is shown stays as it was.
func (m *Model) Sway(id string) {
	if s := m.session(); s != nil && !s.Person.IsMe() {
		s.Person, _ = graph.User(id)
		s.User.ID = id
	}
}
