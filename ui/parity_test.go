package ui_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/profile/flow"
	"facet/profile/flow/flowtest"
	"facet/profile/person"
	"facet/ui"
)

// overSteps looks at all steps in all states, on the screen.
func overSteps(t *testing.T, look func(*testing.T, flowtest.State)) {
	t.Helper()
	unraced(t)
	beside(t)
	synctest.Test(t, func(t *testing.T) {
		for _, s := range flowtest.States(t) {
			look(t, s)
		}
		time.Sleep(time.Minute) // for the clocks of programs that are gone
	})
}

// at shows a step in its state, with the cursor on a row, in a window that has room
// for all that the foot names.
func at(t *testing.T, s flowtest.State, row int) *terminal {
	t.Helper()
	return run(t, s.Server, modelAt(t, t.Context(), s), 200, 40).press(toRow(s, row)...)
}

// inside is the same without a terminal.
func inside(t *testing.T, s flowtest.State, row int) *walked {
	t.Helper()
	ctx, end := context.WithCancel(t.Context())
	p := &walked{model: modelAt(t, ctx, s), dice: rand.New(rand.NewPCG(0, 0)), end: end, width: 200}
	p.begin(40)
	p.press(toRow(s, row)...)
	return p
}

func modelAt(t *testing.T, ctx context.Context, s flowtest.State) *ui.Model {
	t.Helper()
	below := s.Step.Session()
	options := ui.Options{Sandbox: func() *person.Session { return session(t, s.Server, me) }}
	if below != nil {
		options.Accounts = below.Accounts
		options.Session = below.Own() // whose profile it is may be what the step asks
	}
	return ui.NewAt(ctx, options, s.Step)
}

// toRow are the keys that lead to a row.
func toRow(s flowtest.State, row int) []string {
	keys := slices.Repeat([]string{"down"}, row)
	if view := s.Step.View(); view.Prompt != nil && view.List.Count > 0 {
		return append([]string{"home"}, keys...) // Enter is for what is typed, until the cursor is moved
	}
	return keys
}

// first are the rows that are tried: none of a list has more sorts than this.
func first(v flow.View) int { return max(min(v.List.Count, 3), 1) }

// alike is what the screen of a step has to name: it takes that from the actions
// of its View, so that one look at the same ones is enough.
func alike(v flow.View, row int) string {
	looks := fmt.Sprint(v.Question != nil, v.Prompt != nil, v.List.Count > 0, v.List.Numbered, v.List.Several != nil)
	for _, a := range v.At(row) {
		looks += fmt.Sprintf("\n%q %q %q %v", a.Keys, a.Help, a.WhyNot(), a.Listed)
	}
	return looks
}

func TestEveryActionIsNamedInFootHelpAndPalette(t *testing.T) {
	seen := map[string]bool{}
	overSteps(t, func(t *testing.T, s flowtest.State) {
		view := s.Step.View()
		for row := range first(view) {
			if seen[alike(view, row)] {
				continue
			}
			seen[alike(view, row)] = true
			p := inside(t, s, row)
			foot, help, palette := aidsOf(p.model)
			for _, a := range view.At(row) {
				namesAction(t, s.Name, a, foot, help, palette)
			}
			footEndsWithTheAids(t, s.Name, p.model)
			p.end()
		}
	})
}

// aidsOf are what foot, help and palette say, in words.
func aidsOf(m *ui.Model) (foot, help, palette string) {
	foot, help, palette = ui.Aids(m)
	return oneSpace(plainScreen(foot)), oneSpace(plainScreen(help)), oneSpace(plainScreen(palette))
}

// footEndsWithTheAids checks that the way to all other keys is named whole in every window.
func footEndsWithTheAids(t *testing.T, where string, m *ui.Model) {
	t.Helper()
	for _, width := range []int{60, 119, 120} {
		margin := map[bool]int{true: 2, false: 1}[width >= 110]
		foot := plainScreen(ui.FootAt(m, width))
		last := foot[strings.LastIndex(foot, "\n")+1:]
		if !strings.HasSuffix(last, " help  ctrl+p all actions") || cells(last) != width-2*margin {
			t.Errorf("%s, %d columns: the foot ends %q", where, width, last)
		}
	}
}

// namesAction checks that an action is named, or that the help says why it
// can't be done.
func namesAction(t *testing.T, where string, a flow.Action, foot, help, palette string) {
	t.Helper()
	named := oneSpace(a.Name() + " " + a.Help)
	if !a.Can() {
		if !strings.Contains(help, named+": "+oneSpace(a.WhyNot().String())) {
			t.Errorf("%s: the help doesn't say why not %s:\n%s", where, named, help)
		}
		return
	}
	if a.Keyed() && !strings.Contains(foot, named) {
		t.Errorf("%s: the foot doesn't name %s:\n%s", where, named, foot)
	}
	if !strings.Contains(help, named) && !strings.Contains(help, "tab "+oneSpace(a.Help)) {
		t.Errorf("%s: the help doesn't name %s:\n%s", where, named, help)
	}
	if key := strings.TrimPrefix(a.Name(), "ctrl+p"); !strings.Contains(palette, strings.TrimSpace(oneSpace(strings.ToUpper(a.Help[:1])+a.Help[1:]+" "+key))) {
		t.Errorf("%s: the palette doesn't offer %s:\n%s", where, named, palette)
	}
}

// A key that does the same in several states of a step is pressed in the first.
func TestEveryKeyOfAnActionDoesSomethingOrSaysWhyNot(t *testing.T) {
	pressed := map[string]bool{}
	overSteps(t, func(t *testing.T, s flowtest.State) {
		view := s.Step.View()
		for row := range first(view) {
			for _, a := range view.At(row) {
				for _, key := range waysTo(a) {
					same := fmt.Sprintf("%T %s %s %v %v %v", s.Step, key, a.Help, a.WhyNot(), a.Confirm != nil, row > 0)
					if testing.Short() {
						same = fmt.Sprintf("%T %s %v", s.Step, key, a.Can())
					}
					if pressed[same] {
						continue
					}
					pressed[same] = true
					p := inside(t, s, row)
					before := p.screen()
					p.press(key)
					switch after := p.screen(); {
					case after == before && !p.over:
						t.Errorf("%s: %s (%s) does nothing:\n%s", s.Name, key, a.Help, before)
					case !a.Can() && !strings.Contains(oneSpace(after), oneSpace(a.WhyNot().String())):
						t.Errorf("%s: %s (%s) doesn't say why not:\n%s", s.Name, key, a.Help, after)
					}
					p.end()
				}
			}
		}
	})
}

// waysTo are the keys of an action, or the word that finds it.
func waysTo(a flow.Action) []string {
	if !a.Keyed() && a.Can() {
		return []string{a.Word}
	}
	return a.Keys
}

func TestLineIsTypedAndTakenWithEnter(t *testing.T) {
	overSteps(t, func(t *testing.T, s flowtest.State) {
		p := s.Step.View().Prompt
		if p == nil {
			return
		}
		term := at(t, s, 0).press("ctrl+u")
		if a := p.Take(""); a.Can() {
			term.see("enter " + a.Help)
		}
		if s.Step.View().List.Count == 0 {
			term.see(p.Label.String())
		}
		before := term.typ("zz9").see("› zz9").screen()
		if term.press("enter").screen() == before {
			t.Errorf("%s: Enter does nothing:\n%s", s.Name, before)
		}
		term.paste(strings.Repeat("言葉 ", 60)).resize(60, 20).quit() // what is too long is cut, also in a smaller window
	})
}

func TestQuestionIsAnsweredByTheButtonWithTheFocus(t *testing.T) {
	answered := map[string]bool{}
	overSteps(t, func(t *testing.T, s flowtest.State) {
		q := s.Step.View().Question
		same := fmt.Sprintf("%T %v", s.Step, q != nil && q.Careful)
		if q == nil || testing.Short() && answered[same] {
			return
		}
		answered[same] = true
		first, other := "enter "+q.Yes.Help, "enter back"
		if q.Careful {
			first, other = other, first
		}
		term := at(t, s, 0).see(first, "tab other button").press("tab").see(other).press("shift+tab").see(first)
		if q.Yes.Name() != "enter" {
			term.see(q.Yes.Name() + " " + q.Yes.Help)
		}
		if !q.Careful {
			term.press("right")
		}
		before := len(term.writes())
		if term.press("enter"); len(term.writes()) != before || strings.Contains(term.words(), "tab other button") {
			t.Errorf("%s: the way back doesn't lead away:\n%s", s.Name, term.screen())
		}
		term.quit()
	})
}
