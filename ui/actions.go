package ui

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"facet/internal/scroll"
	"facet/profile/flow"
)

// action is what keys do on a screen: an action of the core, or one of the
// layout, such as moving. Foot, help and palette name it, and pressing a key of
// it does it. One that can't be done now says why, when it is done.
type action struct {
	flow.Action
	sign string // how its keys are named; empty: by the first
	do   func(tea.KeyPressMsg) (screen, tea.Cmd)
}

// named is how the keys of an action are called.
func (a action) named() string { return cmp.Or(a.sign, a.Name()) }

// keyed are the actions that have a key: of a screen's foot, that can be no other.
func keyed(all []action) []action {
	return slices.DeleteFunc(slices.Clone(all), func(a action) bool { return !a.Keyed() })
}

// chosen are actions of the core, which a screen chooses.
func chosen(all []flow.Action, choose func(flow.Action) (screen, tea.Cmd)) []action {
	actions := make([]action, 0, len(all))
	for _, a := range all {
		actions = append(actions, action{Action: a, do: func(tea.KeyPressMsg) (screen, tea.Cmd) { return choose(a) }})
	}
	return actions
}

// without are actions without the keys that are typed now.
func without(all []flow.Action, typed func(key string) bool) []flow.Action {
	all = slices.Clone(all)
	gone := func(a flow.Action) bool {
		return a.Keyed() && !slices.ContainsFunc(a.Keys, func(key string) bool { return !typed(key) })
	}
	all = slices.DeleteFunc(all, gone)
	for i, a := range all {
		all[i].Keys = slices.DeleteFunc(slices.Clone(a.Keys), typed)
	}
	return all
}

// layout is an action of a screen's own.
func layout(help string, do func(tea.KeyPressMsg) (screen, tea.Cmd), keys ...string) action {
	return action{Action: flow.Action{Keys: keys, Help: help}, do: do}
}

// stays does something on a screen, which stays there.
func stays(s screen, do func(press string)) func(tea.KeyPressMsg) (screen, tea.Cmd) {
	return func(msg tea.KeyPressMsg) (screen, tea.Cmd) {
		do(msg.String())
		return s, nil
	}
}

// leaves goes back.
func leaves(tea.KeyPressMsg) (screen, tea.Cmd) { return nil, nil }

// quits leaves facet.
func quits(tea.KeyPressMsg) (screen, tea.Cmd) { return quit{}, nil }

// moves moves by the keys of a list.
func moves(do func(tea.KeyPressMsg) (screen, tea.Cmd), keys ...string) action {
	a := layout("move", do, keys...)
	a.sign = "↑↓"
	return a
}

// letters are the keys of a list in which nothing is typed.
func letters() []string { return scroll.Letters() }

// find is the action of a key. One that can be done comes before one that can't.
func find(all []action, key string) (a action, found bool) {
	for _, one := range all {
		if slices.Contains(one.Keys, key) && (!found || !a.Can() && one.Can()) {
			a, found = one, true
		}
	}
	return a, found
}

// press does what a key does on a screen, and reports whether it does anything.
func press(s screen, msg tea.KeyPressMsg) (next screen, cmd tea.Cmd, done bool) {
	all, key := s.actions(), msg.String()
	a, found := find(all, key)
	if !found && !types(s) {
		a, found = find(all, sideways[key])
	}
	switch {
	case found:
		next, cmd = a.do(msg)
		return next, cmd, true
	case !types(s):
		return s, nil, recalls(s, all, key)
	}
	return s, nil, false
}

// sideways are the letters that go left and right where nothing is typed.
var sideways = map[string]string{"h": "left", "l": "right"}

// teller is a screen that can say something until the next key.
type teller interface{ tell(words string) }

// recalls says where an action has gone whose letter this was in the version before.
func recalls(s screen, all []action, key string) bool {
	t, tells := s.(teller)
	at := slices.IndexFunc(all, func(a action) bool { return a.Was == key })
	if tells && at >= 0 {
		t.tell(all[at].Moved().String())
	}
	return tells && at >= 0
}

// able are the actions that can be done now.
func able(all []action) []action {
	return slices.DeleteFunc(slices.Clone(all), func(a action) bool { return !a.Can() })
}

// notNow says in the help why the others can't be done now.
func notNow(all []action) []chapter {
	not := chapter{title: "Not now"}
	for _, a := range all {
		if !a.Can() {
			not.lines = append(not.lines, [2]string{a.named(), a.Help + ": " + a.WhyNot().String()})
		}
	}
	if not.lines == nil {
		return nil
	}
	return []chapter{not}
}

// typist is a screen in which letters may be typed just now.
type typist interface{ typing() bool }

func types(s screen) bool {
	t, may := s.(typist)
	return may && t.typing()
}

// aids are what helps on every screen, but for those that help themselves. Where
// letters are typed, the help has no letter.
func aids(s screen) []action {
	if _, is := s.(aid); is {
		return nil
	}
	help := action{Action: flow.Action{Keys: []string{"?", "f1"}, Help: "help"}}
	if types(s) {
		help.Keys = []string{"f1"}
	}
	return []action{help, {Action: flow.Action{Keys: []string{"ctrl+p"}, Help: "all actions"}}}
}
