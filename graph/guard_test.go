package graph

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/uuid"
)

func TestGuardLetsNothingLeaveTheRoot(t *testing.T) {
	root := "https://graph.example:8443/service/one"
	allowed := []string{
		"https://graph.example:8443/service/one/beta/me",
		"https://GRAPH.example:8443/service/one/beta/users('$x')/profile/positions?$top=1",
	}
	refused := []string{
		"https://graph.example/service/one/beta/me",
		"http://graph.example:8443/service/one/beta/me",
		"https://graph.example.evil.example:8443/service/one/beta/me",
		"https://evil.example:8443/service/one/beta/me",
		"https://ann@graph.example:8443/service/one/beta/me",
		"https://graph.example:8443/service/one/v1.0/me",
		"https://graph.example:8443/service/one/beta",
		"https://graph.example:8443/service/one/beta/",
		"https://graph.example:8443/service/one/betamax/me",
		"https://graph.example:8443/beta/me",
		"https://graph.example:8443/service/one/beta/../v1.0/me",
		"https://graph.example:8443/service/one/beta/me/..",
		"https://graph.example:8443/service/one/beta/me/%2e%2e/x",
		"https://graph.example:8443/service/one/beta/me/..%2fx",
		"https://graph.example:8443/service/one/beta/me/..%5cx",
		"https://graph.example:8443/service/one/beta/me/./x",
		"https://graph.example:8443/service/one/beta//me",
		"https:graph.example",
	}
	for _, address := range append(allowed, refused...) {
		sent := false
		guard := NewTransport(root, roundTrip(func(*http.Request) (*http.Response, error) {
			sent = true
			return says(200, "{}"), nil
		}))
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
		if err != nil {
			t.Fatal(err)
		}
		_, err = guard.RoundTrip(r)
		if want := strings.Contains(strings.Join(allowed, "\n"), address+"\n") || address == allowed[1]; sent != want || (err == nil) != want {
			t.Errorf("%s: sent %v, %v", address, sent, err)
		}
	}
}

func TestGuardRefusesAForeignHostHeaderAndARedirect(t *testing.T) {
	guard := NewTransport(testRoot, never(t))
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, testRoot+"/me", nil)
	r.Host = "evil.example"
	if _, err := guard.RoundTrip(r); err == nil {
		t.Error("a foreign Host header passed")
	}
	r = httptest.NewRequestWithContext(t.Context(), http.MethodGet, testRoot+"/me", nil)
	r.Response = says(302, "")
	if _, err := guard.RoundTrip(r); err == nil {
		t.Error("a redirected request passed")
	}
}

func TestGuardWithoutAUsableRootRefusesEverything(t *testing.T) {
	for _, root := range []string{"", "graph.example", "http://graph.example", "https://a:b@graph.example"} {
		c := over(root, never(t))
		c.BaseURL = testRoot
		if _, err := c.Lookup(t.Context(), Me()); err == nil {
			t.Errorf("%q: passed", root)
		}
	}
}

func TestGuardRefusesADeleteOfMoreThanOneItem(t *testing.T) {
	for path, want := range map[string]bool{
		"/me": false, "/users/1": false, "/me/profile": false, "/users/1/profile": false, "/users/1/Profile": false, "/me/profile/": false,
		"/me/profile/positions": false, "/me/Profile/positions": false, "/users/1/profile/positions": false, "/users/1/responsibilities": false,
		"/groups/1/members/2": false, "/users/1/profile/positions/1": true,
		"/me/profile/positions/1": true, "/me/responsibilities/1": true, "/users('$1')/responsibilities/1": true,
	} {
		sent := false
		guard := NewTransport(testRoot, roundTrip(func(*http.Request) (*http.Response, error) {
			sent = true
			return says(204, ""), nil
		}))
		r, err := http.NewRequestWithContext(t.Context(), http.MethodDelete, testRoot+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := guard.RoundTrip(r); sent != want || (err == nil) != want {
			t.Errorf("DELETE %s: sent %v, %v", path, sent, err)
		}
	}
}

func TestEachRequestHasANameOfItsOwn(t *testing.T) {
	names := map[string]bool{}
	c := over(testRoot, roundTrip(func(r *http.Request) (*http.Response, error) {
		if r.Header.Get("Idempotency-Key") != "" || r.Header.Get("X-Idempotency-Key") != "" || r.GetBody != nil {
			t.Error("net/http could send this request twice")
		}
		if r.Header.Get("User-Agent") != "facet/test" || r.Header.Get("Accept") != "application/json" {
			t.Errorf("sent with %v", r.Header)
		}
		name := r.Header.Get("client-request-id")
		if uuid.Validate(name) != nil || names[name] {
			t.Errorf("client-request-id %q", name)
		}
		names[name] = true
		return says(503, ""), nil
	}))
	guard := c.HTTP.Transport
	c.HTTP.Transport = roundTrip(func(r *http.Request) (*http.Response, error) {
		again := r.Clone(r.Context()) // as after a 401
		again.Header.Set("Idempotency-Key", "1")
		again.Header.Set("X-Idempotency-Key", "1")
		if _, err := guard.RoundTrip(again); err != nil {
			t.Error(err)
		}
		return guard.RoundTrip(r)
	})
	for _, method := range changes {
		_, err := change(t, c, method)
		var refused *Error
		if !errors.As(err, &refused) || !names[refused.ClientRequestID] {
			t.Errorf("%s: %v", method, err)
		}
	}
	if len(names) != 2*len(changes) {
		t.Errorf("%d names", len(names))
	}
}

func TestRequestIsNotChangedByTheGuard(t *testing.T) {
	guard := NewTransport(testRoot, always(200, "{}"))
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, testRoot+"/me", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Idempotency-Key", "1")
	if _, err := guard.RoundTrip(r); err != nil {
		t.Fatal(err)
	}
	if len(r.Header) != 1 || r.GetBody == nil {
		t.Errorf("the request of the caller became %v", r.Header)
	}
}

func TestRedirectIsNotFollowed(t *testing.T) {
	var trapped atomic.Int32
	trap := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { trapped.Add(1) }))
	defer trap.Close()
	for _, status := range []int{301, 302, 303, 307, 308} {
		for _, elsewhere := range []bool{true, false} {
			var asked atomic.Int32
			c := serve(t, func(w http.ResponseWriter, r *http.Request) {
				asked.Add(1)
				target := "/service/one/beta/me/profile/interests"
				if elsewhere {
					target = trap.URL + "/service/one/beta/me"
				}
				http.Redirect(w, r, target, status)
			})
			for i, method := range changes {
				_, err := change(t, c, method)
				var refused *Error
				if !errors.As(err, &refused) || refused.Status != status || OutcomeOf(err) != Refused || asked.Load() != int32(i+1) {
					t.Errorf("%s %d: %v after %d requests", method, status, err, asked.Load())
				}
			}
			if _, err := positions(t, c).List(t.Context()); err == nil {
				t.Errorf("%d: a list followed a redirect", status)
			}
		}
	}
	if trapped.Load() != 0 {
		t.Errorf("the trap got %d requests", trapped.Load())
	}
}

func TestTransportWithoutAGuardIsRefused(t *testing.T) {
	c := &Client{BaseURL: testRoot, HTTP: &http.Client{Transport: always(200, `{"id":"1"}`)}}
	if _, err := c.Lookup(t.Context(), Me()); err == nil || !strings.Contains(err.Error(), "NewTransport") {
		t.Errorf("looked up without a guard: %v", err)
	}
}

func TestRequestsHaveALimitOfTime(t *testing.T) {
	stall := func(r *http.Request) (*http.Response, error) {
		<-r.Context().Done()
		return nil, r.Context().Err()
	}
	stallInBody := func(r *http.Request) (*http.Response, error) {
		answer := says(201, "")
		answer.Body = io.NopCloser(readFunc(func([]byte) (int, error) {
			<-r.Context().Done()
			return 0, r.Context().Err()
		}))
		return answer, nil
	}
	for name, base := range map[string]roundTrip{"headers": stall, "body": stallInBody} {
		synctest.Test(t, func(t *testing.T) {
			c := over(testRoot, base)
			for method, limit := range map[string]time.Duration{
				"GET": time.Minute, "POST": 100 * time.Second, "PATCH": 100 * time.Second, "DELETE": 100 * time.Second,
			} {
				start := time.Now()
				err := request(t, t.Context(), c, method)
				var timeout interface{ Timeout() bool }
				if took := time.Since(start); took != limit || !errors.Is(err, context.DeadlineExceeded) ||
					!errors.As(err, &timeout) || !timeout.Timeout() {
					t.Errorf("%s stalled in its %s: %v after %v", method, name, err, took)
				}
				if errors.Is(err, ErrUnconfirmed) != (method != http.MethodGet) {
					t.Errorf("%s stalled in its %s: %v", method, name, err)
				}
			}
		})
	}
}

type readFunc func([]byte) (int, error)

func (f readFunc) Read(p []byte) (int, error) { return f(p) }

// zipped is a stream of gzip that unpacks to size bytes of zeros.
func zipped(t testing.TB, size int) []byte {
	t.Helper()
	const block = 1 << 20
	var one bytes.Buffer
	w := gzip.NewWriter(&one)
	if _, err := w.Write(make([]byte, block)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return bytes.Repeat(one.Bytes(), size/block)
}

func TestGzipBombStaysSmall(t *testing.T) {
	bomb := zipped(t, 512<<20)
	for _, status := range []int{200, 201, 400} {
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.WriteHeader(status)
			say(w, string(bomb))
		})
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := change(t, c, http.MethodPost)
		runtime.ReadMemStats(&after)
		if err == nil || (status < 300) != errors.Is(err, ErrUnread) {
			t.Errorf("%d: %v", status, err)
		}
		used := (after.TotalAlloc - before.TotalAlloc) >> 20
		t.Logf("status %d: %d KiB became 512 MiB, of which %d MiB were allocated", status, len(bomb)>>10, used)
		if used > 64 { // the race detector doubles it
			t.Errorf("%d: allocated %d MiB", status, used)
		}
	}
}

func TestAnswerIsTakenUpToItsLimit(t *testing.T) {
	fits := `{"id":"1","x":"` + strings.Repeat("x", answerLimit-17) + `"}`
	if answer, err := change(t, over(testRoot, always(201, fits)), http.MethodPost); err != nil || len(answer.Object) != answerLimit {
		t.Errorf("%d bytes: %v", len(fits), err)
	}
	if _, err := change(t, over(testRoot, always(201, fits+" ")), http.MethodPost); !errors.Is(err, ErrUnread) {
		t.Errorf("one byte more: %v", err)
	}
	if _, err := positions(t, over(testRoot, always(200, fits+" "))).List(t.Context()); err == nil {
		t.Error("a page of more than 4 MiB was taken")
	}
}

// resetsKept is the root of a server that resets a connection on which a create isn't the
// first request.
func resetsKept(t *testing.T) string {
	server := listen(t, func(w *wire, c *net.TCPConn) {
		from := bufio.NewReader(c)
		for n := 0; ; n++ {
			switch r := w.read(from); {
			case r == nil:
				return
			case r.Method == http.MethodGet:
				say(c, "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"value\":[]}")
			case n > 0:
				reset(c)
				return
			default:
				say(c, "HTTP/1.1 201 Created\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}")
			}
		}
	})
	return "http://" + server.Addr().String() + "/beta"
}

// A server may close a connection that has waited just as the next request leaves. A
// create must not be that request.
func TestCreateTakesNoConnectionThatHasWaited(t *testing.T) {
	c := over(resetsKept(t), NewHTTPTransport())
	c.HTTP.Transport.(*guard).idle = 0
	for range 20 {
		if _, err := positions(t, c).List(t.Context()); err != nil {
			t.Fatal(err)
		}
		if _, err := change(t, c, http.MethodPost); err != nil {
			t.Fatal(err)
		}
	}
}

// A server that closes each connection without a word is the worst that can be: whatever
// net/http makes of it, a create arrives once at most, and what is told of it is true.
func TestCreateArrivesOnceAtMostWhereEachConnectionIsClosedAtOnce(t *testing.T) {
	var created atomic.Int32
	server := listen(t, func(w *wire, c *net.TCPConn) {
		defer shut(c)
		switch r := w.read(bufio.NewReader(c)); {
		case r == nil:
		case r.Method == http.MethodGet:
			say(c, "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"value\":[]}")
		default:
			created.Add(1)
			say(c, "HTTP/1.1 201 Created\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}")
		}
	})
	c := server.client(t, "http")
	for range 200 {
		_, _ = positions(t, c).List(t.Context()) // which breaks now and then, too
		before := created.Load()
		_, err := change(t, c, http.MethodPost)
		arrived := created.Load() - before
		if err == nil && arrived != 1 || err != nil && (arrived > 1 || OutcomeOf(err) == NotSent && arrived > 0) {
			t.Fatalf("arrived %d times: %v", arrived, err)
		}
	}
}

// As after another account was chosen: each has a guard, and all share the connections.
func TestCreateTakesNoConnectionThatAnotherGuardHasLeft(t *testing.T) {
	root, shared := resetsKept(t), NewHTTPTransport()
	if _, err := positions(t, over(root, shared)).List(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := change(t, over(root, shared), http.MethodPost); err != nil {
		t.Error(err)
	}
}
