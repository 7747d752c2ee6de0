package lines_test

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/synctest"

	"facet/graph"
	"facet/profile/flow"
	"facet/profile/flow/flowtest"
	"facet/profile/person"
	"facet/ui"
	"facet/ui/lines"
)

// overSteps talks about all steps in all states.
func overSteps(t *testing.T, look func(*testing.T, flowtest.State)) {
	t.Helper()
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		for _, s := range append(flowtest.States(t), flowtest.Heard(t)...) {
			look(t, s)
		}
	})
}

// at begins a conversation at a step.
func at(t *testing.T, s flowtest.State) *caller {
	t.Helper()
	return talkWith(t, s.Server, func(in io.Reader, c *caller) error {
		return lines.RunAt(t.Context(), in, c, ui.Options{Session: s.Step.Session(), Sandbox: func() *person.Session { return session(t, s.Server, graph.Me()) }}, s.Step)
	})
}

// typedFor is what is typed for an action: of a row, by the letter and the
// number, and for its first by the number alone.
func typedFor(v flow.View, row int, a flow.Action) string {
	switch {
	case a.Letter() == "" && v.Question != nil:
		return "n"
	case row < 0:
		return a.Letter()
	case v.List.Row(row).Actions[0].Letter() == a.Letter():
		return fmt.Sprint(row + 1)
	}
	return fmt.Sprint(a.Letter(), " ", row+1)
}

// each goes through the actions of a step, and those of its first rows.
func each(v flow.View, do func(row int, a flow.Action)) {
	for _, a := range v.Actions {
		do(-1, a)
	}
	for row := range min(v.List.Count, 3) {
		for _, a := range v.List.Row(row).Actions {
			do(row, a)
		}
	}
}

// asked reports whether anything can be answered: where there is nothing to do,
// nobody is asked.
func asked(c *caller) bool {
	return strings.Contains(c.all(), "? for help") || strings.Contains(c.all(), " y or n")
}

// A step that offers the same as another one is listened to once.
func TestEveryActionIsNamedInPromptAndHelp(t *testing.T) {
	heard := map[string]bool{}
	overSteps(t, func(t *testing.T, s flowtest.State) {
		view := s.Step.View()
		if heard[offers(view)] {
			return
		}
		heard[offers(view)] = true
		c := at(t, s)
		if !asked(c) {
			return
		}
		c.types("?")
		prompt, help := c.all()[:c.since], c.all()[c.since:]
		if q := view.Question; q != nil && !strings.Contains(help, "y: to "+q.Yes.Spoken()) {
			t.Errorf("%s: the help doesn't say what a yes does:\n%s", s.Name, help)
		}
		each(view, func(row int, a flow.Action) {
			switch words := "to " + a.Spoken(); {
			case a.Letter() == "" && strings.Contains(prompt, " y or n"): // no is the way back
			case !a.Can(), row >= 0 && !strings.Contains(typedFor(view, row, a), " "):
			case !strings.Contains(prompt, words) && typedFor(view, row, a) != "n":
				t.Errorf("%s: the prompt doesn't name %q:\n%s", s.Name, words, prompt)
			case !strings.Contains(help, words):
				t.Errorf("%s: the help doesn't name %q:\n%s", s.Name, words, help)
			}
		})
	})
}

// offers is what a conversation about a view has to name.
func offers(v flow.View) string {
	all := fmt.Sprint(v.Prompt != nil, v.List.Narrows, v.List.Several != nil)
	if v.Question != nil {
		all += v.Question.Yes.Spoken()
	}
	each(v, func(row int, a flow.Action) {
		all += fmt.Sprintf("\n%d %q %q %q %v", row, a.Keys, a.Spoken(), a.WhyNot(), a.Can())
	})
	return all
}

// What is answered alike in several states of a step is answered in the first.
func TestEveryActionIsUnderstoodOrSaysWhyNot(t *testing.T) {
	answered := map[string]bool{}
	overSteps(t, func(t *testing.T, s flowtest.State) {
		view := s.Step.View()
		each(view, func(row int, a flow.Action) {
			same := fmt.Sprintf("%T %s %s %v %v %v", s.Step, typedFor(view, row, a), a.Spoken(), a.WhyNot(), a.Confirm != nil, view.Question != nil)
			if testing.Short() {
				same = fmt.Sprintf("%T %s %v", s.Step, typedFor(view, row, a), a.Can())
			}
			if answered[same] {
				return
			}
			answered[same] = true
			c := at(t, s)
			if !asked(c) {
				return
			}
			said := c.types(typedFor(view, row, a)).all()[c.since:]
			if strings.Contains(said, "is no answer here") || strings.Contains(said, "doesn't go with") {
				t.Errorf("%s: %q (%s) isn't understood:\n%s", s.Name, typedFor(view, row, a), a.Help, said)
			}
			if !a.Can() && !strings.Contains(said, a.WhyNot().String()) {
				t.Errorf("%s: %s doesn't say why not:\n%s", s.Name, a.Help, said)
			}
		})
	})
}

func TestQuestionTakesAYesAndWhereItIsCarefulAnEmptyLineIsANo(t *testing.T) {
	answered := map[string]bool{}
	overSteps(t, func(t *testing.T, s flowtest.State) {
		q := s.Step.View().Question
		same := fmt.Sprintf("%T %v", s.Step, q != nil && q.Careful)
		if q == nil || testing.Short() && answered[same] {
			return
		}
		answered[same] = true
		empty := at(t, s).hears(q.Words.String() + " y or n").types("")
		if again := strings.Contains(empty.all()[empty.since:], "is no answer here"); again == q.Careful {
			t.Errorf("%s: an empty line led to\n%s", s.Name, empty.all()[empty.since:])
		}
		yes := at(t, s).types("yes")
		if said := yes.all()[yes.since:]; strings.Contains(said, "is no answer here") || len(said) < len("> yes") {
			t.Errorf("%s: a yes isn't understood:\n%s", s.Name, said)
		}
	})
}

func TestLineIsAskedForAndTaken(t *testing.T) {
	overSteps(t, func(t *testing.T, s flowtest.State) {
		p := s.Step.View().Prompt
		if p == nil {
			return
		}
		c := at(t, s).hears(p.Label.String())
		if said := c.types("zz9").all()[c.since:]; strings.Contains(said, "is no answer here") || said == "" {
			t.Errorf("%s: a line isn't taken:\n%s", s.Name, said)
		}
	})
}
