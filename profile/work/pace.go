package work

import (
	"context"
	"net/http"
	"sync"
	"time"

	"facet/graph"
)

// Pace spaces the requests of a client out, as fast as Graph takes them. None
// leaves before a time that Graph named in Retry-After. How many a second
// Graph takes, it learns from the refusals: what passed between two of them is
// the least that it takes, and what was refused is more than it takes. Between
// the two it looks for the rate, and then feels its way up, since others may
// have left some.
type Pace struct {
	// Held, if it is not nil, is told of each wait that Graph asked for.
	Held func(until time.Time)

	base http.RoundTripper
	stop context.Context // once it is over, no request leaves

	mu      sync.Mutex
	free    time.Time // no request before
	rate    float64   // requests a second; 0: as they come
	top     float64   // a rate that was refused; 0: none yet
	since   time.Time // the latest refusal; zero: none yet
	passed  int       // requests since then
	steady  int       // and since the rate was changed
	window  int       // for how many a rate is kept before another one is tried
	Refused int       // of all
}

// Client returns a client whose requests keep the pace. Once ctx is over, none
// leaves any more; one that is on its way goes on.
func (p *Pace) Client(ctx context.Context, c *graph.Client) *graph.Client {
	paced, carrier := *c, *c.HTTP
	p.stop, p.base = ctx, carrier.Transport
	carrier.Transport, paced.HTTP = p, &carrier
	return &paced
}

// RoundTrip implements [http.RoundTripper].
func (p *Pace) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := p.pause(r.Context(), p.turn()); err != nil {
		if r.Body != nil {
			_ = r.Body.Close()
		}
		return nil, err
	}
	response, err := p.base.RoundTrip(r.WithContext(graph.Once(r.Context()))) // the pace waits
	if err == nil {
		p.learn(response)
	}
	return response, err
}

// turn is when the next request may leave.
func (p *Pace) turn() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	at := time.Now()
	if p.free.After(at) {
		at = p.free
	}
	if p.rate > 0 {
		p.free = at.Add(time.Duration(float64(time.Second) / p.rate))
	}
	return at
}

// learn takes note of how a request was received.
func (p *Pace) learn(response *http.Response) {
	asked := graph.RetryAfter(response.Header)
	throttled := response.StatusCode == http.StatusTooManyRequests
	p.mu.Lock()
	defer p.mu.Unlock()
	if throttled {
		p.slower()
		asked = max(asked, time.Second)
	} else {
		p.faster()
	}
	if until := time.Now().Add(asked); asked > 0 && until.After(p.free) {
		p.free = until
		if p.Held != nil {
			p.Held(until)
		}
	}
}

const (
	leastWindow = 10
	safety      = 0.97 // of what Graph is known to take
)

// slower takes note of a refusal. One that follows another at once, after the
// time that Graph named, says nothing new.
func (p *Pace) slower() {
	p.Refused++
	now := time.Now()
	if p.passed == 0 && !p.since.IsZero() {
		p.since = now
		return
	}
	switch least := safety * float64(p.passed) / now.Sub(p.since).Seconds(); {
	case p.since.IsZero(): // how many it took at once doesn't tell how many it takes
	case p.rate == 0:
		p.rate = max(least, 1)
		p.window = max(leastWindow, p.passed)
	default:
		p.top, p.rate = p.rate, max(least, 0.7*p.rate)
	}
	p.since, p.passed, p.steady = now, 0, 0
}

// faster takes note of a request that was let through.
func (p *Pace) faster() {
	p.passed++
	p.steady++
	switch {
	case p.rate == 0 || p.steady < p.window:
		return
	case p.top == 0:
		p.rate *= 2
	case p.rate < 0.8*p.top:
		p.rate += (p.top - p.rate) / 2
	case p.steady < 5*leastWindow:
		return
	default:
		p.rate *= 1.01
	}
	p.steady = 0
}

// pause waits until a time, unless the request or all of them end before.
func (p *Pace) pause(ctx context.Context, until time.Time) error {
	if p.stop.Err() != nil {
		return context.Cause(p.stop)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer context.AfterFunc(p.stop, func() { cancel(context.Cause(p.stop)) })()
	return wait(ctx, time.Until(until))
}

// wait lets time pass, unless the context ends before.
func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-timer.C:
		return nil
	}
}
