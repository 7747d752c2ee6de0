package outbox

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"time"

	"facet/graph"
)

// Phase is what a send is doing.
type Phase string

// The phases. Queued, Resending, Throttled and Looking are waits.
const (
	Queued    Phase = "queued"    // another change to the collection is under way
	Preparing Phase = "preparing" // what is there already is read
	Posting   Phase = "sending"
	Resending Phase = "resending" // it didn't get through, and will be tried again
	Throttled Phase = "throttled" // Graph asked to wait
	Looking   Phase = "looking"   // it may have been done, and is looked for
)

// Progress tells what a send is doing.
type Progress struct {
	Phase Phase
	Until time.Time // when a wait ends; zero if nobody knows
	Try   int       // the number of the try, from 1
	Err   error     // why a send waits to be made again, or is looked for though it was turned away

	Nth, Of int // which of several sends it is, for who makes them; zero: it is the only one
}

// tries is how often a request is sent that was certainly not done.
const tries = 4

// looks is when an unconfirmed change is looked for after its attempt ended.
var looks = []time.Duration{1 * time.Second, 2 * time.Second, 5 * time.Second, 10 * time.Second, 20 * time.Second, 30 * time.Second}

// pace is how long the waits are: divided by it. Tests hurry.
type pace time.Duration

const usual pace = 1

func (p pace) of(d time.Duration) time.Duration { return d / time.Duration(p) }

// again tells whether a request that ended in err may be sent once more, and
// after how long. Only what was certainly not done is.
func (p pace) again(try int, err error) (Phase, time.Duration, bool) {
	if err == nil || try >= tries {
		return "", 0, false
	}
	var refused *graph.Error
	switch graph.OutcomeOf(err) {
	case graph.NotSent:
		return Resending, p.of(jitter(try)), unreachable(err)
	case graph.Refused, graph.Throttled:
		if !errors.As(err, &refused) {
			return "", 0, false
		}
		if refused.Status == http.StatusTooManyRequests {
			return Throttled, p.of(throttle(try, refused.RetryAfter)), refused.RetryAfter <= LongestWait
		}
		// A change that was refused with a 5xx all the same was refused for good.
		return Resending, p.of(jitter(try)), refused.Status >= http.StatusInternalServerError && refused.Method == http.MethodGet
	default:
		return "", 0, false
	}
}

// jitter is a random wait from half a second up to 2, 4 and 8 seconds.
func jitter(try int) time.Duration {
	const least = 500 * time.Millisecond
	most := time.Second << min(try, 3)
	return least + rand.N(most-least)
}

// LongestWait is how long a send waits at most because Graph asks to. What
// would have to wait longer is given up at once.
const LongestWait = 5 * time.Minute

// throttle is how long Graph asked to wait, or a guess.
func throttle(try int, asked time.Duration) time.Duration {
	if asked == 0 {
		asked = jitter(try)
	}
	return max(asked, time.Second)
}

// unreachable reports whether err is of the network. Others, such as a token
// that can't be had, do not get better by trying again.
func unreachable(err error) bool {
	var network net.Error
	return errors.As(err, &network) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}

// pause waits until a time, or until the context is over.
func pause(ctx context.Context, until time.Time) error {
	timer := time.NewTimer(time.Until(until))
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-timer.C:
		return nil
	}
}
