package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"facet/profile/flow"
)

// longestTyped is more than anything takes that is asked for in a line.
const longestTyped = 1000

// prompting reports whether a line is typed just now.
func (s *step) prompting() bool { return s.view.Prompt != nil && s.asking == nil && s.busy == nil }

// write types into the line.
func (s *step) write(msg tea.Msg) {
	if s.prompting() {
		s.typed.write(msg)
	}
}

// types reports whether a key goes into the line: in one that has begun, letters
// are no keys of actions.
func (s *step) types(press string) bool {
	return s.view.Prompt != nil && s.typed.value() != "" && len([]rune(press)) == 1
}

// line is the line that is typed, if one is, below what to type.
func (s *step) line() []string {
	p := s.view.Prompt
	if p == nil {
		return nil
	}
	label := strings.Split(s.theme.plain.Width(max(s.width, 20)).Render(p.Label.String()), "\n")
	return slices.Concat([]string{""}, label, []string{s.typed.view(s.width)})
}

// Cursor stands where the line is typed, if one is.
func (s *step) Cursor() *tea.Cursor {
	if !s.prompting() {
		return nil
	}
	words, _ := s.room()
	return s.typed.cursor(s.width, min(words, len(s.head))+len(s.line())-1)
}

// take takes the line, if one is typed.
func (s *step) take() []action {
	if s.view.Prompt == nil {
		return nil
	}
	return chosen([]flow.Action{s.view.Prompt.Take(s.typed.value())}, s.choose)
}

func (s *step) typing() bool { return s.prompting() }

func (s *step) undoable() bool { return s.prompting() && s.typed.undoable() }
