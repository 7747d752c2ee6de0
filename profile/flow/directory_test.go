package flow_test

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"facet/profile/flow"
	"facet/profile/flow/flowtest"
)

func TestDirectoryOffersNothingThatCreatesOrDeletes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		offered := overview(t, "the directory").Here()
		offered = append(offered, overview(t, "an entry of the directory").Here()...)
		for _, a := range offered {
			if strings.Contains(a.Help, "new") || strings.Contains(a.Help, "delete") {
				t.Error(a.Help)
			}
		}
	})
	inState(t, "directory entry", func(t *testing.T, s flowtest.State) {
		for _, a := range s.Step.View().Actions {
			if strings.Contains(a.Help, "new") || strings.Contains(a.Help, "delete") {
				t.Error(a.Help)
			}
		}
	})
}

func TestDirectoryOfSomebodyElseIsShownAndNotChanged(t *testing.T) {
	inState(t, "directory entry of somebody else", func(t *testing.T, s flowtest.State) {
		edit := action(t, s.Step, "e")
		if edit.Can() || !strings.Contains(edit.WhyNot().String(), "can change this: Microsoft 365 takes it from nobody else.") {
			t.Error(edit.WhyNot())
		}
	})
	synctest.Test(t, func(t *testing.T) {
		here := overview(t, "an entry of somebody else's directory").Here()
		if edit := slices.IndexFunc(here, func(a flow.Action) bool { return a.Name() == "e" }); edit < 0 || here[edit].Can() {
			t.Error("it can be changed at the profile")
		}
	})
}

func TestDirectoryEntrySaysWhatTheFacetsHaveOtherwise(t *testing.T) {
	inState(t, "directory entry that differs from the facets", func(t *testing.T, s flowtest.State) {
		if heard, seen := said(s.Step); !strings.Contains(seen, "Only among the facets of the profile, not here: Learning the accordion.") || !strings.Contains(heard, "Learning the accordion") {
			t.Error(seen)
		}
	})
}

func TestChangeOfTheDirectoryCanBeTakenBack(t *testing.T) {
	inState(t, "result of a directory change", func(t *testing.T, s flowtest.State) {
		review := action(t, s.Step, "u").Run(t.Context(), nil).To.(flow.Step)
		request := behind(t, review)
		if !strings.Contains(request, "PATCH https://sandbox.facet.invalid/beta/me\n") || !strings.Contains(request, `"aboutMe": "I turn customers' grumbles into releases."`) {
			t.Error(request)
		}
	})
}
