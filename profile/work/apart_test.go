package work

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph"
	"facet/graph/outbox"
	"facet/graph/sandbox"
	"facet/profile/send"
)

// apart is a fixture whose client has a batch, as facet's has.
func apart(t testing.TB, faults ...string) *fixture {
	d := newFixture(t, faults...)
	guard := graph.NewTransport(sandbox.BaseURL, d.wire)
	plain := &graph.Client{BaseURL: sandbox.BaseURL, HTTP: &http.Client{Transport: &graph.Batch{Root: sandbox.BaseURL, Base: guard}}}
	d.client = d.pace.Client(d.stop, plain)
	return d
}

// side makes ready a list that is sent for four people at a time.
func (d *fixture) side(content string) *Run {
	d.Helper()
	r := d.run(content)
	var mu sync.Mutex
	r.Parallel, r.Ahead = 4, d.pace.Ahead
	r.Step = func(p outbox.Progress) {
		mu.Lock()
		defer mu.Unlock()
		d.steps = append(d.steps, p.Phase)
	}
	return r
}

func TestThousandRowsFarAwayTakeAMinute(t *testing.T) {
	if testing.Short() || racing {
		t.Skip("sends 1,000 rows; the other tests go the same ways")
	}
	synctest.Test(t, func(t *testing.T) {
		d := apart(t, "latency=200ms")
		begun := time.Now()
		r := d.side(list(names(d.sandbox), 1000))
		if err := r.Send(t.Context(), d.stop); err != nil || statuses(r) != "1000 sent" {
			t.Fatal(statuses(r), err)
		}
		d.once(1000)
		took := time.Since(begun)
		t.Logf("1,000 rows at 200 ms a request in %.0f s", took.Seconds())
		if took > time.Minute {
			t.Error("that is too long")
		}
	})
}

// crowd watches how many creates are under way, in all and for one person.
type crowd struct {
	mu                  sync.Mutex
	now                 map[string]int
	most, mostOfOne, at int
}

func (c *crowd) watch(base http.RoundTripper) http.RoundTripper {
	return roundTrip(func(r *http.Request) (*http.Response, error) {
		if r.Method != http.MethodPost || strings.HasSuffix(r.URL.Path, "/$batch") {
			return base.RoundTrip(r)
		}
		person, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, "/beta/"), "users/"), "/")
		c.add(person, 1)
		defer c.add(person, -1)
		return base.RoundTrip(r)
	})
}

func (c *crowd) add(person string, n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now[person] += n
	c.at += n
	c.most, c.mostOfOne = max(c.most, c.at), max(c.mostOfOne, c.now[person])
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestRowsOfDifferentPeopleGoSideBySideAndThoseOfOneDoNot(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := apart(t, "latency=200ms")
		seen := &crowd{now: map[string]int{}}
		d.pace.base = seen.watch(d.pace.base)
		r := d.side(list(names(d.sandbox), 60))
		if err := r.Send(t.Context(), d.stop); err != nil || statuses(r) != "60 sent" {
			t.Fatal(statuses(r), err)
		}
		d.once(60)
		if seen.most != 4 || seen.mostOfOne != 1 {
			t.Errorf("%d at a time, %d of one person", seen.most, seen.mostOfOne)
		}
	})
}

func TestRowsOfOnePersonStayInTheirOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := apart(t, "latency=200ms")
		r := d.side(list(names(d.sandbox)[:1], 9))
		last := -1
		r.Ended = func(task int) {
			if task != last+1 {
				t.Errorf("row %d ended after row %d", task, last)
			}
			last = task
		}
		if err := r.Send(t.Context(), d.stop); err != nil || last != 8 {
			t.Fatal(last, err)
		}
		d.once(9)
	})
}

func TestSideBySideStopsBetweenRowsAndGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := apart(t, "latency=200ms")
		content := list(names(d.sandbox), 40)
		r := d.side(content)
		ended := 0
		r.Ended = func(int) {
			if ended++; ended == 10 {
				d.halt()
			}
		}
		err := r.Send(t.Context(), d.stop)
		if stop, ok := errors.AsType[*send.Stop](err); !ok || stop.Why != send.Stopped || r.Pending() == 0 || r.Pending() > 30 {
			t.Fatal(statuses(r), err)
		}
		d.stop = t.Context()
		d.client = d.pace.Client(d.stop, &graph.Client{BaseURL: sandbox.BaseURL, HTTP: &http.Client{Transport: graph.NewTransport(sandbox.BaseURL, d.wire)}})
		again := d.side(content)
		if err := again.Send(t.Context(), d.stop); err != nil || again.Pending() != 0 {
			t.Error(statuses(again), err)
		}
		d.once(40)
	})
}

func TestSideBySideStopsAtAPattern(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := apart(t, "access-denied-for-role", "latency=200ms")
		r := d.side(list(names(d.sandbox)[1:], 40))
		stop, ok := errors.AsType[*send.Stop](r.Send(t.Context(), d.stop))
		if !ok || stop.Why != send.SameRefusal && stop.Why != send.AllRefused || r.Pending() < 34 {
			t.Errorf("%v, %s", stop, statuses(r))
		}
	})
}

// What was listed ahead doesn't count any more where something was sent since, even
// by another process: the like of a row is noticed all the same.
func TestWhatWasListedAheadIsListedAgainAfterASend(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := apart(t)
		rows := d.run(list(names(d.sandbox)[:1], 2))
		target, err := d.target(rows.Tasks[0])
		if err != nil {
			t.Fatal(err)
		}
		listed, err := target.List(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Second)
		if _, err := d.outbox.Send(t.Context(), rows.Tasks[0].Request(target), nil); err != nil {
			t.Fatal(err)
		}
		lists := func() (n int) {
			for _, r := range d.sandbox.Requests() {
				if r.Method == http.MethodGet && strings.HasSuffix(r.Path, "/interests") {
					n++
				}
			}
			return n
		}
		before := lists()
		request := rows.Tasks[1].Request(target)
		request.Listed = listed
		if _, err := d.outbox.Send(t.Context(), request, nil); err != nil || lists() != before+1 {
			t.Errorf("%d lists, %v", lists()-before, err)
		}
		time.Sleep(time.Minute)
		if listed, err = target.List(t.Context()); err != nil {
			t.Fatal(err)
		}
		before = lists()
		request = rows.Tasks[1].Request(target)
		request.Key, request.Listed, request.Body = "another", listed, []byte(`{"displayName":"Another"}`)
		if _, err := d.outbox.Send(t.Context(), request, nil); err != nil || lists() != before {
			t.Errorf("listed a moment ago: %d lists more, %v", lists()-before, err)
		}
	})
}

func TestSideBySideUnderAThrottle(t *testing.T) {
	if testing.Short() || racing {
		t.Skip("sends 1,000 rows; the other tests go the same ways")
	}
	for _, limit := range []struct{ rate, burst float64 }{{10, 20}, {50, 100}} {
		synctest.Test(t, func(t *testing.T) {
			d := apart(t, "latency=50ms", fmt.Sprintf("throttle=%v/%v", limit.rate, limit.burst))
			begun, rows := time.Now(), 1000
			r := d.side(list(names(d.sandbox), rows))
			if err := r.Send(context.Background(), d.stop); err != nil || statuses(r) != "1000 sent" {
				t.Fatal(statuses(r), err)
			}
			d.once(rows)
			asked, refused := len(d.sandbox.Requests()), d.pace.Refused
			took, least := time.Since(begun).Seconds(), (float64(2*rows)-limit.burst)/limit.rate
			t.Logf("%v/%v: %.2f of the ceiling, %d of %d refused", limit.rate, limit.burst, least/took, refused, asked)
			if least/took < 0.9 || float64(refused) > 0.02*float64(asked) {
				t.Error("that is not good enough")
			}
		})
	}
}
