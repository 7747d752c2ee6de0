package ui_test

import (
	"strings"
	"testing"

	"facet/ui"
)

// Of a list of work, too, foot, help and palette name what the core offers, and
// its keys do it or say why not.
func TestWorkListNamesAndDoesWhatTheCoreOffers(t *testing.T) {
	worked(t, listOf(t, team...), func(term *terminal) {
		term.resize(200, 40).press("enter", "ctrl+s", "tab", "enter").naming("kenta.sato@contoso.com").see("1 sent").press("esc").see("List of work")
		term.press("home", "down", "s").see("skipped").press("up") // sent, skipped, to do, nobody
		for range team {
			all := ui.WorkListActions(term.screens.Model.(*ui.Model))
			foot := term.words()
			help := oneSpace(term.press("f1").everything())
			palette := term.press("esc", "ctrl+p").words()
			before := term.press("esc").screen()
			for _, a := range all {
				namesAction(t, "a list of work", a, foot, help, palette)
				if a.Can() {
					continue
				}
				for _, key := range a.Keys {
					if !strings.Contains(term.press(key).words(), oneSpace(a.WhyNot().String())) {
						t.Errorf("%s (%s) doesn't say why not:\n%s", key, a.Help, before)
					}
				}
			}
			term.press("down")
		}
	})
}
