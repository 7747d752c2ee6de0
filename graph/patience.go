package graph

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"time"
)

const (
	asks        = 4               // how often a question is asked at most
	longestWait = 5 * time.Minute // that an answer may ask for
)

// Wait is a pause before a question is asked again.
type Wait struct {
	Until time.Time
	Try   int   // the number of the try that failed, from 1
	Err   error // why: an [Error], or of the connection
}

// Patience asks a question again, after a pause, if Graph asks to wait, has a
// problem of its own, or the connection breaks. It reads and never writes: any
// request but a GET passes as it is. A pause ends with the request's context.
type Patience struct {
	Base http.RoundTripper
	// Waits, if it is not nil, hears of each pause, and returns what hears of
	// its end.
	Waits func(Wait) (over func())
}

type onceKey struct{}

// Once returns a context in which questions are asked once: for whoever waits
// by rules of their own.
func Once(ctx context.Context) context.Context { return context.WithValue(ctx, onceKey{}, true) }

// RoundTrip implements [http.RoundTripper].
func (p *Patience) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Method != http.MethodGet || r.Context().Value(onceKey{}) != nil {
		return p.Base.RoundTrip(r)
	}
	for try := 1; ; try++ {
		response, err := p.Base.RoundTrip(r)
		body, broken := whole(response)
		why := troubled(r, response, body, errors.Join(err, broken))
		wait, again := pauseAfter(try, why)
		until := time.Now().Add(wait)
		if end, set := r.Context().Deadline(); !again || r.Context().Err() != nil || set && until.After(end) {
			return response, err
		}
		if err := p.pause(r.Context(), Wait{until, try, why}); err != nil {
			return nil, err
		}
	}
}

// whole reads a body, so that a connection that breaks in it breaks here. The
// response then gives the same again, and the same end.
func whole(response *http.Response) ([]byte, error) {
	if response == nil {
		return nil, nil
	}
	body, err := readBody(response, answerLimit)
	_ = response.Body.Close()
	response.Body = io.NopCloser(io.MultiReader(bytes.NewReader(body), failing{err}))
	return body, err
}

// failing is a body that ends in an error, or in nothing.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) {
	if f.err != nil {
		return 0, f.err
	}
	return 0, io.EOF
}

// troubled is why an answer is none, or nil.
func troubled(r *http.Request, response *http.Response, body []byte, err error) error {
	switch {
	case err != nil:
		return err
	case response.StatusCode/100 == 2:
		return nil
	}
	copied := *response
	copied.Body = io.NopCloser(bytes.NewReader(body))
	return refusal(r.Method, r.URL.EscapedPath(), "", &copied)
}

// pauseAfter tells whether to ask again, and after how long.
func pauseAfter(try int, why error) (time.Duration, bool) {
	if why == nil || try >= asks {
		return 0, false
	}
	refused, answered := errors.AsType[*Error](why)
	if !answered {
		broke := errors.Is(why, io.EOF) || errors.Is(why, io.ErrUnexpectedEOF) || isReset(why)
		return jitter(try), broke
	}
	passing := []int{http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout}
	if refused.RetryAfter > 0 {
		return max(refused.RetryAfter, time.Second), refused.RetryAfter <= longestWait && slices.Contains(passing, refused.Status)
	}
	return jitter(try), slices.Contains(passing, refused.Status)
}

// jitter is a random wait from half a second up to 2, 4 and 8 seconds.
func jitter(try int) time.Duration {
	const least = 500 * time.Millisecond
	return least + rand.N(time.Second<<min(try, 3)-least)
}

// pause waits, unless the context ends before.
func (p *Patience) pause(ctx context.Context, w Wait) error {
	if p.Waits != nil {
		defer p.Waits(w)()
	}
	timer := time.NewTimer(time.Until(w.Until))
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-timer.C:
		return nil
	}
}
