package ui

import (
	"cmp"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"facet/profile/flow"
)

// focus is which button of a question has the focus, and what the person has
// been warned of meanwhile.
type focus struct {
	yes    bool
	other  int // which button behind those it has, from 1; 0: none
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

// buttons are the answers to the question; while the yes is on its way there
// are none.
func (s *step) buttons() []string {
	lines, _ := s.drawButtons()
	return lines
}

// drawButtons also says where each is.
func (s *step) drawButtons() ([]string, []footZone) {
	q := s.view.Question
	switch {
	case q == nil && (len(s.others()) == 0 || s.writesOut()):
		return nil, nil
	case s.busy != nil:
		return []string{""}, nil
	}
	var all []string
	if q != nil {
		here, yes := s.focus.other == 0, cmp.Or(q.Button.String(), q.Yes.Help)
		all = []string{s.button(yes, here && s.focus.yes), s.button("back", here && !s.focus.yes)}
	}
	if s.writesOut() {
		return inRows(all, s.width)
	}
	for i, a := range s.others() {
		all = append(all, s.button(a.Help, s.focus.other == i+1))
	}
	return inRows(all, s.width)
}

func (s *step) button(words string, on bool) string {
	style, words := s.theme.button, capital(words)
	if on {
		style, words = s.theme.buttonOn, "› "+words
	}
	if lipgloss.Width(words)+4 > s.width { // a long name is on it, uncut
		style = style.Width(max(s.width, 10))
	}
	return style.Render(words)
}

// capital is words with a capital letter.
func capital(words string) string { return strings.ToUpper(words[:1]) + words[1:] }

// answers are the keys of the question, if there is one: Enter is for the button
// with the focus.
func (s *step) answers() []action {
	q := s.view.Question
	if q == nil || s.focus.other > 0 {
		return nil
	}
	enter, _ := s.view.Find("esc", -1)
	enter.Help = "back"
	if s.focus.yes {
		enter = q.Yes
	}
	enter.Keys = []string{"enter"}
	all := chosen([]flow.Action{enter}, s.choose)
	yes := q.Yes
	if yes.Keys = slices.DeleteFunc(slices.Clone(yes.Keys), func(key string) bool { return key == "enter" }); len(yes.Keys) > 0 {
		all = append(all, chosen([]flow.Action{yes}, s.choose)...)
	}
	return all
}
