package flow_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"facet/graph"
	"facet/graph/sandbox"
	"facet/profile/flow"
	"facet/profile/flow/flowtest"
)

// patched are the changes that a sandbox was sent.
func patched(s flowtest.State) (all []sandbox.Request) {
	for _, r := range s.Server.Requests() {
		if r.Method == http.MethodPatch {
			all = append(all, r)
		}
	}
	return all
}

func TestWhoSeesWhatIsListedFromTheNarrowestAudience(t *testing.T) {
	inState(t, "who sees what", func(t *testing.T, s flowtest.State) {
		var heads, locked []string
		list := s.Step.View().List
		for i := range list.Count {
			row := list.Row(i)
			if !row.Head.Empty() {
				heads = append(heads, row.Head.String())
			}
			if row.Why != nil {
				locked = append(locked, row.Name.String())
			}
		}
		if len(heads) < 3 || !strings.HasPrefix(heads[0], "Only you (") || !strings.HasPrefix(heads[len(heads)-1], "Everyone, also the public (") {
			t.Errorf("the groups are %q", heads)
		}
		if !slices.Contains(locked, "First aid at work") || len(list.All()) != list.Count-len(locked) {
			t.Errorf("%q are locked, %d of %d can be chosen", locked, len(list.All()), list.Count)
		}
	})
}

func TestLockedEntryIsNoneOfSeveral(t *testing.T) {
	inState(t, "who sees what", func(t *testing.T, s flowtest.State) {
		list := s.Step.View().List
		var all []int
		for i := range list.Count {
			all = append(all, i)
		}
		if a := list.Several(all); a.Can() || !strings.Contains(a.WhyNot().String(), "so it can't be changed") {
			t.Errorf("it can be done: %q", a.WhyNot())
		}
	})
}

func TestEachOfSeveralChangesIsSentOnceAndSaysNothingElse(t *testing.T) {
	inState(t, "a review of several changes", func(t *testing.T, s flowtest.State) {
		view, seen := s.Step.View(), map[string]bool{}
		shown := 0
		for _, b := range view.Blocks {
			if changes, are := b.(flow.Changes); are {
				shown = len(changes)
			}
		}
		before := len(patched(s))
		next := view.Question.Yes.Do(t.Context(), nothing)
		sent := patched(s)[before:]
		for _, r := range sent {
			if string(r.Body) != `{"allowedAudiences":"me"}` || seen[r.Path] {
				t.Errorf("%s was sent %s", r.Path, r.Body)
			}
			seen[r.Path] = true
		}
		if len(sent) == 0 || len(sent) != shown || next.Err != nil {
			t.Errorf("%d were shown, %d were sent: %v", shown, len(sent), next.Err)
		}
	})
}

func TestSeveralChangesAreTakenBackExceptWhatSomebodyHasChanged(t *testing.T) {
	inState(t, "several changes that were made", func(t *testing.T, s flowtest.State) {
		interests, err := s.Step.Session().Client.Collection(graph.Me(), "profile/interests")
		if err != nil {
			t.Fatal(err)
		}
		kayak := func() (now graph.PersonInterest) {
			all, err := interests.List(t.Context())
			for _, raw := range all {
				if graph.Decode(raw, &now) == nil && now.DisplayName == "Sea kayaking" {
					return now
				}
			}
			t.Fatal("it is gone", err)
			return now
		}
		if _, err := interests.Update(t.Context(), kayak().ID, []byte(`{"allowedAudiences":"contacts"}`)); err != nil {
			t.Fatal(err)
		}
		u, _ := s.Step.View().Find("u", -1)
		review := u.Go().To.(flow.Step)
		next := review.View().Question.Yes.Do(t.Context(), nothing)
		list := next.To.(flow.Step).View().List
		left := 0
		for i := range list.Count {
			switch row := list.Row(i); {
			case strings.HasPrefix(row.About.String(), "left alone: somebody has changed it since"):
				left++
			case !strings.HasPrefix(row.About.String(), "changed ·"):
				t.Errorf("%s: %s", row.Name, row.About)
			}
		}
		if now := kayak().AllowedAudiences; left != 1 || now != graph.Contacts {
			t.Errorf("%d were left alone, and it is seen by %v", left, now)
		}
	})
}

func TestSeveralChangesStopWhereTheRestWouldBeRefusedToo(t *testing.T) {
	inState(t, "several changes that are refused", func(t *testing.T, s flowtest.State) {
		view := s.Step.View()
		words := texts(view.Blocks)
		if len(patched(s)) >= view.List.Count || !strings.Contains(words, "It stopped") || !strings.Contains(words, "Nothing was sent for ") {
			t.Errorf("%d of %d were sent: %s", len(patched(s)), view.List.Count, words)
		}
		rest, _ := view.Find("r", -1)
		if got := rest.Go().To.(flow.Step).View().Title.Words.String(); !strings.HasPrefix(got, "Change who sees ") {
			t.Errorf("the rest is %q", got)
		}
		if _, offered := view.Find("u", -1); offered {
			t.Error("nothing was done, and can be undone")
		}
	})
}

func TestWhatMayHaveBeenDoneIsNotAmongTheRest(t *testing.T) {
	inState(t, "several changes that aren't confirmed", func(t *testing.T, s flowtest.State) {
		view, before := s.Step.View(), len(patched(s))
		rest, some := view.Find("r", -1)
		if !some {
			t.Fatal("there is no rest", texts(view.Blocks), view.Title, view.List.Row(0).About)
		}
		rest.Go().To.(flow.Step).View().Question.Yes.Do(t.Context(), nothing)
		seen := map[string]int{}
		for _, r := range patched(s) {
			seen[r.Path]++
		}
		for path, times := range seen {
			if times > 1 {
				t.Errorf("%s was sent %d times", path, times)
			}
		}
		if len(patched(s)) == before {
			t.Error("nothing more was sent")
		}
	})
}
