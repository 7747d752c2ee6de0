package graph

import (
	"context"
	"errors"
	"io"
	"net/http"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

// patient is a client that waits, and what it waited for.
func patient(base http.RoundTripper) (*Client, *[]Wait) {
	c, waits := over(testRoot, base), &[]Wait{}
	c.HTTP.Transport = &Patience{Base: c.HTTP.Transport, Waits: func(w Wait) func() {
		*waits = append(*waits, w)
		return func() {}
	}}
	return c, waits
}

// script answers one request after the other.
func script(answers ...roundTrip) (roundTrip, *int) {
	n := new(int)
	return func(r *http.Request) (*http.Response, error) {
		*n++
		return answers[min(*n, len(answers))-1](r)
	}, n
}

func failed(err error) roundTrip {
	return func(*http.Request) (*http.Response, error) { return nil, err }
}

func cutOff(err error) roundTrip {
	return func(*http.Request) (*http.Response, error) {
		r := says(200, "")
		r.Body, r.ContentLength = io.NopCloser(failing{err}), -1
		return r, nil
	}
}

func TestQuestionIsAskedAgainWhereverTheTroubleMayPass(t *testing.T) {
	user := always(200, `{"id":"1"}`)
	for name, trouble := range map[string]roundTrip{
		"429": always(429, "", "Retry-After", "7"), "503": always(503, ""), "500": always(500, ""), "502": always(502, "<html>"), "504": always(504, ""),
		"reset": failed(syscall.ECONNRESET), "closed": failed(io.EOF), "closed in the headers": failed(io.ErrUnexpectedEOF),
		"reset in the body": cutOff(syscall.ECONNRESET), "closed in the body": cutOff(io.ErrUnexpectedEOF),
	} {
		synctest.Test(t, func(t *testing.T) {
			base, asked := script(trouble, trouble, user)
			c, waits := patient(base)
			begun := time.Now()
			if u, err := c.Lookup(t.Context(), Me()); err != nil || u.ID != "1" || *asked != 3 || len(*waits) != 2 {
				t.Errorf("%s: %+v, %v after %d requests and %d waits", name, u, err, *asked, len(*waits))
			}
			if took := time.Since(begun); took < time.Second || name == "429" && took != 14*time.Second {
				t.Errorf("%s: waited %v", name, took)
			}
		})
	}
}

func TestQuestionIsAskedOnceWhereWaitingDoesNotHelp(t *testing.T) {
	for name, trouble := range map[string]roundTrip{
		"400": always(400, ""), "401": always(401, ""), "403": always(403, ""), "404": always(404, ""), "407": always(407, ""), "501": always(501, ""),
		"511": always(511, ""), "a day": always(429, "", "Retry-After", "86400"), "TLS": failed(errors.New("tls: no")), "cut JSON": always(200, "{"),
	} {
		base, asked := script(trouble)
		c, waits := patient(base)
		if _, err := c.Lookup(t.Context(), Me()); err == nil || *asked != 1 || len(*waits) != 0 {
			t.Errorf("%s: %v after %d requests and %d waits", name, err, *asked, len(*waits))
		}
	}
}

func TestPatienceEndsAfterFourTriesWithTheLastAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		base, asked := script(always(503, "", "request-id", "r-1"))
		c, _ := patient(base)
		_, err := c.Lookup(t.Context(), Me())
		if e, ok := errors.AsType[*Error](err); !ok || e.Status != 503 || e.RequestID != "r-1" || *asked != 4 {
			t.Errorf("%v after %d requests", err, *asked)
		}
	})
}

func TestPatienceEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		base, asked := script(always(429, "", "Retry-After", "60"))
		c, _ := patient(base)
		ctx, stop := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, stop)
		begun := time.Now()
		if _, err := c.Lookup(ctx, Me()); !errors.Is(err, context.Canceled) || *asked != 1 || time.Since(begun) > 2*time.Second {
			t.Errorf("%v after %v", err, time.Since(begun))
		}
		short, end := context.WithTimeout(t.Context(), 10*time.Second)
		defer end()
		begun = time.Now()
		if _, err := c.Lookup(short, Me()); !SaysStatus(err, 429) || time.Since(begun) > 0 {
			t.Errorf("%v after %v: it waits for longer than there is time", err, time.Since(begun))
		}
	})
}

func TestPatienceNeverRepeatsAWrite(t *testing.T) {
	for _, trouble := range []roundTrip{always(503, ""), always(429, ""), failed(syscall.ECONNRESET)} {
		for _, method := range changes {
			base, asked := script(trouble)
			c, waits := patient(base)
			if _, err := change(t, c, method); err == nil || *asked != 1 || len(*waits) > 0 {
				t.Errorf("%s: %v after %d requests", method, err, *asked)
			}
		}
	}
	base, asked := script(always(503, ""))
	c, _ := patient(base)
	if _, err := c.Lookup(Once(t.Context()), Me()); err == nil || *asked != 1 {
		t.Errorf("%v after %d requests", err, *asked)
	}
}
