package ui_test

import (
	"slices"
	"testing"

	"facet/profile/flow"
	"facet/ui"
)

// Of the profile, too, foot, help and palette name what the core offers.
func TestProfileNamesItsActionsInFootHelpAndPalette(t *testing.T) {
	for _, keys := range [][]string{nil, {"enter"}, {"enter", "down"}, {"down", "down", "enter"}} {
		story(t, func(term *terminal) {
			term.resize(200, 40).press(keys...)
			all := ui.ProfileActions(term.screens.Model.(*ui.Model))
			foot := term.words()
			help := oneSpace(term.press("f1").everything())
			palette := term.press("esc", "ctrl+p").words()
			term.press("esc")
			for _, a := range all {
				namesAction(t, "the profile", a, foot, help, palette)
			}
			if slices.ContainsFunc(all, func(a flow.Action) bool { return !a.Can() }) {
				pressesSayWhyNot(term, all)
			}
		})
	}
}

// pressesSayWhyNot presses the keys of what can't be done.
func pressesSayWhyNot(term *terminal, all []flow.Action) {
	for _, a := range all {
		for _, key := range a.Keys {
			if !a.Can() {
				term.press(key).see("! " + a.WhyNot().String()[:60])
			}
		}
	}
}
