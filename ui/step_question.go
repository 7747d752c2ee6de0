package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/profile/flow"
)

// focus is which button of a question has the focus, and what the person has
// been warned of meanwhile.
type focus struct {
	yes    bool
	warned string
}

// focusOf is where the focus of a view's question begins.
func focusOf(v flow.View) focus {
	return focus{yes: v.Question != nil && !v.Question.Careful, warned: warnings(v)}
}

// heed puts the focus on the way back when there is a new warning: nobody who
// hasn't read that is to send by the Enter that they are about to press.
func (f *focus) heed(v flow.View) {
	if said := warnings(v); v.Question != nil && said != f.warned {
		f.warned = said
		f.yes = f.yes && !v.Question.Careful
	}
}

// warnings are all that a view warns of.
func warnings(v flow.View) string {
	var all []string
	for _, block := range v.Blocks {
		if t, is := block.(flow.Text); is && t.Tone == flow.Warn {
			all = append(all, t.Words.String())
		}
	}
	return strings.Join(all, "\n")
}

// settle answers the question by a key, and reports whether the key does.
func (s *step) settle(press string) (next screen, cmd tea.Cmd, answered bool) {
	q := s.view.Question
	switch {
	case q == nil:
		return s, nil, false
	case slices.Contains([]string{"tab", "shift+tab", "left", "right"}, press):
		s.focus.yes = !s.focus.yes
		return s, nil, true
	case press == "enter" && !s.focus.yes:
		back, _ := s.view.Find("esc", -1)
		next, cmd = s.choose(back)
	case press == "enter", slices.Contains(q.Yes.Keys, press):
		next, cmd = s.choose(q.Yes)
	default:
		return s, nil, false
	}
	return next, cmd, true
}

// buttons are the answers to the question; while the yes is on its way there
// are none.
func (s *step) buttons() []string {
	q := s.view.Question
	switch {
	case q == nil:
		return nil
	case s.busy != nil:
		return []string{""}
	}
	return []string{s.button(q.Yes.Help, s.focus.yes) + "  " + s.button("back", !s.focus.yes)}
}

func (s *step) button(words string, on bool) string {
	words = strings.ToUpper(words[:1]) + words[1:]
	if on {
		return s.theme.buttonOn.Render("› " + words)
	}
	return s.theme.button.Render(words)
}

// answers are the keys of the question, if there is one.
func (s *step) answers() []key.Binding {
	q := s.view.Question
	if q == nil {
		return nil
	}
	enter := "back"
	if s.focus.yes {
		enter = q.Yes.Help
	}
	all := []key.Binding{bind("enter", enter, "enter"), bind("tab", "other button", "tab", "shift+tab", "left", "right")}
	if q.Yes.Name() != "enter" {
		all = append(all, bind(q.Yes.Name(), q.Yes.Help, q.Yes.Keys...))
	}
	return all
}
