package outbox

import (
	"encoding/json"
	"errors"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph"
	"facet/internal/state"
)

// lost is a send that rests as unconfirmed.
func (d *fixture) lost() Entry {
	d.Helper()
	d.inject("reset=before@post")
	result, err := d.send(d.post(origami))
	if !errors.Is(err, graph.ErrUnconfirmed) {
		d.Fatal(err)
	}
	d.sandbox.Clear("reset")
	return result.Entry
}

func TestSameSendIsRefusedWhileOneIsOpen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t)
		lost := d.lost()
		var already *AlreadyError
		spaced := `{"categories":["craft"],"description":"Rapid", "displayName":" Origami","webUrl":""}`
		if _, err := d.send(d.post(spaced)); !errors.As(err, &already) || already.Entry.ID != lost.ID {
			t.Error(err)
		}
		d.wants(0, 1)
		d.must(d.post(`{"displayName":"Go"}`))
		if err := d.outbox.Discard(t.Context(), lost.ID); err != nil {
			t.Fatal(err)
		}
		d.must(d.post(origami))
		if err := d.outbox.Discard(t.Context(), lost.ID); !errors.Is(err, ErrSettled) {
			t.Errorf("discarded twice: %v", err)
		}
	})
}

func TestPersonMaySendAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t)
		lost := d.lost()
		result, err := d.outbox.Again(t.Context(), d.target, lost.ID, nil)
		if err != nil || result.Entry.Again != lost.ID || result.Entry.Status != Done {
			t.Fatalf("%+v, %v", result, err)
		}
		d.wants(1, 2)
		h := d.history()
		if len(h) != 2 || h[1].Status != Resent || len(d.open()) != 0 {
			t.Errorf("%+v", h)
		}
		if _, err := d.outbox.Again(t.Context(), d.target, lost.ID, nil); !errors.Is(err, ErrSettled) {
			t.Errorf("sent again twice: %v", err)
		}
	})
}

func TestSendingAgainFindsWhatCameLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t, "late-commit=1m@post")
		sent, _ := d.send(d.post(origami))
		time.Sleep(time.Minute)
		result, err := d.outbox.Again(t.Context(), d.target, sent.Entry.ID, nil)
		if err != nil || !result.Found || result.Entry.ID != sent.Entry.ID {
			t.Errorf("%+v, %v", result, err)
		}
		d.wants(1, 1)
	})
}

func TestPersonMayChooseTheObject(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t)
		lost := d.lost()
		if err := d.outbox.Confirm(t.Context(), lost.ID, "its-id"); err != nil {
			t.Fatal(err)
		}
		h := d.history()
		if h[0].Status != Done || h[0].Object != "its-id" || !h[0].Chosen || h[0].CanUndo() == nil {
			t.Errorf("%+v", h[0])
		}
		if err := d.outbox.Confirm(t.Context(), "no such", "x"); !errors.Is(err, ErrNoEntry) {
			t.Error(err)
		}
	})
}

func TestKeyOfAnOpenSendGoesOutOnlyIfAPersonKnowsOfThat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t, "late-commit=10m@post")
		r := d.post(origami)
		r.Key = "draft-1"
		_, err := d.send(r)
		open, _ := errors.AsType[*UnconfirmedError](err)
		d.sandbox.Clear("late-commit")
		r.Body = json.RawMessage(`{"displayName":"Origami, changed"}`)
		for _, besides := range []string{"", "another"} {
			r.Acknowledged = besides
			if _, err := d.send(r); !errors.As(err, new(*AlreadyError)) {
				t.Errorf("%q: %v", besides, err)
			}
		}
		r.Acknowledged = open.Entry.ID
		second := d.must(r)
		if _, err := d.send(r); !errors.As(err, new(*AlreadyError)) {
			t.Errorf("a third time: %v", err)
		}
		if latest, err := d.outbox.Latest(t.Context(), r.Key); latest.ID != second.Entry.ID || err != nil {
			t.Errorf("%+v, %v", latest, err)
		}
	})
}

func TestKeyIsSentOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t)
		r := d.post(origami)
		r.Key = "draft-1"
		done := d.must(r)
		r.Body = json.RawMessage(`{"displayName":"Origami, changed"}`)
		for range 2 {
			var already *AlreadyError
			if _, err := d.send(r); !errors.As(err, &already) || already.Entry.ID != done.Entry.ID {
				t.Error(err)
			}
			time.Sleep(48 * time.Hour) // by then it is in the history
		}
		d.wants(1, 1)
		for key, want := range map[string]string{"draft-1": done.Entry.ID, "draft-2": "", "": ""} {
			if sent, err := d.outbox.Latest(t.Context(), key); sent.ID != want || err != nil {
				t.Errorf("%q: %v, %v", key, sent, err)
			}
		}
		if _, err := d.outbox.Undo(t.Context(), r.Target, done.Entry.ID, nil); err != nil {
			t.Fatal(err)
		}
		if sent, err := d.outbox.Latest(t.Context(), "draft-1"); sent.ID != "" || err != nil {
			t.Errorf("undone: %v, %v", sent, err)
		}
	})
}

func TestEntryIsTouchedOnlyByItsOwnPersonAndAccount(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t)
		lost := d.lost()
		before := len(d.sandbox.Requests())
		other := d.target
		other.Actor.ID = d.sandbox.People()[1].ID
		other.Person.ID = other.Actor.ID
		elsewhere := d.target
		elsewhere.Cloud = "global"
		for _, target := range []Target{other, elsewhere, {}} {
			_, checked := d.outbox.Check(t.Context(), target, lost.ID, nil)
			_, sent := d.outbox.Again(t.Context(), target, lost.ID, nil)
			_, undone := d.outbox.Undo(t.Context(), target, lost.ID, nil)
			if checked == nil || sent == nil || undone == nil {
				t.Errorf("%+v: %v, %v, %v", target, checked, sent, undone)
			}
		}
		if len(d.sandbox.Requests()) != before {
			t.Error("something was sent")
		}
	})
}

func TestUndoDeletesOnlyWhatWasCreatedAndIsUnchanged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t)
		others := len(d.sandbox.Objects("me", "interests"))
		ours := d.must(d.post(origami)).Entry
		changed := d.must(d.post(`{"displayName":"Go"}`)).Entry
		d.must(Request{Target: d.target, Method: http.MethodPatch, ID: changed.Object, Body: json.RawMessage(`{"description":"by hand"}`)})
		time.Sleep(48 * time.Hour) // the values are gone by now
		var conflict *ChangedError
		if _, err := d.outbox.Undo(t.Context(), d.target, changed.ID, nil); !errors.As(err, &conflict) || len(conflict.Object) == 0 {
			t.Errorf("undoing what was changed: %v", err)
		}
		for _, e := range d.history() {
			if e.Method != http.MethodPost {
				if _, err := d.outbox.Undo(t.Context(), d.target, e.ID, nil); err == nil {
					t.Errorf("undid a %s", e.Method)
				}
			}
		}
		if d.arrived(http.MethodDelete) != 0 {
			t.Error("something was deleted")
		}
		if _, err := d.outbox.Undo(t.Context(), d.target, ours.ID, nil); err != nil {
			t.Error(err)
		}
		if _, err := d.outbox.Undo(t.Context(), d.target, ours.ID, nil); err == nil {
			t.Error("undone twice")
		}
		if left := len(d.sandbox.Objects("me", "interests")); left != others+1 || d.count("Origami") != 0 || d.arrived(http.MethodDelete) != 1 {
			t.Errorf("%d objects left, want %d", left, others+1)
		}
		if h := d.history(); h[0].Undoes != ours.ID || !h[len(h)-1].Undone {
			t.Errorf("%+v", h)
		}
	})
}

func TestUndoOfWhatIsGoneIsASuccess(t *testing.T) {
	d := newFixture(t)
	ours := d.must(d.post(origami)).Entry
	if _, err := d.target.Collection.Delete(t.Context(), ours.Object); err != nil {
		t.Fatal(err)
	}
	result, err := d.outbox.Undo(t.Context(), d.target, ours.ID, nil)
	if err != nil || result.Entry.Status != Done || !d.history()[1].Undone {
		t.Errorf("%+v, %v", result, err)
	}
}

func TestObjectsOfOthersSurviveAnyUndo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t, "commit-then-status=503@post+#1-2", "stale-lists=3s")
		before := d.sandbox.Objects("me", "interests")
		for _, name := range []string{"A", "B", "C", "D"} {
			d.must(d.post(`{"displayName":"` + name + `"}`))
		}
		for _, e := range d.history() {
			d.outbox.Undo(t.Context(), d.target, e.ID, nil)
		}
		after := d.sandbox.Objects("me", "interests")
		for i := range before {
			if i >= len(after) || string(before[i]) != string(after[i]) {
				t.Fatal("another object was touched")
			}
		}
		if len(after) != len(before) {
			t.Errorf("%d objects, want %d", len(after), len(before))
		}
		t.Logf("P5: 4 creates undone, 0 of %d other objects touched", len(before))
	})
}

func TestOutboxInMemoryLeavesNothingBehind(t *testing.T) {
	memory := state.NewMemory()
	d := newFixture(t)
	d.outbox = New(d.outbox.dir, memory)
	d.must(d.post(origami))
	if names, _ := memory.ReadDir(d.outbox.dir); len(names) != 1 {
		t.Errorf("%v", names)
	}
}

func TestRefusedSecondSendLeavesTheFirstOpen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t)
		lost := d.lost()
		d.inject("status=403@post+once")
		if _, err := d.outbox.Again(t.Context(), d.target, lost.ID, nil); graph.OutcomeOf(err) != graph.Refused {
			t.Error(err)
		}
		if open := d.open(); len(open) != 1 || open[0].ID != lost.ID {
			t.Errorf("%+v", open)
		}
		if _, err := d.outbox.Again(t.Context(), d.target, lost.ID, nil); err != nil {
			t.Error(err)
		}
		d.wants(1, 3)
	})
}

func TestWhatGraphSaidItDidIsNeverSentAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t, "cut=0@post", "stale-lists=10m")
		_, err := d.send(d.post(origami))
		if !errors.Is(err, graph.ErrUnread) {
			t.Fatal(err)
		}
		id := d.open()[0].ID
		for range 2 {
			_, err := d.outbox.Again(t.Context(), d.target, id, nil)
			if !errors.Is(err, ErrDone) || !errors.Is(err, graph.ErrUnconfirmed) {
				t.Errorf("sent again: %v", err)
			}
		}
		time.Sleep(10 * time.Minute)
		if again, err := d.outbox.Again(t.Context(), d.target, id, nil); err != nil || again.Entry.Object == "" {
			t.Errorf("%+v, %v", again, err)
		}
		d.wants(1, 1)
	})
}
