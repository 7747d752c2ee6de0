package flow_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph"
	"facet/graph/outbox"
	"facet/profile/flow"
	"facet/profile/flow/flowtest"
	"facet/profile/send"
)

// inState looks at a step of the catalogue.
func inState(t *testing.T, name string, look func(*testing.T, flowtest.State)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { look(t, flowtest.Find(t, name)) })
}

// action is that of a key, with the cursor on no row.
func action(t *testing.T, s flow.Step, key string) flow.Action {
	t.Helper()
	a, found := s.View().Find(key, -1)
	if !found {
		t.Fatalf("%s is no action of it", key)
	}
	return a
}

// behind is what stands behind f2.
func behind(t *testing.T, s flow.Step) string { return texts(action(t, s, "f2").Go().Say) }

// said is all that who listens hears of it, and that who looks sees of it.
func said(s flow.Step) (heard, seen string) {
	v := s.View()
	if heard = texts(v.Blocks); v.Spoken != nil {
		heard = texts(v.Spoken)
	}
	return heard, texts(v.Blocks)
}

// texts are the words of all paragraphs and of the code.
func texts(blocks []flow.Block) string {
	var all strings.Builder
	for _, b := range blocks {
		switch b := b.(type) {
		case flow.Text:
			all.WriteString(b.Lead.String() + " " + b.Words.String() + "\n")
		case flow.Code:
			all.WriteString(b.Lines.String() + "\n")
		}
	}
	return all.String()
}

func TestWhatGraphDidIsNeverSentAgain(t *testing.T) {
	inState(t, "done and not found", func(t *testing.T, s flowtest.State) {
		again := action(t, s.Step, "again")
		if again.Can() || !errors.Is(again.Why, outbox.ErrDone) || !errors.Is(again.Why, graph.ErrUnconfirmed) {
			t.Errorf("it can be sent again: %v", again.Why)
		}
		before := len(s.Server.Requests())
		if _, err := flow.Do(t.Context(), s.Step, "again", nil); err == nil || len(s.Server.Requests()) != before {
			t.Errorf("something was sent: %v", err)
		}
		heard, seen := said(s.Step)
		for _, words := range []string{heard, seen} {
			if !strings.Contains(words, "Don't send it again.") {
				t.Errorf("it doesn't say what not to do:\n%s", words)
			}
		}
	})
}

func TestWhatIsSettledIsRefusedAsSuchByEachKey(t *testing.T) {
	inState(t, "done and not found", func(t *testing.T, s flowtest.State) {
		if _, err := flow.Do(t.Context(), s.Step, "d", nil); err != nil {
			t.Fatal(err)
		}
		all, err := s.Step.Session().Outbox.History(t.Context())
		if err != nil || len(all) != 1 {
			t.Fatalf("%v, %v", all, err)
		}
		plan, _, err := send.EntryPlan(s.Step.Session(), all[0])
		if err != nil {
			t.Fatal(err)
		}
		settled := flow.Unconfirmed(flow.Submission{Plan: plan}, all[0], nil)
		for _, key := range []string{"r", "again"} {
			next, err := flow.Do(t.Context(), settled, key, func(outbox.Progress) {})
			if !errors.Is(err, outbox.ErrSettled) || next.Ended == nil || next.Ended.Entry.Status != outbox.Discarded {
				t.Errorf("%s: %+v, %v", key, next.Ended, err)
			}
		}
	})
}

func TestWhatWasLookedForInVainSaysWhatIsKnownNow(t *testing.T) {
	inState(t, "unconfirmed, from the history", func(t *testing.T, s flowtest.State) {
		next, err := flow.Do(t.Context(), s.Step, "r", func(outbox.Progress) {})
		if !errors.Is(err, graph.ErrUnconfirmed) || next.Change == nil || next.Move != flow.Stay {
			t.Fatalf("%+v, %v", next, err)
		}
		if heard, _ := said(next.Change(s.Step)); !strings.Contains(heard, "facet can't tell whether it was done") && !strings.Contains(heard, "so it can't tell whether it was done") {
			t.Errorf("heard:\n%s", heard)
		}
		if next.Ended == nil || next.Ended.Sent != nil || next.Ended.Entry.ID == "" {
			t.Errorf("what stands behind it isn't told: %+v", next.Ended)
		}
	})
}

func TestLookThatFailedDoesNotSayThatNothingIsThere(t *testing.T) {
	inState(t, "unconfirmed", func(t *testing.T, s flowtest.State) {
		why, _ := said(s.Step)
		if err := s.Server.Inject("refuse@get"); err != nil {
			t.Fatal(err)
		}
		look := func(ctx context.Context, tell flow.Tell, says string) {
			next, _ := flow.Do(ctx, s.Step, "r", tell)
			if !strings.HasPrefix(next.Notice.String(), says) || next.Change == nil {
				t.Fatalf("it says %q, want %q", next.Notice, says)
			}
			if after, _ := said(next.Change(s.Step)); after != why {
				t.Errorf("it forgot why it isn't known:\n%s\nwas\n%s", after, why)
			}
		}
		look(t.Context(), func(outbox.Progress) {}, "facet could not check. facet could not reach Microsoft 365")
		ctx, stop := context.WithCancel(t.Context())
		look(ctx, func(outbox.Progress) { stop() }, "You stopped looking.")
	})
}

func TestSentAgainItLeadsToItsResult(t *testing.T) {
	inState(t, "unconfirmed", func(t *testing.T, s flowtest.State) {
		s.Server.Clear("reset")
		next, err := flow.Do(t.Context(), s.Step, "again", func(outbox.Progress) {})
		if err != nil || next.Move != flow.Home || next.Ended == nil || next.Ended.Sent == nil {
			t.Fatalf("%+v, %v", next, err)
		}
		if result := next.To.(flow.Step).View().Title; result.Tone != flow.Good {
			t.Errorf("it leads to %+v", result)
		}
		if _, err := flow.Do(t.Context(), s.Step, "r", nil); !errors.Is(err, outbox.ErrSettled) {
			t.Errorf("once more: %v", err)
		}
	})
}

func TestOneOfThoseThatMayBeItIsChosenAfterAQuestion(t *testing.T) {
	inState(t, "unconfirmed, with candidates", func(t *testing.T, s flowtest.State) {
		view := s.Step.View()
		choose, _ := view.Find("enter", 0)
		if choose.Confirm == nil {
			t.Fatal("nobody is asked")
		}
		if next := choose.Run(t.Context(), nil); next.Err != nil || next.Move != flow.Home {
			t.Fatalf("%+v", next)
		}
		if open, err := s.Step.Session().Outbox.Open(t.Context()); len(open) != 0 || err != nil {
			t.Errorf("it is open yet: %v, %v", open, err)
		}
	})
}

func TestNothingIsSentAgainBeforeGraphTakesIt(t *testing.T) {
	inState(t, "refused, for a day", func(t *testing.T, s flowtest.State) {
		if again := action(t, s.Step, "r"); again.Can() || !strings.Contains(again.WhyNot().String(), "asks you to wait") {
			t.Errorf("it can be sent: %q", again.WhyNot())
		}
		until := s.Step.View().Until
		if heard, _ := said(s.Step); !strings.Contains(heard, " on 2000-01-02.") || until.IsZero() {
			t.Errorf("heard, until %v:\n%s", until, heard)
		}
		time.Sleep(time.Until(until))
		if again := action(t, s.Step, "r"); !again.Can() {
			t.Errorf("it can't be sent: %q", again.WhyNot())
		}
	})
}

func TestWhatNobodyHearsUnaskedIsReadOutAsDetails(t *testing.T) {
	for _, name := range []string{"refused", "denied"} {
		inState(t, name, func(t *testing.T, s flowtest.State) {
			heard, seen := said(s.Step)
			report := action(t, s.Step, "c").Go().Copy.Text
			for _, id := range []string{"request-id", "client-request-id"} {
				if strings.Contains(heard, id) || strings.Contains(seen, id) || !strings.Contains(behind(t, s.Step), id) || !strings.Contains(report, id) {
					t.Errorf("%s in\n%s\n%s\n%s", id, heard, seen, report)
				}
			}
		})
	}
}

func TestCausesFollowWhatIsKnownByNow(t *testing.T) {
	inState(t, "denied, the permission can be asked for", func(t *testing.T, s flowtest.State) {
		if consent, ok := action(t, s.Step, "permission").Go().To.(flow.Consent); !ok || consent.Session != s.Step.Session() {
			t.Error("the permission isn't asked for")
		}
	})
	inState(t, "denied, with the permission", func(t *testing.T, s flowtest.State) {
		if _, found := s.Step.View().Find("permission", -1); found {
			t.Error("a permission that is there is asked for")
		}
		if heard, _ := said(s.Step); !strings.Contains(heard, "ruled out The permission") {
			t.Errorf("heard:\n%s", heard)
		}
	})
}

func TestWhatWasSentBeforeLeadsToWhatWasSent(t *testing.T) {
	inState(t, "sent before", func(t *testing.T, s flowtest.State) {
		for _, key := range []string{"look", "t", "r"} {
			if a := action(t, s.Step, key); !a.Can() {
				t.Errorf("%s: %v", key, a.WhyNot())
			}
		}
		if title := s.Step.View().Title; title.Tone != flow.Warn || title.Words.String() != "Already sent" {
			t.Errorf("%+v", title)
		}
	})
}
