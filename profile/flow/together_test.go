package flow_test

import (
	"fmt"
	"slices"
	"testing"

	"facet/profile/flow"
	"facet/profile/flow/flowtest"
)

func TestWhatWasSentTogetherIsUndoneTogether(t *testing.T) {
	inState(t, "history of changes sent together", func(t *testing.T, s flowtest.State) {
		list := s.Step.View().List
		for i := range list.Count {
			at := slices.IndexFunc(list.Row(i).Actions, func(a flow.Action) bool { return a.Word == "together" })
			if at < 0 {
				t.Fatalf("%s is undone by itself alone", list.Row(i).Name)
			}
			review := list.Row(i).Actions[at].Go().To.(flow.Step).View()
			if want := fmt.Sprintf("Undo: change %d entries back", list.Count); review.Title.Words.String() != want {
				t.Errorf("it leads to %q, want %q", review.Title.Words, want)
			}
		}
	})
	inState(t, "history of a send", func(t *testing.T, s flowtest.State) {
		for _, a := range s.Step.View().List.Row(0).Actions {
			if a.Word == "together" {
				t.Error("one send is undone with others")
			}
		}
	})
}
