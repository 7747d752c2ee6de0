package ui_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	"facet/profile/flow"
	"facet/profile/flow/flowtest"
	"facet/ui"
)

// overHomes looks at a profile in all states, on the screen.
func overHomes(t *testing.T, look func(*testing.T, flowtest.Home)) {
	t.Helper()
	unraced(t)
	beside(t)
	synctest.Test(t, func(t *testing.T) {
		for _, h := range flowtest.Homes(t) {
			look(t, h)
		}
	})
}

// atHome opens a profile, and goes to where the home has the cursor.
func atHome(t *testing.T, h flowtest.Home) *terminal {
	t.Helper()
	term := open(t, h.Server, ui.Options{Session: h.Session, Accounts: h.Session.Accounts, Templates: h.Templates}, 240, 40)
	if !h.Session.Person.IsMe() {
		term.press("y") // it is the right person
	}
	for range h.Session.Kinds {
		if kind, _ := ui.ProfileCursor(term.screens.Model.(*ui.Model)); kind.Name == h.Kind.Name {
			break
		}
		term.press("down")
	}
	if h.Object == nil {
		return term
	}
	term.press("enter")
	for range 9 {
		if _, object := ui.ProfileCursor(term.screens.Model.(*ui.Model)); object == h.Object.Form.Facet().ID {
			return term
		}
		term.press("down")
	}
	t.Fatalf("%s: the cursor isn't there:\n%s", h.Name, term.screen())
	return nil
}

func TestProfileNamesJustWhatTheCoreOffersInFootHelpAndPalette(t *testing.T) {
	overHomes(t, func(t *testing.T, h flowtest.Home) {
		term := atHome(t, h)
		term.see(h.Notes...)
		for _, a := range ui.ProfileActions(term.screens.Model.(*ui.Model)) {
			if !isOffered(h.Actions(), a) {
				t.Errorf("%s: %s %s isn't of this state", h.Name, a.Name(), a.Help)
			}
		}
		foot, help, palette := aidsOf(term.screens.Model.(*ui.Model))
		for _, a := range h.Actions() {
			namesAction(t, h.Name, a, foot, help, palette)
		}
		term.quit()
	})
}

// A key that does the same in several states of the profile is pressed in the first.
func TestProfileDoesWhatTheCoreOffersOrSaysWhyNot(t *testing.T) {
	pressed := map[string]bool{}
	overHomes(t, func(t *testing.T, h flowtest.Home) {
		for _, a := range h.Actions() {
			for _, key := range waysTo(a) {
				same := fmt.Sprintf("%s %s %v %v %v %v", key, a.Help, a.WhyNot(), a.Confirm != nil, h.Object != nil, h.Session.Person.IsMe())
				if testing.Short() {
					same = fmt.Sprintf("%s %v %v", key, a.Can(), h.Object != nil)
				}
				if !pressed[same] {
					doesAtHome(t, h, a, key)
				}
				pressed[same] = true
			}
		}
	})
}

// doesAtHome presses a key of an action, and fails unless that does something: on the
// screen, or at Graph, which may have nothing new.
func doesAtHome(t *testing.T, h flowtest.Home, a flow.Action, key string) {
	t.Helper()
	term := atHome(t, h)
	before, requests := term.screen(), len(h.Server.Requests())
	after := term.press(key).screen()
	switch asked := len(h.Server.Requests()) > requests; {
	case !a.Can() && !strings.Contains(after, "! "+a.WhyNot().String()[:40]):
		t.Errorf("%s: %s (%s) doesn't say why not:\n%s", h.Name, key, a.Help, after)
	case after == before && !asked && a.Can():
		t.Errorf("%s: %s (%s) does nothing:\n%s", h.Name, key, a.Help, before)
	}
	term.quit()
}

// isOffered reports whether an action is one of these.
func isOffered(all []flow.Action, a flow.Action) bool {
	for _, o := range all {
		if o.Name() == a.Name() && o.Help == a.Help && o.Can() == a.Can() {
			return true
		}
	}
	return false
}
