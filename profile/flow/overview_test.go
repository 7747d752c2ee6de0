package flow_test

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"facet/profile/flow"
	"facet/profile/flow/flowtest"
)

// overview is the one of the catalogue with this name.
func overview(t *testing.T, name string) flow.Overview {
	t.Helper()
	for _, o := range flowtest.Overviews(t) {
		if o.Name == name {
			return o.Overview
		}
	}
	t.Fatalf("there is no overview %q", name)
	return flow.Overview{}
}

func press(t *testing.T, o flow.Overview, key string) flow.Next {
	t.Helper()
	a, found := flow.View{Actions: o.Actions()}.Find(key, -1)
	if !found {
		t.Fatalf("%s is no action", key)
	}
	return a.Run(t.Context(), nil)
}

func TestOverviewActionsHoldTheLawsOfSteps(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, o := range flowtest.Overviews(t) {
			seen := map[string]bool{"/": true, "q": true, "?": true, "up": true, "down": true, "j": true, "k": true} // of the layout
			if o.Among {
				seen["esc"], seen["left"], seen["h"] = true, true, true
			}
			for _, a := range o.Actions() {
				for _, key := range a.Keys {
					if seen[key] {
						t.Errorf("%s: %s is there twice", o.Name, key)
					}
					seen[key] = true
				}
				next := a.Run(t.Context(), nil)
				switch {
				case a.Help == "" || strings.HasPrefix(a.Spoken(), "to "):
					t.Errorf("%s: %v has no words behind \"to\"", o.Name, a.Keys)
				case !a.Can() && (next.Err == nil || !strings.HasSuffix(a.WhyNot().String(), ".")):
					t.Errorf("%s: %q isn't refused with a reason", o.Name, a.Help)
				case a.Can() && next.Move == flow.Stay && !next.Again && next.Copy == nil:
					t.Errorf("%s: %q leads nowhere: %v", o.Name, a.Help, next.Err)
				}
			}
		}
	})
}

func TestLockedOrUnreadObjectSaysWhyItIsNotChanged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		refused := 0
		for _, o := range flowtest.Overviews(t) {
			if o.Object == nil || o.Object.Form != nil && o.Object.Locked() == "" {
				continue
			}
			refused++
			for _, key := range []string{"e", "d", "delete"} {
				if press(t, o.Overview, key).Err == nil {
					t.Errorf("%s: %s was done", o.Name, key)
				}
			}
		}
		if refused < 2 {
			t.Errorf("only %d objects are locked or unread", refused)
		}
	})
}

func TestMissingPermissionIsSaidOnceBeforeSomethingIsBegun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, key := range []string{"n", "template", "copy"} {
			if !flow.Warns(press(t, overview(t, "with drafts and templates"), key).To) {
				t.Errorf("%s begins without a word", key)
			}
			if flow.Warns(press(t, overview(t, "warned"), key).To) {
				t.Errorf("%s says it again", key)
			}
		}
		if flow.Warns(press(t, overview(t, "with drafts and templates"), "t").To) {
			t.Error("what was sent may be seen without the permission")
		}
	})
}

func TestPersonOfARowStaysThatOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		row := overview(t, "a row of a list")
		if slices.ContainsFunc(row.Actions(), func(a flow.Action) bool { return slices.Contains(a.Keys, "w") }) {
			t.Error("another person can be opened")
		}
		if press(t, row, "esc").Move != flow.Back || press(t, overview(t, "somebody else's facet type"), "esc").Move != flow.Switch {
			t.Error("the way back leads somewhere else")
		}
	})
}

func TestLookingForOthersTakesAPermissionWhereAccountsAreUsed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		if _, asks := press(t, overview(t, "without the permission"), "w").To.(flow.Consent); !asks {
			t.Error("it isn't asked for")
		}
		if _, asks := press(t, overview(t, "a facet type"), "w").To.(flow.Consent); asks {
			t.Error("it is asked for where nobody can give it")
		}
	})
}

func TestNoteNamesAKeyThatLeadsToWhatCanBeDone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		keys := map[string]bool{}
		for _, o := range flowtest.Overviews(t) {
			for _, note := range o.Notes() {
				if keys[note.Key] = true; note.Key != "" && press(t, o.Overview, note.Key).Move != flow.Forward {
					t.Errorf("%s: %s leads nowhere from %q", o.Name, note.Key, note.Words)
				}
			}
		}
		if len(keys) < 3 {
			t.Errorf("only %v were met", keys)
		}
	})
}
