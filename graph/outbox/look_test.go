package outbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph"
)

func TestUnconfirmedSendIsFoundByLooking(t *testing.T) {
	for fault, within := range map[string]time.Duration{
		"reset=after@post":                 time.Second,
		"commit-then-status=503@post":      time.Second,
		"commit-then-status=408:html@post": time.Second,
		"late-commit=4s@post":              5 * time.Second,
		"late-commit=29s@post":             30 * time.Second,
		"commit-then-status=201:cut@post":  time.Second,
		"commit-then-status=204:html@post": time.Second,
	} {
		synctest.Test(t, func(t *testing.T) {
			d := newFixture(t, fault)
			start := time.Now()
			result, err := d.send(d.post(origami))
			if err != nil || !result.Found || result.Entry.Status != Done || facetOf(result.Answer.Object).ID != result.Entry.Object {
				t.Errorf("%s: %+v, %v", fault, result, err)
			}
			if took := time.Since(start); took != within {
				t.Errorf("%s: took %s, want %s", fault, took, within)
			}
			d.wants(1, 1)
		})
	}
}

func TestStaleListsOnlyDelayTheLook(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t, "reset=after@post", "stale-lists=8s")
		start := time.Now()
		d.must(d.post(origami))
		if took := time.Since(start); took != 10*time.Second {
			t.Errorf("took %s", took)
		}
		d.wants(1, 1)
	})
}

func TestSendThatIsNotFoundRestsAsUnconfirmed(t *testing.T) {
	for _, fault := range []string{"reset=before@post", "late-commit=31s@post", "status=500:empty@post"} {
		synctest.Test(t, func(t *testing.T) {
			d := newFixture(t, fault)
			start := time.Now()
			result, err := d.send(d.post(origami))
			var unconfirmed *UnconfirmedError
			if !errors.As(err, &unconfirmed) || !errors.Is(err, graph.ErrUnconfirmed) || graph.OutcomeOf(err) != graph.Unconfirmed {
				t.Fatalf("%s: %v", fault, err)
			}
			if took := time.Since(start); took != 30*time.Second {
				t.Errorf("%s: took %s", fault, took)
			}
			open := d.open()
			if len(open) != 1 || open[0].Status != Unconfirmed || open[0].ID != result.Entry.ID || len(unconfirmed.Candidates) != 0 {
				t.Errorf("%s: %+v, %+v", fault, open, unconfirmed)
			}
			if strings.Contains(err.Error(), "Origami") {
				t.Errorf("%s: %v", fault, err)
			}
			if n := strings.Count(d.phaseNames(), "looking"); n != 6 {
				t.Errorf("%s: looked %d times", fault, n)
			}
			d.wants(0, 1)
		})
	}
}

func TestLateObjectIsFoundByCheckingAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t, "late-commit=1m@post")
		sent, _ := d.send(d.post(origami))
		if _, err := d.outbox.Check(t.Context(), d.target, sent.Entry.ID, nil); !errors.Is(err, graph.ErrUnconfirmed) {
			t.Error(err)
		}
		time.Sleep(time.Hour)
		start := time.Now()
		result, err := d.outbox.Check(t.Context(), d.target, sent.Entry.ID, nil)
		if err != nil || !result.Found || time.Since(start) != 0 {
			t.Errorf("%+v, %v, after %s", result, err, time.Since(start))
		}
		again, err := d.outbox.Check(t.Context(), d.target, sent.Entry.ID, nil)
		if err != nil || again.Entry.Object != result.Entry.Object || len(d.open()) != 0 {
			t.Errorf("%+v, %v", again, err)
		}
		d.wants(1, 1)
	})
}

func TestCancelledSendIsLookedForLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t, "late-answer=10s@post")
		ctx, progress := stopAt(t.Context(), Posting)
		result, err := d.outbox.Send(ctx, d.post(origami), func(p Progress) {
			if p.Phase == Posting {
				time.AfterFunc(time.Second, func() { progress(p) })
			}
		})
		if !errors.Is(err, graph.ErrUnconfirmed) || result.Entry.Status != Unconfirmed {
			t.Fatal(err)
		}
		if result, err = d.outbox.Check(t.Context(), d.target, result.Entry.ID, nil); err != nil || !result.Found {
			t.Errorf("%+v, %v", result, err)
		}
		d.wants(1, 1)
	})
}

// put adds an object that is new, by somebody and from some time.
func (d *fixture) put(id, maker string, made time.Time, name string) {
	d.Helper()
	object := fmt.Sprintf(`{"id":%q,"displayName":%q,"description":" Rapid ","categories":["craft",""],"webUrl":"",`+
		`"allowedAudiences":"8","createdDateTime":%q,"createdBy":{"user":{"id":%q}}}`,
		id, name, made.UTC().Format("2006-01-02T15:04:05.0000000Z"), maker)
	if err := d.sandbox.Put("me", "interests", json.RawMessage(object)); err != nil {
		d.Fatal(err)
	}
}

func TestOnlyWhatFitsIsTakenForTheSend(t *testing.T) {
	type lookalike struct {
		who  string // "me" or another maker
		when time.Duration
		name string
	}
	for name, test := range map[string]struct {
		there  []lookalike
		found  bool
		doubts string // of the candidates
	}{
		"equal":              {[]lookalike{{"me", time.Second, "Origami"}}, true, ""},
		"in the same second": {[]lookalike{{"me", 0, "Origami"}}, true, ""},
		"spaces":             {[]lookalike{{"me", time.Second, " Origami "}}, true, ""},
		"one of two":         {[]lookalike{{"me", time.Second, "Origami"}, {"me", time.Second, "Go"}}, true, ""},
		"equal to somebody":  {[]lookalike{{"other", time.Second, "Origami"}}, false, "[]"},
		"too old":            {[]lookalike{{"me", -10 * time.Minute, "Origami"}}, false, "[]"},
		"rather old":         {[]lookalike{{"me", -10 * time.Second, "Origami"}}, false, "[[time unclear]]"},
		"nobody's":           {[]lookalike{{"", time.Second, "Origami"}}, false, "[[maker hidden]]"},
		"different":          {[]lookalike{{"me", time.Second, "Go"}}, false, "[[differs]]"},
		"several":            {[]lookalike{{"me", time.Second, "Origami"}, {"me", 2 * time.Second, "Origami"}}, false, "[[] []]"},
	} {
		synctest.Test(t, func(t *testing.T) {
			d := newFixture(t, "reset=before@post")
			start := time.Now()
			time.AfterFunc(500*time.Millisecond, func() {
				for i, l := range test.there {
					if l.who == "me" {
						l.who = d.target.Actor.ID
					}
					d.put(fmt.Sprint("put-", i), l.who, start.Add(l.when), l.name)
				}
			})
			body := `{"displayName":"Origami","description":"Rapid","categories":["craft"],"webUrl":null,"collaborationTags":[],"allowedAudiences":"organization"}`
			_, err := d.send(d.post(body))
			if (err == nil) != test.found {
				t.Errorf("%s: %v", name, err)
			}
			if unconfirmed, ok := errors.AsType[*UnconfirmedError](err); ok {
				doubts := [][]Doubt{}
				for _, c := range unconfirmed.Candidates {
					doubts = append(doubts, c.Doubts)
				}
				if fmt.Sprint(doubts) != test.doubts {
					t.Errorf("%s: %v, want %s", name, doubts, test.doubts)
				}
			}
			if d.arrived(http.MethodPost) != 1 {
				t.Errorf("%s: sent again", name)
			}
		})
	}
}

func TestObjectOfOneSendIsNotTakenForAnother(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t, "reset=before@post+once", "stale-lists=1h")
		first, _ := d.send(d.post(origami))
		if err := d.outbox.Discard(t.Context(), first.Entry.ID); err != nil {
			t.Fatal(err)
		}
		d.sandbox.Clear("stale-lists")
		d.must(d.post(origami))
		d.inject("reset=before@post", "stale-lists=1h@get+once")
		time.Sleep(time.Second)
		if _, err := d.send(d.post(origami)); !errors.Is(err, graph.ErrUnconfirmed) {
			t.Errorf("an older object was taken for the send: %v", err)
		}
		d.wants(1, 3)
	})
}

func TestLookThatWasCutOffIsNotedAsSuch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t, "reset=after@post", "stale-lists=10m")
		ctx, progress := stopAt(t.Context(), Looking)
		if _, err := d.outbox.Send(ctx, d.post(origami), progress); !errors.Is(err, graph.ErrUnconfirmed) {
			t.Fatal(err)
		}
		if open := d.open(); len(open) != 1 || open[0].Looked {
			t.Fatalf("%+v", open)
		}
		if _, err := d.outbox.Check(t.Context(), d.target, d.open()[0].ID, nil); !errors.Is(err, graph.ErrUnconfirmed) {
			t.Fatal(err)
		}
		if open := d.open(); len(open) != 1 || !open[0].Looked {
			t.Errorf("%+v", open)
		}
	})
}
