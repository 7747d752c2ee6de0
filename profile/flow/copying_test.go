package flow_test

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"facet/profile/flow"
)

func TestTickedEntriesBecomeFormsInPlaceOfTheOneUnderTheCursor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		step, _ := asked(t, "entries of somebody")
		view := step.View()
		enter, _ := view.Find("enter", 0, 1, 2)
		if enter.Help != "copy 2 entries" {
			t.Errorf("enter is %q", enter.Help)
		}
		forms, _ := enter.Go().To.(flow.Forms)
		var begun []string
		for _, edit := range forms.All {
			begun = append(begun, edit.Kind.FactsOf(edit.Form, time.Now()).Title)
			if edit.Session != step.Session() {
				t.Errorf("%s is not for whose profile is open", edit.Form.Label())
			}
		}
		if want := []string{view.List.Row(1).Name.String(), view.List.Row(2).Name.String()}; !slices.Equal(begun, want) {
			t.Errorf("%q begin, not %q", begun, want)
		}
	})
}

func TestPermissionToReadOthersIsAskedForWhereItMayHelp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for name, helps := range map[string]bool{"entries of somebody that may not be read": true, "entries of somebody": false} {
			step, _ := asked(t, name)
			if _, offered := step.View().Find("permission", -1); offered != helps {
				t.Errorf("%s: it is offered: %v", name, offered)
			}
		}
	})
}
