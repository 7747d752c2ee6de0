package flow_test

import (
	"strings"
	"testing"

	"facet/profile/flow"
	"facet/profile/flow/flowtest"
)

func TestLeavingAsksByWhatHasBecomeOfTheForm(t *testing.T) {
	for state, c := range map[string]struct{ question, keys string }{
		"leaving a form that isn't kept":      {"Leave without sending?", "esc"},
		"leaving a form that is kept":         {"Leave without sending?", "esc d"},
		"leaving a form that was sent":        {"Leave without sending it again?", "esc t"},
		"leaving a form that isn't confirmed": {"Leave? facet doesn't know whether it was sent.", "esc t"},
	} {
		inState(t, state, func(t *testing.T, s flowtest.State) {
			view := s.Step.View()
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
	for state, key := range map[string]string{"leaving a form that can't be thrown away": "d", "account that can't be read": "signout"} {
		inState(t, state, func(t *testing.T, s flowtest.State) {
			if next, err := flow.Do(t.Context(), s.Step, key, nil); err == nil || next.Move != flow.Stay {
				t.Errorf("%s: it went on, with %v", state, err)
			}
		})
	}
}

func TestWhoSignsOutBeginsAnew(t *testing.T) {
	inState(t, "account", func(t *testing.T, s flowtest.State) {
		if next, err := flow.Do(t.Context(), s.Step, "signout", nil); err != nil || next.Move != flow.Restart || next.To != (flow.Start{}) {
			t.Errorf("it led to %+v, %v", next, err)
		}
	})
}
