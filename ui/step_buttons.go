package ui

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"facet/internal/text"
	"facet/profile/flow"
	"facet/ui/paint"
)

// others are the buttons behind those of a question: what is written out and has no
// key of its own.
func (s *step) others() []flow.Action {
	if s.asking != nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(s.view.Actions), func(a flow.Action) bool { return a.Keyed() || !a.Listed || !a.Can() })
}

// onButton are actions with the keys of the buttons: tab goes to the next one, and
// Enter is for the one with the focus.
func (s *step) onButton(all []action) []action {
	others := s.others()
	if len(others) == 0 && s.view.Question == nil {
		return all
	}
	next := layout("other button", stays(s, s.turnFocus), "tab", "shift+tab")
	if s.view.Question != nil {
		next.Keys = append(next.Keys, "left", "right")
	}
	all = slices.Insert(all, min(1, len(all)), next)
	if s.focus.other == 0 {
		return all
	}
	for i := range all {
		all[i].Keys = slices.DeleteFunc(slices.Clone(all[i].Keys), func(key string) bool { return key == "enter" })
	}
	all = slices.DeleteFunc(all, func(a action) bool { return !a.Keyed() && a.Word == "" })
	enter := others[s.focus.other-1]
	enter.Keys = []string{"enter"}
	all = slices.DeleteFunc(all, func(a action) bool { return a.Word != "" && a.Word == enter.Word })
	return append(chosen([]flow.Action{enter}, s.choose), all...)
}

// turnFocus goes to the next button, or to the one before. Without a question, one
// place is the list and the words.
func (s *step) turnFocus(press string) {
	at, first := s.focus.other, 0
	if s.view.Question != nil {
		first = 1 // two places: yes, and back
		if at++; at == 1 && s.focus.yes {
			at = 0
		}
	}
	count := len(s.others()) + 1 + first
	by := 1
	if press == "shift+tab" || press == "left" {
		by = count - 1
	}
	at = (at + by) % count
	s.focus.other = max(at-first, 0)
	s.focus.yes = first == 1 && at == 0
}

// buttonGap stands between two buttons.
const buttonGap = 2

// inRows puts buttons next to each other, on as many lines as they take, and says
// where each is.
func inRows(all []string, width int) (lines []string, zones []footZone) {
	lines = []string{""}
	for _, button := range all {
		at, wide := len(lines)-1, lipgloss.Width(button)
		from := lipgloss.Width(lines[at]) + buttonGap
		switch {
		case lines[at] == "":
			lines[at], from = button, 0
		case from+wide <= width:
			lines[at] += strings.Repeat(" ", buttonGap) + button
		default:
			lines, from = append(lines, button), 0
		}
		zones = append(zones, footZone{line: len(lines) - 1, from: from, to: from + wide})
	}
	return lines, zones
}

// tell says something until the next key.
func (s *step) tell(words string) { s.notice, s.trouble = words, false }

// writesOut reports whether the buttons stand among the words.
func (s *step) writesOut() bool {
	return slices.ContainsFunc(s.view.Blocks, func(b flow.Block) bool {
		_, is := b.(flow.Listed)
		return is
	})
}

// writtenButton is the n-th button, among the words.
func (s *step) writtenButton(a flow.Action, n int) paint.Line {
	style, mark := paint.Style{Fill: paint.Surface}, "  "
	if s.focus.other == n {
		style, mark = paint.Style{Role: paint.Badge, Fill: paint.OnAccent, Bold: true}, "› "
	}
	return paint.Cat(paint.Space(2), paint.Of(style.Of(text.OneLine(mark+capital(a.Help)+" "))), paint.Space(2))
}

// toButton is how far the words are scrolled for the button with the focus to be in
// sight, of so many lines.
func (s *step) toButton(words int) int {
	if s.focus.other == 0 || !s.writesOut() {
		return s.scroll
	}
	for at, n := range s.written {
		if n == s.focus.other {
			return max(min(s.scroll, at), at-words+1)
		}
	}
	return s.scroll
}
