package flow_test

import (
	"slices"
	"strings"
	"testing"

	"facet/graph/outbox"
	"facet/graph/sandbox"
	"facet/profile/flow"
	"facet/profile/flow/flowtest"
	"facet/profile/send"
)

// nothing is told how a send is getting on.
func nothing(outbox.Progress) {}

func TestReviewSuggestsGoingBackWhereSendingIsNotMeantLightly(t *testing.T) {
	for state, careful := range map[string]bool{
		"review": false, "review of a change": false, "review of an undo": false,
		"review of what the public will see": true, "review of a deletion": true, "review for somebody else": true,
		"review of what is there and says otherwise": true, "review of what was sent": true, "review of what isn't confirmed": true,
	} {
		inState(t, state, func(t *testing.T, s flowtest.State) {
			if view := s.Step.View(); view.Question.Careful != careful {
				t.Errorf("%s: careful is %v", state, !careful)
			}
		})
	}
}

func TestReviewLeadsToAnEarlierSend(t *testing.T) {
	for state, help := range map[string]string{"review": "", "review of what was sent": "t what was sent", "review of what isn't confirmed": "r check first"} {
		inState(t, state, func(t *testing.T, s flowtest.State) {
			key, _, _ := strings.Cut(help, " ")
			if a, _ := s.Step.View().Find(key, -1); help != strings.TrimSpace(key+" "+a.Help) {
				t.Errorf("%s: %s is %q, want %q", state, key, a.Help, help)
			}
		})
	}
}

// reviewSaysTheSameToEyeAndEar is one of the laws of every step.
func reviewSaysTheSameToEyeAndEar(t *testing.T, s flowtest.State) {
	view := s.Step.View()
	if view.Question == nil || view.Question.Yes.Sends == nil || view.Spoken == nil {
		return
	}
	heard := texts(view.Spoken)
	for line := range strings.SplitSeq(texts(view.Blocks), "\n") {
		if !strings.Contains(heard, line) && !strings.Contains(line, "What is there now (−)") {
			t.Errorf("%s: %q isn't said", s.Name, line)
		}
	}
}

func TestReviewShowsWhatItSends(t *testing.T) {
	inState(t, "review", func(t *testing.T, s flowtest.State) {
		view := s.Step.View()
		next := view.Question.Yes.Run(t.Context(), nothing)
		all := s.Server.Requests()
		sent := all[slices.IndexFunc(all, func(r sandbox.Request) bool { return r.Method != "GET" })]
		if said := behind(t, s.Step); !strings.Contains(said, sent.Method+" ") || !strings.Contains(said, send.Pretty(sent.Body)) {
			t.Errorf("it sent %s %s, and said\n%s", sent.Method, sent.Body, said)
		}
		if next.Move != flow.Home || next.Ended == nil || next.Ended.Sent == nil {
			t.Errorf("it led to %+v", next)
		}
	})
}

func TestReviewSaysWhatCardsShowWhereNobodyHasLookedBefore(t *testing.T) {
	inState(t, "review of a skill where cards show others", func(t *testing.T, s flowtest.State) {
		view := s.Step.View()
		if said := texts(view.Spoken); !strings.Contains(said, "profile cards show only skills from there") {
			t.Errorf("before: %s", said)
		}
		next := view.Question.Yes.Run(t.Context(), nothing)
		if next.Err != nil || next.To == nil {
			t.Fatalf("it led to %+v", next)
		}
		if said := texts(next.To.(flow.Step).View().Spoken); !strings.Contains(said, "so profile cards may not show it") {
			t.Errorf("after: %s", said)
		}
	})
	inState(t, "review", func(t *testing.T, s flowtest.State) {
		if asked := len(s.Server.Requests()); asked > 2 { // who it is
			t.Errorf("%d requests were made for a kind of which nothing else is to be known", asked)
		}
	})
}

func TestReviewOfWhatIsRefusedLeadsToWhatCanBeDone(t *testing.T) {
	inState(t, "review of what will be refused", func(t *testing.T, s flowtest.State) {
		next := s.Step.View().Question.Yes.Run(t.Context(), nothing)
		if next.Move != flow.Instead || next.Err == nil || next.Ended == nil || next.Ended.Sent != nil {
			t.Errorf("it led to %+v", next)
		}
	})
}

func TestWhatIsThereByNowIsSaidAndNotSentWithoutAnotherYes(t *testing.T) {
	inState(t, "review of what is there by now", func(t *testing.T, s flowtest.State) {
		step := s.Step
		if view := step.View(); view.Question.Careful || strings.Contains(texts(view.Blocks), "already") {
			t.Fatal("it is known before it is sent")
		}
		next := step.View().Question.Yes.Run(t.Context(), nothing)
		if next.Move != flow.Stay || next.Err == nil || next.Change == nil {
			t.Fatalf("it led to %+v", next)
		}
		step = next.Change(step)
		if view := step.View(); !view.Question.Careful || !strings.Contains(texts(view.Blocks), "Nothing was sent yet.") {
			t.Errorf("it says\n%s", texts(view.Blocks))
		}
		if next := step.View().Question.Yes.Run(t.Context(), nothing); next.Move != flow.Home {
			t.Errorf("another yes led to %+v", next)
		}
	})
}

func TestReviewTakesItsNewsAsItIsByThen(t *testing.T) {
	inState(t, "review of what is there by now", func(t *testing.T, s flowtest.State) {
		step := s.Step
		read := step.(flow.Loader).Load(true)(t.Context(), nothing)
		step = step.View().Question.Yes.Run(t.Context(), nothing).Change(step)
		if now := texts(read.Change(step).View().Blocks); !strings.Contains(now, "Nothing was sent yet.") {
			t.Errorf("what the send has shown is lost:\n%s", now)
		}
	})
}
