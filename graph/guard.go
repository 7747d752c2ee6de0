package graph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/google/uuid"
)

const (
	readLimit  = 60 * time.Second  // for a GET, its body included
	writeLimit = 100 * time.Second // for everything else
)

// NewTransport returns the guard of one Graph root: a transport that lets a
// request pass to base only if it stays below root, and never follows a
// redirect. Each request that passes has a client-request-id of its own, a
// limit of time for all of it, and nothing that would make net/http send it
// twice. Whatever adds a token belongs above the guard.
func NewTransport(root string, base http.RoundTripper) http.RoundTripper {
	g := &guard{base: base, idle: shortIdle}
	if parsed, err := ParseBaseURL(root); err == nil {
		g.root, _ = url.Parse(parsed)
	}
	return g
}

// CheckRedirect is for http.Client: a redirect is an answer like any other,
// and is not followed.
func CheckRedirect(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

type guard struct {
	root  *url.URL // nil refuses everything
	base  http.RoundTripper
	older atomic.Bool // the latest answer came over HTTP/1

	mu    sync.Mutex
	swept time.Time // when there was no idle connection
	idle  time.Duration
}

// shortIdle is how long a connection may have waited that takes a request which can't
// be repeated. No server closes one so early.
const shortIdle = time.Second

func (g *guard) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := g.check(r); err != nil {
		if r.Body != nil {
			_ = r.Body.Close()
		}
		return nil, err
	}
	id := uuid.NewString()
	ctx, a := leave(r.Context(), id)
	ctx, cancel := withLimit(ctx, r.Method)
	g.refresh(r.Method)
	response, err := g.base.RoundTrip(stamp(r.WithContext(ctx), id))
	if err != nil {
		err = inTime(ctx, err)
		cancel()
		return nil, err
	}
	a.status = response.StatusCode
	g.older.Store(response.ProtoMajor < 2)
	response.Body = &limitedBody{response.Body, ctx, cancel}
	return response, nil
}

// refresh has what can't be repeated go over a connection that was used a moment ago,
// or a new one: a server may close one that has waited at the very moment, and then
// nobody knows what became of the request. HTTP/2 says how far it came.
func (g *guard) refresh(method string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	first := g.swept.IsZero() // and another guard of the same base may have left some
	if now := time.Now(); first || method != http.MethodGet && g.older.Load() && now.Sub(g.swept) > g.idle {
		if base, ok := g.base.(interface{ CloseIdleConnections() }); ok {
			base.CloseIdleConnections()
		}
		g.swept = now
	}
}

// stamp changes r, which is the guard's own copy, into what goes out. Without
// GetBody and an idempotency key, net/http sends no body twice.
func stamp(r *http.Request, clientRequestID string) *http.Request {
	r.Header = maps.Clone(r.Header)
	r.Header["Client-Request-Id"] = []string{clientRequestID}
	delete(r.Header, "Idempotency-Key")
	delete(r.Header, "X-Idempotency-Key")
	r.GetBody = nil
	return r
}

func (g *guard) check(r *http.Request) error {
	switch u := r.URL; {
	case r.Context().Err() != nil:
		return context.Cause(r.Context())
	case g.root == nil:
		return errors.New("the guard has no usable root")
	case r.Response != nil:
		return errors.New("a redirect was refused")
	case u.Opaque != "" || u.User != nil || !sameOrigin(u, g.root) || r.Host != "" && r.Host != u.Host:
		return fmt.Errorf("a request to %s://%s was refused: only %s may be spoken to", u.Scheme, u.Host, g.root.Host)
	case !below(u.Path, g.root.Path):
		return fmt.Errorf("a request outside %s was refused", g.root.Path)
	case r.Method == http.MethodDelete && !anItem(u.Path[len(g.root.Path):]):
		return errors.New("a DELETE of more than one item was refused")
	default:
		return nil
	}
}

// sameOrigin compares scheme, host and port, each in its parsed form.
func sameOrigin(a, b *url.URL) bool {
	port := func(u *url.URL) string {
		if u.Port() != "" {
			return u.Port()
		}
		return defaultPort(u.Scheme)
	}
	return a.Scheme == b.Scheme && strings.EqualFold(a.Hostname(), b.Hostname()) && port(a) == port(b)
}

// below reports whether the decoded path lies under root, in whatever way a
// server may read slashes and dots.
func below(path, root string) bool {
	rest, ok := strings.CutPrefix(path, root+"/")
	for element := range strings.SplitSeq(strings.ReplaceAll(rest, `\`, "/"), "/") {
		ok = ok && strings.Trim(element, ".") != ""
	}
	return ok
}

// anItem reports whether path, below the root, is one facet of a person. A
// DELETE of /me/profile would take the whole profile, of /users/{id} the user.
func anItem(path string) bool {
	elements := strings.Split(path, "/")[1:]
	switch first := elements[0]; {
	case first == "me", strings.HasPrefix(first, "users('"):
		elements = elements[1:]
	case first == "users" && len(elements) > 1:
		elements = elements[2:]
	default:
		return false
	}
	if len(elements) > 0 && strings.EqualFold(elements[0], "profile") {
		elements = elements[1:]
	}
	return len(elements) == 2 // the collection and the id
}

func withLimit(ctx context.Context, method string) (context.Context, context.CancelFunc) {
	limit := writeLimit
	if method == http.MethodGet {
		limit = readLimit
	}
	return context.WithTimeoutCause(ctx, limit, tooLong(limit))
}

// tooLong is the error of a request that took longer than its limit.
type tooLong time.Duration

func (t tooLong) Error() string        { return "no answer within " + time.Duration(t).String() }
func (t tooLong) Timeout() bool        { return true }
func (t tooLong) Is(target error) bool { return target == context.DeadlineExceeded }

// inTime replaces the bare error of a context by why the context ended.
func inTime(ctx context.Context, err error) error {
	if err != nil && !errors.Is(err, io.EOF) && ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

// limitedBody is a body that has to be read within the request's limit.
type limitedBody struct {
	io.ReadCloser
	ctx    context.Context
	cancel context.CancelFunc
}

func (b *limitedBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	return n, inTime(b.ctx, err)
}

func (b *limitedBody) Close() error {
	defer b.cancel()
	return b.ReadCloser.Close()
}
