package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"facet/profile/flow"
)

// alike are a step's words with two buttons of which one is called as the other begins.
type alike struct{ flow.Step }

func (a alike) View() flow.View {
	return flow.View{Title: a.Step.View().Title, Blocks: []flow.Block{flow.Listed{}}, Actions: []flow.Action{
		{Help: "send", Word: "send", Words: "send", Listed: true, Go: func() flow.Next { return flow.Next{} }},
		{Help: "send again", Word: "again", Words: "send again", Listed: true, Go: func() flow.Next { return flow.Next{} }},
	}}
}

func TestClickIsForTheButtonOnItsLineAndForNoOther(t *testing.T) {
	s := newStep(opener{theme: newTheme("dark")}, alike{flow.Setup(nil, false)})
	s.Update(tea.WindowSizeMsg{Width: 80, Height: 20})
	var seen []int
	for y, line := range s.head {
		if strings.Contains(ansi.Strip(line), "Send") {
			seen = append(seen, s.buttonAt(4, y))
		} else if n := s.buttonAt(4, y); n != 0 {
			t.Errorf("button %d stands at %q", n, ansi.Strip(line))
		}
	}
	if len(seen) != 2 || seen[0] != 1 || seen[1] != 2 {
		t.Errorf("buttons %d stand on the lines of two:\n%s", seen, ansi.Strip(strings.Join(s.head, "\n")))
	}
}
