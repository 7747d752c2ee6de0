package work

import (
	"context"
	"net/http"
	"slices"
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
	held    time.Time // as Graph named it
	rate    float64   // requests a second; 0: as they come
	top     float64   // a rate that was refused; 0: none yet
	good    float64   // one that was not, right before the present one; 0: not known
	since   time.Time // the latest refusal; zero: none yet
	passed  int       // requests since then
	steady  int       // and since the rate was changed
	calm    int       // for how many one is kept that is nearly refused; 0: the least
	window  int       // for how many a rate is kept before another one is tried
	Refused int       // of all

	under  int             // requests on their way
	wide   int             // how many may be, as far as that went well, beyond the least
	queued []chan struct{} // requests that wait until fewer are
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
	err := p.enter(r.Context())
	if err == nil {
		defer p.leave()
		err = p.pause(r.Context(), p.turn())
	}
	for until := p.heldUntil(); err == nil && time.Now().Before(until); until = p.heldUntil() {
		err = p.pause(r.Context(), until)
	}
	if err != nil {
		if r.Body != nil {
			_ = r.Body.Close()
		}
		return nil, err
	}
	left := time.Now()
	response, err := p.base.RoundTrip(r.WithContext(graph.Once(r.Context()))) // the pace waits
	if err == nil {
		p.learn(response, left)
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

// heldUntil is the latest time that Graph named, which another request may have heard of
// in between.
func (p *Pace) heldUntil() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.held
}

// learn takes note of how a request was received. One that left before the latest
// refusal came says nothing new.
func (p *Pace) learn(response *http.Response, left time.Time) {
	asked := graph.RetryAfter(response.Header)
	throttled := response.StatusCode == http.StatusTooManyRequests
	p.mu.Lock()
	defer p.mu.Unlock()
	news := p.since.IsZero() || left.After(p.since)
	switch {
	case throttled && news:
		p.slower()
	case !throttled && news:
		p.faster()
	}
	if throttled {
		p.Refused++
		asked = max(asked, time.Second)
	}
	if until := time.Now().Add(asked); asked > 0 && until.After(p.free) {
		p.free, p.held = until, until
		if p.Held != nil {
			p.Held(until)
		}
	}
}

const (
	narrow = 4  // so many requests are under way at first, and half of them after Graph said "not now"
	widest = 40 // and so many at most: two batches
)

// room is how many requests may be under way. It grows as they are taken, so that not
// all of many are refused at once. The caller holds mu.
func (p *Pace) room() int {
	least := narrow
	if p.rate == 0 && !p.since.IsZero() {
		least = narrow / 2
	}
	return min(least+p.wide/8, widest)
}

// enter waits until fewer requests are under way.
func (p *Pace) enter(ctx context.Context) error {
	p.mu.Lock()
	if p.under < p.room() {
		p.under++
		p.mu.Unlock()
		return nil
	}
	turn := make(chan struct{}, 1)
	p.queued = append(p.queued, turn)
	p.mu.Unlock()
	var err error
	select {
	case <-turn:
		return nil
	case <-ctx.Done():
		err = context.Cause(ctx)
	case <-p.stop.Done():
		err = context.Cause(p.stop)
	}
	p.mu.Lock()
	at := slices.Index(p.queued, turn)
	if at >= 0 {
		p.queued = slices.Delete(p.queued, at, at+1)
	}
	p.mu.Unlock()
	if at < 0 { // its turn came at the same moment
		p.leave()
	}
	return err
}

// leave lets others take the place of a request.
func (p *Pace) leave() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.under--
	for len(p.queued) > 0 && p.under < p.room() {
		p.under++
		p.queued[0] <- struct{}{}
		p.queued = p.queued[1:]
	}
}

// Ahead is how many questions it makes sense to ask before their answers are needed.
func (p *Pace) Ahead() int {
	const soon = 5 // seconds
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.rate > 0 {
		return min(int(soon*p.rate), widest)
	}
	if !p.since.IsZero() {
		return narrow
	}
	return widest
}

const (
	leastWindow = 10
	shortWindow = 3
	leastCalm   = 5 * leastWindow // for how many a rate is kept that is nearly refused
	mostCalm    = 16 * leastCalm
	safety      = 0.97 // of what Graph is known to take
)

// slower takes note of a refusal. One that follows another at once, after the
// time that Graph named, says nothing new.
func (p *Pace) slower() {
	now := time.Now()
	if p.passed == 0 && !p.since.IsZero() {
		p.since = now
		return
	}
	switch least := safety * float64(p.passed) / now.Sub(p.since).Seconds(); {
	case p.since.IsZero():
		p.wide = 0 // how many it took at once doesn't tell how many it takes
	case p.rate == 0:
		p.rate = max(least, 1)
		if p.window = max(leastWindow, p.passed); p.passed < shortWindow {
			p.window = shortWindow // it takes next to nothing at once, so it is known soon whether a rate is too high
		}
	default:
		p.window = max(leastWindow, p.window)
		p.top, p.rate = p.rate, max(least, 0.7*p.rate, safety*p.good)
		if p.good > 0 { // the edge is known: it is felt for less often
			p.calm, p.good = min(4*max(p.calm, leastCalm), mostCalm), 0
		}
	}
	p.since, p.passed, p.steady = now, 0, 0
}

// faster takes note of a request that was let through.
func (p *Pace) faster() {
	p.passed++
	p.steady++
	p.wide++
	switch {
	case p.rate == 0 || p.steady < p.window:
		return
	case p.top == 0:
		p.rate *= 2
	case p.rate < 0.8*p.top:
		p.rate += (p.top - p.rate) / 2
	case p.steady < max(leastCalm, p.calm):
		return
	default:
		p.good = p.rate // which Graph took for long
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
