package flow_test

import (
	"os"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"facet/profile/flow"
	"facet/profile/flow/flowtest"
)

// TestMain collects garbage rarely: each state leaves a sandbox behind.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}

// laws are what every step keeps to. To make all states takes longer than to
// look at them, so they are made once.
var laws = []func(*testing.T, flowtest.State){
	noKeyIsTwice,
	lookingForAKeyLeavesTheViewAsItIs,
	thereIsAWayBackEverywhere,
	actionSaysWhatItDoesAndDoesOneThing,
	whatIsShownAndAnsweredAtOnceAsksNobody,
	whatIsTypedIsTakenByAnActionWithoutAnsweringForIt,
	actionThatCannotBeDoneIsRefusedWithItsReason,
	rowsHaveAnActionEach,
	reviewSaysTheSameToEyeAndEar,
}

func TestEveryStepInEveryStateKeepsTheLaws(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, s := range append(flowtest.States(t), flowtest.Heard(t)...) {
			for _, law := range laws {
				law(t, s)
			}
		}
	})
}

// rows are the places of the cursor: each row, or none.
func rows(v flow.View) []int {
	all := []int{-1}
	for i := range v.List.Count {
		all = append(all, i)
	}
	return all
}

// answers are what a view has keys for besides its actions: the yes of its
// question, and the keys that go to its other button.
func answers(v flow.View) []flow.Action {
	if v.Question == nil {
		return nil
	}
	keys := []string{"tab", "shift+tab", "left", "right"}
	if !slices.Contains(v.Question.Yes.Keys, "enter") {
		keys = append(keys, "enter") // for the button with the focus
	}
	return []flow.Action{v.Question.Yes, {Keys: keys, Help: "the buttons", Go: func() flow.Next { return flow.Next{} }}}
}

func noKeyIsTwice(t *testing.T, s flowtest.State) {
	view := s.Step.View()
	for _, row := range rows(view) {
		seen := map[string]string{}
		for _, a := range append(answers(view), view.At(row)...) {
			for _, key := range a.Keys {
				if other, twice := seen[key]; twice {
					t.Errorf("%s: %s is %q and %q", s.Name, key, other, a.Help)
				}
				seen[key] = a.Help
			}
		}
	}
}

func lookingForAKeyLeavesTheViewAsItIs(t *testing.T, s flowtest.State) {
	view := s.Step.View()
	view.Find("esc", -1)
	for _, a := range view.Actions {
		if !a.Keyed() && a.Word == "" {
			t.Errorf("%s: an action is gone", s.Name)
		}
	}
}

func thereIsAWayBackEverywhere(t *testing.T, s flowtest.State) {
	a, found := s.Step.View().Find("esc", -1)
	if s.Step.Session() == nil && !found {
		a, found = s.Step.View().Find("q", -1) // facet begins there
	}
	if _, base := s.Step.(flow.Base); base && s.Step.Session().Person.IsMe() && !found {
		return // and there
	}
	if !found || !a.Can() {
		t.Errorf("%s: there is no way back", s.Name)
	}
}

func actionSaysWhatItDoesAndDoesOneThing(t *testing.T, s flowtest.State) {
	view := s.Step.View()
	for _, row := range rows(view) {
		for _, a := range append(answers(view), view.At(row)...) {
			switch {
			case !a.Keyed() && a.Word == "" || a.Help == "":
				t.Errorf("%s: %+v has no key, or no words", s.Name, a)
			case (a.Go == nil) == (a.Do == nil):
				t.Errorf("%s: %q has to have a Go or a Do", s.Name, a.Help)
			case !a.Can() && !strings.HasSuffix(a.WhyNot().String(), "."):
				t.Errorf("%s: %q doesn't say in a sentence why not: %q", s.Name, a.Help, a.WhyNot())
			case strings.HasPrefix(a.Spoken(), "to "), strings.HasSuffix(a.Spoken(), "."):
				t.Errorf("%s: %q stands behind \"to\", without a full stop", s.Name, a.Spoken())
			}
		}
	}
}

func whatIsShownAndAnsweredAtOnceAsksNobody(t *testing.T, s flowtest.State) {
	before, view := len(s.Server.Requests()), s.Step.View()
	for _, row := range rows(view) {
		for _, a := range view.At(row) {
			if a.Go != nil && a.Can() {
				a.Go()
			}
		}
	}
	if after := len(s.Server.Requests()); after != before {
		t.Errorf("%s: it asked Graph %d times", s.Name, after-before)
	}
}

func whatIsTypedIsTakenByAnActionWithoutAnsweringForIt(t *testing.T, s flowtest.State) {
	p := s.Step.View().Prompt
	if p == nil {
		return
	}
	for _, typed := range []string{"", "nobody at all"} {
		switch a := p.Take(typed); {
		case a.Help == "" || a.Name() != "enter" || p.Label.Empty():
			t.Errorf("%s: Enter has no words: %+v", s.Name, a)
		case a.Run(t.Context(), nil).Err == nil:
			t.Errorf("%s: %q is taken", s.Name, typed)
		}
	}
}

func actionThatCannotBeDoneIsRefusedWithItsReason(t *testing.T, s flowtest.State) {
	for _, a := range s.Step.View().Actions {
		if a.Can() {
			continue
		}
		if next := a.Run(t.Context(), nil); next.Err == nil || next.Move != flow.Stay {
			t.Errorf("%s: %q was done", s.Name, a.Help)
		}
	}
}

func rowsHaveAnActionEach(t *testing.T, s flowtest.State) {
	list := s.Step.View().List
	for i := range list.Count {
		row := list.Row(i)
		if len(row.Actions) == 0 || !slices.Contains(row.Actions[0].Keys, "enter") || list.Choose == "" {
			t.Errorf("%s: row %d has no first action by Enter, with words for it", s.Name, i)
		}
	}
}

func TestViewHasFewFields(t *testing.T) {
	const most = 12
	if n := reflect.TypeFor[flow.View]().NumField(); n > most {
		t.Errorf("%d fields: what one step needs belongs on a screen of its own", n)
	}
}
