package flow_test

import (
	"strings"
	"testing"
	"testing/synctest"

	"facet/profile/flow"
	"facet/profile/flow/flowtest"
)

func TestWorkListActionsHoldTheLawsOfSteps(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, w := range flowtest.WorkLists(t) {
			seen := map[string]bool{"left": true, "right": true, "q": true, "?": true, "up": true, "down": true, "j": true, "k": true} // of the layout
			for _, a := range w.Actions() {
				for _, key := range a.Keys {
					if seen[key] {
						t.Errorf("%s: %s is there twice", w.Name, key)
					}
					seen[key] = true
				}
				next := a.Run(t.Context(), nil)
				switch {
				case a.Help == "" || strings.HasPrefix(a.Spoken(), "to "):
					t.Errorf("%s: %v has no words behind \"to\"", w.Name, a.Keys)
				case !a.Can() && (next.Err == nil || !strings.HasSuffix(a.WhyNot().String(), ".")):
					t.Errorf("%s: %q isn't refused with a reason: %s", w.Name, a.Help, a.WhyNot())
				case a.Can() && next.To == nil && !next.Again:
					t.Errorf("%s: %q leads nowhere: %v", w.Name, a.Help, next.Err)
				}
			}
		}
	})
}

// rowLeads is where the row of a state opens.
func rowLeads(t *testing.T, all []flowtest.WorkListState, name string) flow.Place {
	t.Helper()
	for _, w := range all {
		if w.Name == name {
			to, is := w.Open().Run(t.Context(), nil).To.(flow.OfRow)
			if !is || to.Row != w.Row.At {
				t.Fatalf("%s: it doesn't open as that row", name)
			}
			return to.Place
		}
	}
	t.Fatalf("there is no state %q", name)
	return nil
}

func TestRowOpensWhereSomethingIsToBeDoneAboutIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		all := flowtest.WorkLists(t)
		for _, name := range []string{"a row", "a row that was refused", "a row that is left out", "a row that was begun"} {
			if form, is := rowLeads(t, all, name).(flow.Form); !is || form.Session.Person.IsMe() {
				t.Errorf("%s doesn't open as a form of its person", name)
			}
		}
		if p, is := rowLeads(t, all, "a row that was sent").(flow.Profile); !is || !p.Row {
			t.Error("what was sent is opened to be sent again")
		}
		if _, is := rowLeads(t, all, "a row that isn't confirmed").(flow.Form); is {
			t.Error("what isn't confirmed is opened to be sent again")
		}
		if rowLeads(t, all, "a row of somebody who isn't known yet") != nil {
			t.Error("a row opens for nobody")
		}
	})
}

func TestMissingPermissionIsSaidOnceBeforeARowOpens(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		all := flowtest.WorkLists(t)
		if !flow.Warns(rowLeads(t, all, "a row without the permission")) {
			t.Error("it isn't said")
		}
		if flow.Warns(rowLeads(t, all, "a row without the permission, which was said")) {
			t.Error("it is said again")
		}
	})
}

func TestRowBehindOneThatWasSentIsNext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, w := range flowtest.WorkLists(t) {
			a, found := flow.View{Actions: w.Actions()}.Find("n", -1)
			switch {
			case !found:
			case w.Name == "a row that was sent" && a.Can():
				t.Error("there is a next one where none is")
			case w.Name == "a row that was sent, with one behind it" && a.Go().To.(flow.OfRow).Row != 1:
				t.Error("it isn't the next one")
			}
		}
	})
}
