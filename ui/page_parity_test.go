package ui_test

import (
	"strings"
	"testing"

	"facet/ui"
)

// Of a form, too, foot, help and palette name what can be done at each field, and
// the help says why not.
func TestFormNamesWhatCanBeDoneAtEachField(t *testing.T) {
	story(t, func(term *terminal) {
		term.resize(240, 60).kind("Positions").press("n")
		for range 12 {
			all, signs := ui.FormActions(term.screens.Model.(*ui.Model))
			foot, help, palette := aidsOf(term.screens.Model.(*ui.Model))
			for i, a := range all {
				a.Keys = append([]string{signs[i]}, a.Keys...)
				namesAction(t, "a form", a, foot, help, palette)
			}
			term.press("tab")
		}
	})
}

func TestFormSaysWhyThereIsNothingToUndoAndNoEditor(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n").field("Description").press("ctrl+e").see("! There is no editor to open here.")
		help := oneSpace(term.press("f1").everything())
		for _, words := range []string{"Not now", "ctrl+e open in your editor: There is no editor", "ctrl+z undo: Nothing was typed into this field yet."} {
			if !strings.Contains(help, words) {
				t.Errorf("the help doesn't say %q:\n%s", words, help)
			}
		}
		term.press("esc").typ("x").see("ctrl+z undo").press("ctrl+z").notSee("ctrl+z undo")
	})
}
