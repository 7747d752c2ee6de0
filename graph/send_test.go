package graph

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// wire is a server on loopback that treats each connection as a script says.
type wire struct {
	net.Listener
	requests atomic.Int32 // that were read whole
}

func listen(t *testing.T, script func(w *wire, c *net.TCPConn)) *wire {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{Listener: listener}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			go script(w, c.(*net.TCPConn))
		}
	}()
	return w
}

// read takes one whole request from a connection.
func (w *wire) read(from *bufio.Reader) *http.Request {
	r, err := http.ReadRequest(from)
	if err != nil {
		return nil
	}
	drain(r)
	w.requests.Add(1)
	return r
}

// reset ends a connection so that the other side sees a reset.
func reset(c net.Conn) {
	_ = c.(*net.TCPConn).SetLinger(0)
	shut(c)
}

func shut(c net.Conn) {
	_ = c.Close()
}

// begin waits for the first byte of a request.
func begin(c net.Conn) {
	_, _ = c.Read(make([]byte, 1))
}

func (w *wire) client(t *testing.T, scheme string) *Client {
	t.Helper()
	transport := NewHTTPTransport()
	transport.Proxy = nil
	t.Cleanup(transport.CloseIdleConnections)
	return over(fmt.Sprintf("%s://%s/service/one/beta", scheme, w.Addr()), transport)
}

func TestBrokenConnectionHasTheOutcomeOfItsMoment(t *testing.T) {
	const head = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n"
	after := func(answer string, end func(net.Conn)) func(*wire, *net.TCPConn) {
		return func(w *wire, c *net.TCPConn) {
			w.read(bufio.NewReader(c))
			say(c, answer)
			end(c)
		}
	}
	for _, test := range []struct {
		moment string
		scheme string
		script func(*wire, *net.TCPConn)
		want   Outcome
	}{
		{"tls handshake", "https", func(_ *wire, c *net.TCPConn) { reset(c) }, NotSent},
		{"no tls at all", "https", after("HTTP/1.1 400 Bad Request\r\n\r\n", shut), NotSent},
		{"begun and reset", "http", func(_ *wire, c *net.TCPConn) { begin(c); reset(c) }, Unconfirmed},
		{"begun and closed", "http", func(_ *wire, c *net.TCPConn) { begin(c); shut(c) }, Unconfirmed},
		{"read and reset", "http", after("", reset), Unconfirmed},
		{"read and closed", "http", after("", shut), Unconfirmed},
		{"half a status line", "http", after("HTTP/1.1 20", shut), Unconfirmed},
		{"garbage", "http", after("Authorization: Bearer canary\r\n\r\n", shut), Unconfirmed},
		{"half a header", "http", after("HTTP/1.1 201 Created\r\nContent-", shut), Unconfirmed},
		{"no body", "http", after(head, shut), Unread},
		{"half a body", "http", after(head+`{"id"`, shut), Unread},
		{"half a body, reset", "http", after(head+`{"id"`, reset), Unread},
		{"bad chunk", "http", after("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\ncanary\r\n", shut), Unread},
		{"half of a 503", "http", after("HTTP/1.1 503 Busy\r\nContent-Length: 10\r\n\r\n{", shut), Unconfirmed},
		{"half of a 400", "http", after("HTTP/1.1 400 No\r\nContent-Length: 10\r\n\r\n{", shut), Refused},
		{"whole body", "http", after(head+`{"id":"1"}`, shut), Done},
	} {
		for _, method := range changes {
			w := listen(t, test.script)
			_, err := change(t, w.client(t, test.scheme), method)
			if got := OutcomeOf(err); got != test.want {
				// A reset can overtake what was sent before it.
				if !strings.HasSuffix(test.moment, "reset") || got != Unconfirmed {
					t.Errorf("%s, %s: %s (%v), want %s", method, test.moment, got, err, test.want)
				}
			} else {
				checkSentinels(t, err, test.want)
			}
			if n := w.requests.Load(); n > 1 {
				t.Errorf("%s, %s: arrived %d times", method, test.moment, n)
			}
			if err != nil && strings.Contains(err.Error(), "canary") {
				t.Errorf("%s, %s: %v", method, test.moment, err)
			}
		}
	}
}

func TestUnreachableGraphMeansThatNothingWasSent(t *testing.T) {
	closed := listen(t, nil)
	_ = closed.Close()
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header()["Proxy-Authenticate"] = []string{"negotiate", "NTLM", `Odd realm="x"`, `Basic realm="contoso"`}
		w.WriteHeader(http.StatusProxyAuthRequired)
	}))
	defer proxy.Close()
	proxied := NewHTTPTransport()
	proxied.Proxy = func(*http.Request) (*url.URL, error) { return url.Parse(proxy.URL) }
	unknown := &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) {
		return nil, &net.DNSError{Err: "no such host", Name: "graph.example", IsNotFound: true}
	}}
	inMemory := roundTrip(func(*http.Request) (*http.Response, error) {
		return nil, &net.OpError{Op: "dial", Err: errors.New("connection refused")}
	})
	clients := map[string]*Client{
		"refused":           closed.client(t, "http"),
		"no such host":      over(testRoot, unknown),
		"proxy says no":     over(testRoot, proxied),
		"refused in memory": over(testRoot, inMemory),
	}
	for name, c := range clients {
		for _, method := range changes {
			_, err := change(t, c, method)
			var noAnswer *NoAnswerError
			if OutcomeOf(err) != NotSent || !errors.As(err, &noAnswer) || noAnswer.ClientRequestID == "" {
				t.Errorf("%s, %s: %s, %v", method, name, OutcomeOf(err), err)
			}
			checkSentinels(t, err, NotSent)
			if refused, ok := errors.AsType[*ProxyError](err); ok && !slices.Equal(refused.Wants, []string{"Negotiate", "NTLM", "Basic"}) {
				t.Errorf("the proxy wants %q", refused.Wants)
			}
		}
	}
}

func TestErrorOfAnUnknownTransportIsUnconfirmed(t *testing.T) {
	for _, cause := range []error{io.EOF, io.ErrUnexpectedEOF, &net.OpError{Op: "read", Err: errors.New("reset")}, errors.New("x")} {
		c := over(testRoot, roundTrip(func(*http.Request) (*http.Response, error) { return nil, cause }))
		for _, method := range changes {
			_, err := change(t, c, method)
			checkSentinels(t, err, Unconfirmed)
			if !errors.Is(err, cause) {
				t.Errorf("%s: %v does not say %v", method, err, cause)
			}
		}
	}
}

func TestCancelledSendIsUnconfirmedOnceItIsOnItsWay(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	w := listen(t, func(w *wire, c *net.TCPConn) {
		w.read(bufio.NewReader(c))
		cancel()
	})
	err := request(t, ctx, w.client(t, "http"), http.MethodPost)
	if checkSentinels(t, err, Unconfirmed); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	err = request(t, ctx, over(testRoot, never(t)), http.MethodPost)
	if checkSentinels(t, err, NotSent); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	early, cancel := context.WithCancel(t.Context())
	hanging := &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		cancel()
		<-ctx.Done()
		return nil, ctx.Err()
	}}
	err = request(t, early, over(testRoot, hanging), http.MethodPost)
	if checkSentinels(t, err, NotSent); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// net/http sends some requests again on its own when a kept connection turns
// out to be closed. A change must not be among them.
func TestChangeArrivesOnceOnAKeptConnection(t *testing.T) {
	for _, method := range changes {
		var changed, connections atomic.Int32
		w := listen(t, func(w *wire, c *net.TCPConn) {
			connections.Add(1)
			for from := bufio.NewReader(c); ; {
				r := w.read(from)
				if r == nil || r.Method != http.MethodGet {
					if r != nil {
						changed.Add(1)
					}
					reset(c)
					return
				}
				say(c, "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"value\":[]}")
			}
		})
		c := w.client(t, "http")
		for range 2 {
			if _, err := positions(t, c).List(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		_, err := change(t, c, method)
		checkSentinels(t, err, Unconfirmed)
		if changed.Load() != 1 || connections.Load() != 1 {
			t.Errorf("%s arrived %d times over %d connections: %v", method, changed.Load(), connections.Load(), err)
		}
	}
}

func TestChangeArrivesOnceOverHTTP2(t *testing.T) {
	for _, method := range changes {
		var changed atomic.Int32
		server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.ProtoMajor != 2 {
				t.Errorf("came as %s", r.Proto)
			}
			if r.Method == http.MethodGet {
				say(w, `{"value":[]}`)
				return
			}
			drain(r)
			changed.Add(1)
			panic(http.ErrAbortHandler)
		}))
		server.EnableHTTP2 = true
		server.StartTLS()
		transport := NewHTTPTransport()
		transport.TLSClientConfig.RootCAs = server.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
		c := over(server.URL, transport)
		c.BaseURL += "/beta"
		if _, err := positions(t, c).List(t.Context()); err != nil {
			t.Fatal(err)
		}
		_, err := change(t, c, method)
		checkSentinels(t, err, Unconfirmed)
		if changed.Load() != 1 {
			t.Errorf("%s arrived %d times: %v", method, changed.Load(), err)
		}
		transport.CloseIdleConnections()
		server.Close()
	}
}

// An answer that says 201 means that the object is there, wherever it is cut.
func TestCreatedIsUnreadWhereverItsAnswerIsCut(t *testing.T) {
	const object = `{"@odata.context":"x","id":"7","createdBy":{"user":{"id":"u"}},"tags":["a","é"],"n":null}`
	for cut := range len(object) + 1 {
		for _, how := range []string{
			fmt.Sprintf("Content-Length: %d\r\n", len(object)),
			"Connection: close\r\n",
			fmt.Sprintf("Transfer-Encoding: chunked\r\n\r\n%x", len(object)),
		} {
			c := serve(t, func(w http.ResponseWriter, r *http.Request) {
				drain(r)
				conn, _, err := http.NewResponseController(w).Hijack()
				if err != nil {
					t.Error(err)
					return
				}
				say(conn, "HTTP/1.1 201 Created\r\nrequest-id: r-1\r\n"+how+"\r\n"+object[:cut])
				shut(conn)
			})
			answer, err := change(t, c, http.MethodPost)
			want := Unread
			if cut == len(object) && !strings.Contains(how, "chunked") {
				want = Done
			}
			checkSentinels(t, err, want)
			if OutcomeOf(err) != want || answer.Status != 201 || answer.RequestID != "r-1" || answer.ClientRequestID == "" {
				t.Errorf("cut at %d with %q: %+v, %v", cut, how, answer, err)
			}
		}
	}
}

func TestTokenIsInNoError(t *testing.T) {
	const canary = "canary.eyJ0b2tlbg"
	echoes := []string{
		"HTTP/1.1 400 " + canary + "\r\nContent-Length: 0\r\n\r\n",
		"HTTP/1.1 400 No\r\nConnection: close\r\n\r\n" + canary,
		"HTTP/1.1 403 No\r\nConnection: close\r\n\r\n{\"error\":{\"code\":\"x " + canary + "\",\"message\":\"" + canary + "\"}}",
		"HTTP/1.1 401 No\r\nWWW-Authenticate: Bearer " + canary + "\r\nrequest-id: " + canary + "\r\nContent-Length: 0\r\n\r\n",
		"HTTP/1.1 302 No\r\nLocation: https://evil.example/" + canary + "\r\nContent-Length: 0\r\n\r\n",
		"HTTP/1.1 302 No\r\nLocation: ::" + canary + "\r\nContent-Length: 0\r\n\r\n",
		"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + canary,
		"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"" + canary + "\":" + canary,
		"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"value\":[],\"@odata.nextLink\":\"https://" + canary + "/?" + canary + "\"}",
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + canary + "\r\n",
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: " + canary + "\r\n\r\n",
		"HTTP/1.1 200 OK\r\nContent-Length: " + canary + "\r\n\r\n",
		"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n" + canary,
		canary + "\r\n\r\n",
		"HTTP/1.1 200 OK\r\n" + canary + "\r\n\r\n",
		"",
	}
	for _, echo := range echoes {
		w := listen(t, func(w *wire, c *net.TCPConn) {
			w.read(bufio.NewReader(c))
			say(c, echo)
			shut(c)
		})
		c := w.client(t, "http")
		guard := c.HTTP.Transport
		c.HTTP.Transport = roundTrip(func(r *http.Request) (*http.Response, error) {
			r = r.Clone(r.Context())
			r.Header.Set("Authorization", "Bearer "+canary)
			return guard.RoundTrip(r)
		})
		for _, method := range append([]string{http.MethodGet}, changes...) {
			err := request(t, t.Context(), c, method)
			if err == nil && method == http.MethodGet {
				t.Errorf("%s: no error for %q", method, echo)
			}
			if text := fmt.Sprintf("%v %+v %s", err, err, err); strings.Contains(text, canary) {
				t.Errorf("%s: %s", method, text)
			}
		}
	}
}

func TestErrorHasNoQuery(t *testing.T) {
	for _, base := range []roundTrip{
		always(400, ""), always(200, "x"), func(*http.Request) (*http.Response, error) { return nil, io.EOF },
		func(*http.Request) (*http.Response, error) {
			return nil, &net.OpError{Op: "dial", Err: errors.New("refused")}
		},
	} {
		_, err := over(testRoot, base).Lookup(t.Context(), user(t, "ann@contoso.com"))
		if err == nil || strings.Contains(err.Error(), "select") || !strings.Contains(err.Error(), "GET /users/ann@contoso.com: ") {
			t.Error(err)
		}
	}
}

func TestTransportHasLimits(t *testing.T) {
	transport := NewHTTPTransport()
	if transport.ResponseHeaderTimeout != 30*time.Second || transport.TLSClientConfig.MinVersion < 0x303 || transport.Proxy == nil {
		t.Errorf("%+v", transport)
	}
}
