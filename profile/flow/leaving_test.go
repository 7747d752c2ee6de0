package flow_test

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"facet/profile/flow"
	"facet/profile/flow/flowtest"
)

// at is a step in a state of the catalogue, by its name. It takes a bubble.
func at(t *testing.T, name string) flow.Step {
	t.Helper()
	all := flowtest.States(t)
	i := slices.IndexFunc(all, func(s flowtest.State) bool { return s.Name == name })
	if i < 0 {
		t.Fatalf("there is no state %q", name)
	}
	return all[i].Step
}

func TestLeavingAsksByWhatHasBecomeOfTheForm(t *testing.T) {
	for state, c := range map[string]struct{ question, keys string }{
		"leaving a form that isn't kept":      {"Leave without sending?", "esc y"},
		"leaving a form that is kept":         {"Leave without sending?", "esc y d"},
		"leaving a form that was sent":        {"Leave without sending it again?", "esc y o"},
		"leaving a form that isn't confirmed": {"Leave? It isn't known whether it was sent.", "esc y o"},
	} {
		synctest.Test(t, func(t *testing.T) {
			view := at(t, state).View()
			var keys []string
			for _, a := range view.Actions {
				keys = append(keys, a.Name())
			}
			if view.Title.Words.String() != c.question || strings.Join(keys, " ") != c.keys {
				t.Errorf("%s: it asks %q, and offers %v", state, view.Title.Words, keys)
			}
		})
	}
}

func TestWhatCannotBeDoneIsSaidAndLeavesOneThere(t *testing.T) {
	for state, key := range map[string]string{"leaving a form that can't be thrown away": "d", "account that can't be read": "o"} {
		synctest.Test(t, func(t *testing.T) {
			if next, err := flow.Do(t.Context(), at(t, state), key, nil); err == nil || next.Move != flow.Stay {
				t.Errorf("%s: it went on, with %v", state, err)
			}
		})
	}
}

func TestWhoSignsOutBeginsAnew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		if next, err := flow.Do(t.Context(), at(t, "account"), "o", nil); err != nil || next.Move != flow.Restart || next.To != (flow.Start{}) {
			t.Errorf("it led to %+v, %v", next, err)
		}
	})
}
