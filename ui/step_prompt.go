package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// longestTyped is more than anything takes that is asked for in a line.
const longestTyped = 1000

// newTyped is an empty line.
func newTyped() textinput.Model {
	typed := textinput.New()
	typed.Prompt = "› "
	typed.CharLimit = longestTyped
	typed.SetVirtualCursor(false)
	typed.Focus()
	return typed
}

// fitTyped gives a line the width of a window. The input itself goes on showing
// as much as before, until the cursor has left that.
func fitTyped(typed *textinput.Model, window int) {
	typed.SetWidth(max(window-4, 10))
	at := typed.Position()
	typed.CursorEnd()
	typed.SetCursor(at)
}

// prompting reports whether a line is typed just now.
func (s *step) prompting() bool { return s.view.Prompt != nil && s.asking == nil && s.busy == nil }

// write types into the line.
func (s *step) write(msg tea.Msg) {
	if s.prompting() {
		s.typed, _ = s.typed.Update(msg)
	}
}

// edit takes the line with Enter, and any other key into it. The arrows up and
// down still move.
func (s *step) edit(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	switch press := msg.String(); press {
	case "enter":
		return s.choose(s.view.Prompt.Take(s.typed.Value()))
	case "up", "down", "pgup", "pgdown":
		s.move(press)
	default:
		s.write(msg)
	}
	return s, nil
}

// types reports whether a key goes into the line: in one that has begun, letters
// are no keys of actions.
func (s *step) types(press string) bool {
	return s.view.Prompt != nil && s.typed.Value() != "" && len([]rune(press)) == 1
}

// line is the line that is typed, if one is, below what to type.
func (s *step) line() []string {
	p := s.view.Prompt
	if p == nil {
		return nil
	}
	label := strings.Split(s.theme.plain.Width(max(s.width, 20)).Render(p.Label.String()), "\n")
	return slices.Concat([]string{""}, label, []string{s.typed.View()})
}

// Cursor stands where the line is typed, if one is.
func (s *step) Cursor() *tea.Cursor {
	if !s.prompting() {
		return nil
	}
	words, _ := s.room()
	before := string([]rune(s.typed.Value())[:s.typed.Position()])
	return tea.NewCursor(lipgloss.Width(s.typed.Prompt)+min(lipgloss.Width(before), s.typed.Width()), min(words, len(s.head))+len(s.line())-1)
}

// take is the key that takes the line, if one is typed.
func (s *step) take() []key.Binding {
	if s.view.Prompt == nil {
		return nil
	}
	return []key.Binding{bind("enter", s.view.Prompt.Take(s.typed.Value()).Help, "enter")}
}
