package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"facet/profile/flow"
)

// actions are what keys do now: while something is under way, or a question is
// asked about an action, just what belongs to that.
func (s *step) actions() []action {
	switch {
	case s.busy != nil:
		return []action{layout("stop", stays(s, func(string) { s.busy.cancel() }), "esc")}
	case s.asking != nil:
		return s.yesAndNo(*s.asking)
	}
	all := append(s.answers(), s.take()...)
	all = append(all, chosen(s.offered(), s.choose)...)
	return slices.Concat(s.onButton(all), s.digits(), s.marks(), s.moving())
}

// yesAndNo are the answers to the question of an action.
func (s *step) yesAndNo(asked flow.Action) []action {
	yes := func(tea.KeyPressMsg) (screen, tea.Cmd) {
		s.asking = nil
		return s.proceed(asked)
	}
	return []action{
		layout(asked.Confirm.Yes, yes, "y"),
		layout(asked.Confirm.No, stays(s, func(string) { s.asking = nil }), "esc", "enter"),
	}
}

// offered are the actions of the row under the cursor and of the view, as far as
// their keys are no letters of a line that is typed.
func (s *step) offered() []flow.Action {
	return without(s.view.At(s.list.At(), s.ticked()...), s.types)
}

// digits choose a row by its number.
func (s *step) digits() []action {
	list := s.view.List
	if !list.Numbered || list.Count == 0 {
		return nil
	}
	a := layout(list.Choose, func(msg tea.KeyPressMsg) (screen, tea.Cmd) {
		n := int(msg.String()[0] - '1')
		if n >= list.Count {
			return s, nil
		}
		s.list.Go(n, list.Count)
		return s.choose(list.Row(n).Actions[0])
	}, "1", "2", "3", "4", "5", "6", "7", "8", "9")
	a.sign = "1-9"
	return []action{a}
}

// marks ticks rows, where something is done with several.
func (s *step) marks() []action {
	if s.view.List.Several == nil || s.view.List.Count == 0 {
		return nil
	}
	tickAll := layout("tick all", stays(s, func(string) { s.markAll() }), "*")
	tickAll.Was = "a"
	return []action{
		layout("tick several", stays(s, func(string) { s.mark() }), "space"),
		tickAll,
	}
}

// moving moves the cursor, or the words. In a line that is typed, letters don't.
func (s *step) moving() []action {
	words, _ := s.room()
	if s.view.List.Count < 2 && len(s.head) <= words {
		return nil
	}
	keys := letters()
	if s.view.Prompt != nil {
		keys = []string{"up", "down", "pgup", "pgdown"}
	}
	return []action{moves(stays(s, s.move), keys...)}
}
