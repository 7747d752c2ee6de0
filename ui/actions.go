package ui

import (
	"charm.land/bubbles/v2/key"

	"facet/profile/flow"
)

// named are the actions that can be done now, for foot, help and palette.
func named(all []flow.Action) (keys []key.Binding) {
	for _, a := range all {
		if a.Can() {
			keys = append(keys, bind(a.Name(), a.Help, a.Keys...))
		}
	}
	return keys
}

// notNow says in the help why the others can't be done now.
func notNow(all []flow.Action) []chapter {
	not := chapter{title: "Not now"}
	for _, a := range all {
		if !a.Can() {
			not.lines = append(not.lines, [2]string{a.Name(), a.Help + ": " + a.WhyNot().String()})
		}
	}
	if not.lines == nil {
		return nil
	}
	return []chapter{not}
}
