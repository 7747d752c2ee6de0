package sandbox

import (
	"bytes"
	"compress/gzip"
	"context"
	"net"
	"net/http"
	"os"
	"strconv"
	"syscall"
	"time"
)

// Errors that a client sees where the connection breaks, as the net package
// words them.
var (
	errRefused = &net.OpError{Op: "dial", Net: "tcp", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}
	errReset   = &net.OpError{Op: "read", Net: "tcp", Err: os.NewSyscallError("read", syscall.ECONNRESET)}
)

// lose breaks the connection before anything is done.
func lose(err error) wrapper {
	return instead(func(*exchange) answer { return answer{lost: err} })
}

func reset(value string) (wrapper, error) {
	switch value {
	case "", "before":
		return lose(errReset), nil
	case "after":
		return after(func(*exchange, answer) answer { return answer{lost: errReset} }), nil
	}
	return nil, unexpected(value, "before or after")
}

func latency(value string) (wrapper, error) {
	d, err := duration(value, 2*time.Second)
	return func(next handler) handler {
		return func(x *exchange) answer {
			if err := wait(x.ctx, d); err != nil {
				return answer{lost: err}
			}
			x.at = x.now()
			return next(x)
		}
	}, err
}

func lateAnswer(value string) (wrapper, error) {
	d, err := duration(value, 2*time.Second)
	return after(func(x *exchange, a answer) answer {
		if err := wait(x.ctx, d); err != nil {
			return answer{lost: err}
		}
		return a
	}), err
}

// wait lets the time pass, unless the client goes away first.
func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func duration(value string, usual time.Duration) (time.Duration, error) {
	if value == "" {
		return usual, nil
	}
	d, err := time.ParseDuration(value)
	if err != nil || d < 0 {
		return 0, unexpected(value, "a duration such as 1.5s")
	}
	return d, nil
}

// postponed is a request that will be done at its time.
type postponed struct {
	due time.Time
	x   *exchange
}

func lateCommit(value string) (wrapper, error) {
	d, err := duration(value, 5*time.Second)
	return instead(func(x *exchange) answer {
		x.mu.Lock()
		defer x.mu.Unlock()
		x.postponed = append(x.postponed, postponed{x.at.Add(d), x})
		return answer{lost: errReset}
	}), err
}

// settle does what was postponed and has come due. No timer is needed: nobody
// can look at the sandbox without coming by here. The caller holds mu.
func (s *Sandbox) settle(now time.Time) {
	rest := s.postponed[:0]
	for _, p := range s.postponed {
		if p.due.After(now) {
			rest = append(rest, p)
			continue
		}
		p.x.at = p.due
		if p.x.signIn != nil { // there is nobody left to hear how it went
			_, _ = p.x.performSignIn()
			continue
		}
		_, _ = p.x.perform()
	}
	s.postponed = rest
}

func cut(value string) (wrapper, error) {
	keep, err := -1, error(nil)
	if value != "" {
		keep, err = strconv.Atoi(value)
	}
	if err != nil || value != "" && keep < 0 {
		return nil, unexpected(value, "a number of bytes")
	}
	return after(func(_ *exchange, a answer) answer {
		a.cut, a.keep = true, keep
		return a
	}), nil
}

func gzipBomb(value string) (wrapper, error) {
	megabytes, err := 64, error(nil)
	if value != "" {
		megabytes, err = strconv.Atoi(value)
	}
	if err != nil || megabytes < 1 || megabytes > 4096 {
		return nil, unexpected(value, "a number of megabytes up to 4096")
	}
	return after(func(_ *exchange, a answer) answer {
		a.body, a.content, a.entity = bomb(megabytes), nil, ""
		a.header.Set("Content-Type", "application/json")
		a.header.Set("Content-Encoding", "gzip")
		return a
	}), nil
}

// bomb is a list, packed, before which stand megabytes of spaces. What is
// packed may be joined: so one megabyte is packed once.
func bomb(megabytes int) []byte {
	spaces := packed(bytes.Repeat([]byte{' '}, 1<<20))
	return append(bytes.Repeat(spaces, megabytes), packed([]byte(`{"value":[]}`))...)
}

func packed(data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write(data) // a bytes.Buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

func redirect(value string) (wrapper, error) {
	code, err := 307, error(nil)
	if value != "" {
		code, err = strconv.Atoi(value)
	}
	if err != nil || code < 300 || code > 399 {
		return nil, unexpected(value, "a status from 300 to 399")
	}
	return instead(func(x *exchange) answer {
		a := x.answer(code, "", nil)
		a.header.Set("Location", "https://"+foreignHost+x.url.EscapedPath())
		return a
	}), nil
}

// foreignHost is where nothing may ever be sent.
const foreignHost = "elsewhere.facet.invalid"

// retryAfter adds Retry-After to what other faults, or the service, refuse.
func retryAfter(value string) (wrapper, error) {
	if value == "" {
		value = "5"
	}
	return after(func(x *exchange, a answer) answer {
		if a.lost == nil && a.status >= http.StatusBadRequest {
			a.header.Set("Retry-After", retryTime(x, value))
		}
		return a
	}), nil
}
