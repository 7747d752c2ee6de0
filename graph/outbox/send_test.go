package outbox

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph"
	"facet/graph/sandbox"
	"facet/internal/state"
)

func TestSendIsDoneAndInTheHistory(t *testing.T) {
	d := newFixture(t)
	result := d.must(d.post(origami))
	d.wants(1, 1)
	history := d.history()
	if len(history) != 1 || len(d.open()) != 0 {
		t.Fatalf("history: %+v", history)
	}
	e := history[0]
	if e.Status != Done || e.Object == "" || e.Object != result.Entry.Object || e.HTTPStatus != 201 || e.RequestID == "" || e.ClientRequestID == "" {
		t.Errorf("%+v", e)
	}
	if e.Actor.ID != d.target.Actor.ID || e.Person.ID != d.target.Person.ID || e.Path != "profile/interests" || e.Label != "Origami" {
		t.Errorf("%+v", e)
	}
	if d.phaseNames() != "preparing sending" {
		t.Error(d.phaseNames())
	}
}

func TestGraphThatIsNotReachedIsTriedFourTimes(t *testing.T) {
	for fault, want := range map[string]int{"refuse@post+#1-3": 1, "refuse@post": 0} {
		synctest.Test(t, func(t *testing.T) {
			d := newFixture(t, fault)
			start := time.Now()
			result, err := d.send(d.post(origami))
			d.wants(want, 4)
			if (err == nil) != (want == 1) {
				t.Errorf("%s: %v", fault, err)
			}
			if took := time.Since(start); took < 1500*time.Millisecond || took > 14*time.Second {
				t.Errorf("%s: took %s", fault, took)
			}
			if err != nil && (graph.OutcomeOf(err) != graph.NotSent || result.Entry.Status != NotSent) {
				t.Errorf("%s: %v, %+v", fault, err, result.Entry)
			}
			if len(d.open()) != 0 {
				t.Errorf("%s: open: %+v", fault, d.open())
			}
		})
	}
}

func TestThrottledSendWaitsAsLongAsGraphAsks(t *testing.T) {
	for asked, want := range map[string]time.Duration{"7": 7 * time.Second, "date:30": 30 * time.Second, "0.01": time.Second, "300": 5 * time.Minute} {
		synctest.Test(t, func(t *testing.T) {
			d := newFixture(t, "status=429@post+once", "retry-after="+asked)
			start := time.Now()
			d.must(d.post(origami))
			d.wants(1, 2)
			if took := time.Since(start).Round(time.Second); took != want {
				t.Errorf("%s: took %s, want %s", asked, took, want)
			}
			if p := d.phases[2]; p.Phase != Throttled || p.Until.Sub(start).Round(time.Second) != want {
				t.Errorf("%s: %+v", asked, p)
			}
		})
	}
}

func TestWaitThatIsTooLongIsSaidAtOnce(t *testing.T) {
	for asked, limit := range map[string]time.Duration{"86400": time.Hour, "date:3600": time.Hour, "60": 50 * time.Second} {
		synctest.Test(t, func(t *testing.T) {
			d := newFixture(t, "status=429@post+once", "retry-after="+asked)
			ctx, cancel := context.WithTimeout(t.Context(), limit)
			defer cancel()
			start := time.Now()
			_, err := d.outbox.Send(ctx, d.post(origami), d.note)
			refused, ok := errors.AsType[*graph.Error](err)
			if !ok || refused.Status != http.StatusTooManyRequests || refused.RetryAfter == 0 || time.Since(start) > time.Second {
				t.Errorf("%s: %v after %s", asked, err, time.Since(start))
			}
			d.wants(0, 1)
		})
	}
}

func TestThrottledAfterItWasDoneIsNotDoneTwice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := fixtureAt(t, sandbox.New(), New(t.TempDir(), state.NewMemory()), "commit-then-status=429@post", "retry-after=2@post")
		sends := 60
		if testing.Short() {
			sends = 10
		}
		for i := range sends {
			d.must(d.post(fmt.Sprintf(`{"displayName":"Row %d"}`, i)))
		}
		if posts, objects := d.arrived(http.MethodPost), len(d.sandbox.Objects("me", "interests")); posts != sends || d.twins() != 0 {
			t.Errorf("%d POSTs, %d objects, %d of them twice", posts, objects, d.twins())
		}
	})
}

func TestWhatWasGivenUpUnderAThrottleIsLookedForBeforeItIsSentAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t, "commit-then-status=429@post+once", "retry-after=86400@post")
		r := d.post(origami)
		r.Key = "row-1"
		if _, err := d.send(r); graph.OutcomeOf(err) != graph.Throttled {
			t.Fatal(err)
		}
		_, err := d.send(r)
		if already, ok := errors.AsType[*AlreadyError](err); !ok || already.Entry.Status != Done || already.Entry.Object == "" {
			t.Error(err)
		}
		d.wants(1, 1)
	})
}

func TestThrottleThatDidNothingIsSentAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t, "status=429@post+#1-5", "retry-after=2@post")
		if _, err := d.send(d.post(origami)); graph.OutcomeOf(err) != graph.Throttled {
			t.Fatal(err)
		}
		d.must(d.post(origami))
		d.wants(1, 6)
	})
}

func TestThrottleAfterWhichTheListCantBeReadSendsNothingAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t, "commit-then-status=429@post", "status=503@get+#2-99")
		if _, err := d.send(d.post(origami)); graph.OutcomeOf(err) != graph.Throttled {
			t.Error(err)
		}
		d.wants(1, 1)
	})
}

func TestCancelledWaitSendsNothing(t *testing.T) {
	for fault, phase := range map[string]Phase{"status=429@post": Throttled, "refuse@post": Resending} {
		synctest.Test(t, func(t *testing.T) {
			d := newFixture(t, fault)
			ctx, progress := stopAt(t.Context(), phase)
			_, err := d.outbox.Send(ctx, d.post(origami), progress)
			if !errors.Is(err, context.Canceled) || graph.OutcomeOf(err) != graph.NotSent {
				t.Error(err)
			}
			d.wants(0, 1)
			if h := d.history(); len(h) != 1 || h[0].Status != NotSent {
				t.Errorf("%+v", h)
			}
		})
	}
}

func TestRefusalStopsTheSend(t *testing.T) {
	d := newFixture(t, "access-denied-for-role@post", "unknown-error@post")
	_, err := d.send(d.post(origami))
	var refused *graph.Error
	if !errors.As(err, &refused) || graph.OutcomeOf(err) != graph.Refused {
		t.Error(err)
	}
	d.wants(0, 1)
	if h := d.history(); len(h) != 1 || h[0].Status != Refused || h[0].HTTPStatus != 400 {
		t.Errorf("%+v", h)
	}
}

func TestListThatCantBeReadSendsNothing(t *testing.T) {
	d := newFixture(t, "status=403@get")
	if _, err := d.send(d.post(origami)); graph.OutcomeOf(err) != graph.Refused {
		t.Error(err)
	}
	d.wants(0, 0)
	if len(d.history()) != 0 {
		t.Error("something is in the journal")
	}
}

func TestChangeAndDeletionAreSentOnce(t *testing.T) {
	for _, fault := range []string{"", "reset=after@writes", "commit-then-status=503@writes", "cut=1@writes", "late-commit=4s@writes"} {
		synctest.Test(t, func(t *testing.T) {
			d := newFixture(t)
			made := d.must(d.post(origami))
			if fault != "" {
				d.inject(fault)
			}
			patch := Request{Target: d.target, Method: http.MethodPatch, ID: made.Entry.Object, Body: json.RawMessage(`{"displayName":"Go","description":null}`)}
			if changed := d.must(patch); changed.Entry.Status != Done || changed.Entry.Object != made.Entry.Object {
				t.Errorf("%s: %+v", fault, changed.Entry)
			}
			if d.count("Go") != 1 {
				t.Errorf("%s: not changed", fault)
			}
			deletion := Request{Target: d.target, Method: http.MethodDelete, ID: made.Entry.Object}
			d.must(deletion)
			if d.count("Go") != 0 || d.arrived(http.MethodPatch) != 1 || d.arrived(http.MethodDelete) != 1 {
				t.Errorf("%s: %d objects, %d PATCHes, %d DELETEs", fault, d.count("Go"), d.arrived(http.MethodPatch), d.arrived(http.MethodDelete))
			}
			d.sandbox.Clear(fault)
			if again := d.must(deletion); again.Entry.Status != Done || again.Entry.HTTPStatus != 404 {
				t.Errorf("%s: deleting what is gone: %+v", fault, again.Entry)
			}
		})
	}
}

func TestRequestThatDoesNotFitIsNotSent(t *testing.T) {
	d := newFixture(t)
	other := d.target
	other.Person.ID = d.sandbox.People()[1].ID
	nobody := d.target
	nobody.Actor.ID = ""
	for name, r := range map[string]Request{
		"another person":    {Target: other, Method: http.MethodPost, Body: json.RawMessage(origami)},
		"nobody":            {Target: nobody, Method: http.MethodPost, Body: json.RawMessage(origami)},
		"no collection":     {Target: Target{}, Method: http.MethodPost, Body: json.RawMessage(origami)},
		"no id":             {Target: d.target, Method: http.MethodDelete},
		"id of a post":      {Target: d.target, Method: http.MethodPost, ID: "1", Body: json.RawMessage(origami)},
		"id of a path":      {Target: d.target, Method: http.MethodDelete, ID: "../1"},
		"no body":           {Target: d.target, Method: http.MethodPost},
		"a list":            {Target: d.target, Method: http.MethodPost, Body: json.RawMessage(`[]`)},
		"a body to delete":  {Target: d.target, Method: http.MethodDelete, ID: "1", Body: json.RawMessage(origami)},
		"another method":    {Target: d.target, Method: http.MethodPut, ID: "1", Body: json.RawMessage(origami)},
		"a key with spaces": {Target: d.target, Method: http.MethodPost, Body: json.RawMessage(origami), Key: `a "b`},
	} {
		if _, err := d.send(r); err == nil || graph.OutcomeOf(err) != graph.NotSent || strings.Contains(err.Error(), "Origami") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(d.sandbox.Requests()) != 0 || len(d.history()) != 0 {
		t.Error("something was sent, or written down")
	}
}

func TestWhatWasDoneLatelyIsNotDoneAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t)
		done := d.must(d.post(origami))
		lately := func() Request {
			r := d.post(`{"description":" Rapid ","displayName":"Origami","categories":["craft"]}`)
			r.Since = time.Now().Add(-time.Hour)
			return r
		}
		_, err := d.outbox.Send(t.Context(), lately(), nil)
		if already, ok := errors.AsType[*AlreadyError](err); !ok || already.Entry.ID != done.Entry.ID {
			t.Error(err)
		}
		if _, err := d.outbox.Undo(t.Context(), d.target, done.Entry.ID, nil); err != nil {
			t.Fatal(err)
		}
		d.must(lately())
		time.Sleep(2 * time.Hour)
		d.must(lately())
		d.wants(2, 3)
	})
}
