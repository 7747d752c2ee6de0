package sandbox

import (
	"math"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// bucket is what a throttle lets through: it fills at a rate, up to a burst,
// and each request takes one token out of it.
type bucket struct {
	rate, burst float64

	mu      sync.Mutex
	tokens  float64
	at      time.Time // when there were so many
	refused int
}

// throttle answers 429 to what comes too fast.
func throttle(value string) (wrapper, error) {
	if value == "" {
		value = "2/4"
	}
	rate, burst, _ := strings.Cut(value, "/")
	r, wrong := strconv.ParseFloat(rate, 64)
	b, alsoWrong := strconv.Atoi(burst)
	if wrong != nil || alsoWrong != nil || b < 1 || !(r > 0) || math.IsInf(r, 0) {
		return nil, unexpected(value, "a rate a second and a burst, such as 2/4")
	}
	limit := &bucket{rate: r, burst: float64(b), tokens: float64(b)}
	return func(next handler) handler {
		return func(x *exchange) answer {
			if wait := limit.take(x.at); wait > 0 {
				return x.refused(limit.tooMany(x, wait))
			}
			return next(x)
		}
	}, nil
}

// take takes a token, or tells how long it is until there is one.
func (b *bucket) take(now time.Time) time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.at.IsZero() {
		b.tokens = min(b.burst, b.tokens+b.rate*max(0, now.Sub(b.at).Seconds()))
	}
	b.at = now
	if b.tokens >= 1 {
		b.tokens--
		return 0
	}
	b.refused++
	return time.Duration((1 - b.tokens) / b.rate * float64(time.Second))
}

// tooMany is the refusal. It asks to wait for whole seconds, and every other
// time until a date.
func (b *bucket) tooMany(x *exchange, wait time.Duration) *refusal {
	b.mu.Lock()
	defer b.mu.Unlock()
	seconds := int(math.Ceil(wait.Seconds()))
	until := strconv.Itoa(seconds)
	if b.refused%2 == 0 {
		// The Date of the answer has no fraction of a second either.
		until = x.at.Add(time.Duration(seconds) * time.Second).UTC().Format(http.TimeFormat)
	}
	return &refusal{status: http.StatusTooManyRequests, code: codeOf(http.StatusTooManyRequests),
		message: "Too many requests.", header: http.Header{"Retry-After": {until}}}
}
