package work

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph/outbox"
	"facet/graph/sandbox"
	"facet/internal/state"
	"facet/profile/send"
)

// racing tells that the race detector is on.
var racing bool

func TestThousandRowsUnderAThrottle(t *testing.T) {
	if testing.Short() || racing {
		t.Skip("sends 1,000 rows; the other tests go the same ways")
	}
	const rows, rate, burst = 1000, 10.0, 20.0
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t, fmt.Sprintf("throttle=%v/%v", rate, burst))
		start := time.Now()
		r := d.run(list(names(d.sandbox), rows))
		if err := r.Send(t.Context(), d.stop); err != nil || statuses(r) != "1000 sent" {
			t.Fatal(statuses(r), err)
		}
		d.once(rows)
		took := time.Since(start).Seconds()
		least := (float64(d.wire.asked-d.wire.refused) - burst) / rate
		refused := float64(d.wire.refused) / float64(d.wire.asked)
		t.Logf("%v requests a second, %v at once: 1,000 rows in %.0f s, %.2f× of what the throttle allows; %.2f rows/s, %.2f of the ceiling; %d of %d requests refused (%.2f %%); %d before their Retry-After",
			rate, burst, took, took/least, rows/took, least/took, d.wire.refused, d.wire.asked, 100*refused, d.wire.early)
		if took > 1.1*least || refused > 0.01 || d.wire.early > 0 {
			t.Error("that is not good enough")
		}
	})
}

func TestRunWaitsAsLongAsGraphAsks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t, "status=429@post+#2-9", "retry-after=1000@post")
		start := time.Now()
		r := d.run(list(names(d.sandbox)[:2], 4))
		if err := r.Send(t.Context(), d.stop); err != nil || statuses(r) != "4 sent" {
			t.Fatal(statuses(r), err)
		}
		d.once(4)
		if took := time.Since(start); took < 8*1000*time.Second || took > 8*1020*time.Second || d.wire.early > 0 {
			t.Errorf("it took %v, %d requests came early", took, d.wire.early)
		}
	})
}

func TestSecondRunSendsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t)
		content := list(names(d.sandbox), 20)
		r := d.run(content)
		if err := r.Send(t.Context(), d.stop); err != nil {
			t.Fatal(err)
		}
		time.Sleep(3 * 24 * time.Hour) // the journal has forgotten the values by now
		before := d.wire.asked
		again := d.run(strings.Replace(content, "\n", "\n\n", 5)) // other lines
		if again.Pending() != 0 || again.Send(t.Context(), d.stop) != nil || statuses(again) != "20 sent before" {
			t.Error(again.Pending(), statuses(again))
		}
		if asked := d.wire.asked - before; asked != len(d.sandbox.People()) {
			t.Errorf("%d requests, which are more than those for the people", asked)
		}
		d.once(20)
	})
}

func TestStoppedRunGoesOnWhereItStopped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t, "latency=1s@post")
		content := list(names(d.sandbox), 30)
		r := d.run(content)
		time.AfterFunc(9500*time.Millisecond, d.halt) // while the tenth is on its way
		err := r.Send(t.Context(), d.stop)
		if why, ok := errors.AsType[*send.Stop](err); !ok || why.Why != send.Stopped || statuses(r) != "10 sent, 20 not tried" {
			t.Error(statuses(r), err)
		}
		next := fixtureAt(t, d.sandbox, d.outbox)
		r = next.run(content)
		if err := r.Send(t.Context(), next.stop); err != nil || statuses(r) != "20 sent, 10 sent before" {
			t.Error(statuses(r), err)
		}
		d.once(30)
	})
}

func TestStoppingEndsAWaitAtOnce(t *testing.T) {
	for fault, wait := range map[string]time.Duration{"status=429": time.Minute, "refuse@post": time.Second, "reset=before@post": 3 * time.Second} {
		synctest.Test(t, func(t *testing.T) {
			d := newFixture(t)
			r := d.run(list(names(d.sandbox), 3))
			for _, fault := range []string{fault, "retry-after=3600"} {
				if err := d.sandbox.Inject(fault); err != nil {
					t.Fatal(err)
				}
			}
			start := time.Now()
			time.AfterFunc(wait, d.halt)
			err := r.Send(t.Context(), d.stop)
			if why, ok := errors.AsType[*send.Stop](err); !ok || why.Why != send.Stopped || time.Since(start) != wait {
				t.Errorf("%s: %v after %v", fault, err, time.Since(start))
			}
		})
	}
}

func TestRunStopsAtAPattern(t *testing.T) {
	for fault, want := range map[string]struct {
		why      send.Reason
		statuses string
	}{
		"unknown-error":                     {send.SameRefusal, "3 refused, 17 not tried"},
		"unknown-error@post+#4-99":          {send.SameRefusal, "3 sent, 3 refused, 14 not tried"},
		"unknown-error@post+#2":             {"", "19 sent, 1 refused"},
		"access-denied-for-role":            {send.SameRefusal, "1 sent, 3 refused, 16 not tried"},
		"insufficient-scope=User.ReadWrite": {send.NoScope, "1 sent, 1 refused, 18 not tried"},
		"expired-token":                     {send.NoSignIn, "1 refused, 19 not tried"},
		"refuse@post":                       {send.NotReached, "20 not tried"},
		"status=503@get":                    {send.NotReached, "20 not tried"},
		"reset=before":                      {send.InDoubt, "3 not confirmed, 17 not tried"},
		"commit-then-status=503":            {"", "20 sent"},
		"reset=before@post+#2":              {"", "19 sent, 1 not confirmed"},
	} {
		t.Run(fault, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := newFixture(t)
				content := list(names(d.sandbox), 20)
				r := d.run(content)
				if err := d.sandbox.Inject(fault); err != nil {
					t.Fatal(err)
				}
				err := r.Send(t.Context(), d.stop)
				var why send.Reason
				if stop, ok := errors.AsType[*send.Stop](err); ok {
					why = stop.Why
				}
				if why != want.why || statuses(r) != want.statuses {
					t.Errorf("%q, %s: %v", why, statuses(r), err)
				}
				d.sandbox.Clear(fault)
				next := d.run(content)
				open := strings.Count(statuses(next), string(send.NotConfirmed))
				if err := next.Send(t.Context(), d.stop); err != nil {
					t.Error(err)
				}
				if open == 0 {
					d.once(20)
				}
			})
		})
	}
}

func TestWhatACrashLeftIsLookedForFirst(t *testing.T) {
	for name, made := range map[string]bool{"made": true, "not made": false} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				disk := state.NewMemory()
				d := fixtureAt(t, sandbox.New(), outbox.New("outbox", disk))
				content := list(names(d.sandbox), 5)
				r := d.run(content)
				d.wire.at = func(request *http.Request) {
					if request.Method == http.MethodPost && d.wire.posted == 2 {
						if made {
							token := request.Clone(t.Context())
							if response, err := d.sandbox.RoundTrip(token); err == nil {
								response.Body.Close()
							}
						}
						disk.CutAt(1) // the computer goes off
						d.halt()
						panic("power")
					}
					if request.Method == http.MethodPost {
						d.wire.posted++
					}
				}
				func() {
					defer func() { _ = recover() }()
					_ = r.Send(t.Context(), d.stop)
				}()
				disk.Restore(nil)
				next := fixtureAt(t, d.sandbox, outbox.New("outbox", disk))
				r = next.run(content)
				err := r.Send(t.Context(), next.stop)
				want := "2 sent, 3 sent before"
				if !made {
					want = "2 sent, 2 sent before, 1 not confirmed"
				}
				if err != nil || statuses(r) != want {
					t.Error(statuses(r), err)
				}
			})
		})
	}
}

func TestRowWhoseLookWasCutOffIsLookedForByTheNextRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t, "reset=after@post+once", "stale-lists=10m")
		content := list(names(d.sandbox)[:1], 2)
		ctx, cut := context.WithCancel(t.Context())
		r := d.run(content)
		r.Step = func(p outbox.Progress) {
			if p.Phase == outbox.Looking {
				cut()
			}
		}
		_ = r.Send(ctx, d.stop)
		time.Sleep(10 * time.Minute)
		if again := d.run(content); again.Send(t.Context(), d.stop) != nil || statuses(again) != "1 sent, 1 sent before" {
			t.Error(statuses(again))
		}
		d.once(2)
	})
}

func TestRunStopsWhereGraphAsksToWaitForADay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, fault := range []string{"status=429@post", "status=429@get+interests"} {
			d := newFixture(t, fault, "retry-after=86400")
			start := time.Now()
			r := d.run(list(names(d.sandbox)[:2], 4))
			stop, ok := errors.AsType[*send.Stop](r.Send(t.Context(), d.stop))
			if !ok || stop.Why != send.Throttled || time.Since(start) > time.Minute {
				t.Errorf("%s: %v after %s", fault, stop, time.Since(start))
			}
		}
	})
}
