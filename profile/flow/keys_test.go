package flow_test

import (
	"fmt"
	"slices"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"

	"facet/forms"
	"facet/forms/field"
	"facet/profile/flow"
	"facet/profile/flow/flowtest"
)

// everyAction hands over each action of each step, profile and list of work in all
// their states.
func everyAction(t *testing.T, look func(where string, a flow.Action)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		for _, s := range append(flowtest.States(t), flowtest.Heard(t)...) {
			view := s.Step.View()
			all := slices.Concat(answers(view), view.Actions)
			for i := range view.List.Count {
				all = append(all, view.List.Row(i).Actions...)
			}
			for _, a := range all {
				look(s.Name, a)
			}
		}
		for _, o := range flowtest.Overviews(t) {
			for _, a := range o.Actions() {
				look(o.Name, a)
			}
		}
		for _, w := range flowtest.WorkLists(t) {
			for _, a := range w.Actions() {
				look(w.Name, a)
			}
		}
	})
}

func TestEachKeyHasOneMeaning(t *testing.T) {
	used := map[string]bool{}
	everyAction(t, func(where string, a flow.Action) {
		for _, key := range a.Keys {
			used[key] = true
			if !flow.Means(key, a.Help) {
				t.Errorf("%s: %s is %q, which the table of the keys doesn't have", where, key, a.Help)
			}
		}
	})
	for _, key := range []string{"n", "N", "e", "d", "u", "c", "f2", "w", "v", "t", "r", "s", "y"} {
		if !used[key] {
			t.Errorf("nothing is done by %s", key)
		}
	}
}

// The keys that fields have beside those for editing are named by the same table.
func TestKeysOfFieldsAreThoseOfTheTable(t *testing.T) {
	named := 0
	for _, kind := range append(forms.Kinds(), forms.Directory()) {
		for _, f := range forms.Fields(kind.Example()) {
			if f.Input == nil {
				continue
			}
			f.Input.Focus()
			for _, folded := range []bool{true, false} {
				if list, folds := f.Input.(field.Folder); folds && folded {
					list.Fold()
				}
				for _, bound := range f.Input.KeyBinds() {
					for _, key := range bound.Keys() {
						named++
						if !flow.Means(key, bound.Help().Desc) {
							t.Errorf("%s of a %s: %s is %q, which the table of the keys doesn't have", f.Title, kind.Name, key, bound.Help().Desc)
						}
					}
				}
				f.Input.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
			}
		}
	}
	if named == 0 {
		t.Error("no field has a key")
	}
}

func TestNoKeyIsInTwoRowsOfTheTable(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range flow.Keys() {
		for _, key := range k.Keys {
			if seen[key] {
				t.Errorf("%s is there twice", key)
			}
			seen[key] = true
		}
	}
}

// A word is typed in the line mode, and found with ctrl+p: it is one word, and no
// other action of the place has it.
func TestWordOfAnActionIsOneWordAndTellsItFromOthers(t *testing.T) {
	seen := map[string]string{}
	everyAction(t, func(where string, a flow.Action) {
		if a.Word == "" {
			return
		}
		for _, r := range a.Word {
			if r < 'a' || r > 'z' {
				t.Errorf("%s: %q is no word", where, a.Word)
			}
		}
		if len(a.Word) < 2 {
			t.Errorf("%s: %q is a letter", where, a.Word)
		}
		at := fmt.Sprint(where, a.Word)
		if other, twice := seen[at]; twice && other != a.Help {
			t.Errorf("%s: %s is %q and %q", where, a.Word, other, a.Help)
		}
		seen[at] = a.Help
	})
}

func TestLetterThatHasMovedSaysWhereTo(t *testing.T) {
	moved := 0
	everyAction(t, func(where string, a flow.Action) {
		switch {
		case a.Was == "":
			return
		case slices.Contains(a.Keys, a.Was):
			t.Errorf("%s: %s is still %q", where, a.Was, a.Help)
		case a.Moved().Empty():
			t.Errorf("%s: %q doesn't say where it is", where, a.Help)
		}
		moved++
	})
	if moved < 20 {
		t.Errorf("only %d have moved", moved)
	}
}
