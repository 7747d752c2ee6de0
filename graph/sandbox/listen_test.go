package sandbox

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"syscall"
	"testing"
)

// listening serves s on a free port until the test ends.
func listening(t *testing.T, s *Sandbox) client {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	server, err := Listen(ctx, "127.0.0.1:0", s)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() { done <- server.Serve() }()
	transport := new(http.Transport)
	t.Cleanup(func() {
		cancel()
		transport.CloseIdleConnections()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	c := as(t, s, "me")
	c.http, c.base = transport, server.URL
	return c
}

func TestOverASocketItIsTheSameSandbox(t *testing.T) {
	s := New(PageSize(2))
	c := listening(t, s)
	got := c.must(201, "POST", "/me/profile/positions", documented[1].body)
	if location := got.header.Get("Location"); !strings.HasPrefix(location, c.base+"/me/profile/positions/") {
		t.Errorf("Location is %q", location)
	}
	c.must(204, "PATCH", "/me", `{"responsibilities":["one"]}`)
	c.must(200, "GET", "/users('siobhan.o''neil@contoso.com')/profile/interests", "")
	link := c.must(200, "GET", interests, "").body["@odata.nextLink"].(string)
	c.must(200, "GET", strings.TrimPrefix(link, c.base), "")
}

// wsaConnReset is what a reset is on Windows.
const wsaConnReset = syscall.Errno(10054)

func TestOverASocketConnectionsBreakForReal(t *testing.T) {
	s := New()
	c := listening(t, s)
	for fault, want := range map[string]error{
		"reset=after": syscall.ECONNRESET, "cut=20": io.ErrUnexpectedEOF, "cut=0": io.ErrUnexpectedEOF,
	} {
		before := len(s.Objects("me", "interests"))
		inject(t, s, fault)
		if err := c.fails("POST", interests, aGo); !errors.Is(err, want) && !errors.Is(err, wsaConnReset) {
			t.Errorf("%s: %v", fault, err)
		}
		s.Clear(fault[:strings.Index(fault, "=")])
		if n := len(s.Objects("me", "interests")); n != before+1 {
			t.Errorf("%s: %d objects, before %d", fault, n, before)
		}
	}
}

func TestOtherHostsAreMisdirected(t *testing.T) {
	c := listening(t, New())
	port := c.base[strings.LastIndex(c.base, ":")+1 : strings.LastIndex(c.base, "/")]
	for host, status := range map[string]int{
		"evil.invalid": 421, "evil.invalid:" + port: 421, "127.0.0.1": 421, "127.0.0.1:1": 421, "10.0.0.1:" + port: 421,
		"localhost:" + port: 200, "127.0.0.1:" + port: 200, "[::1]:" + port: 200,
	} {
		r := c.request("GET", "/me", "")
		r.Host = host
		if got := c.send(r); got.status != status {
			t.Errorf("%s: status %d, want %d", host, got.status, status)
		}
	}
}

func TestOnlyLoopbackIsListenedOn(t *testing.T) {
	for _, addr := range []string{":0", "0.0.0.0:0", "[::]:0", "10.0.0.1:0", "example.org:80", "127.0.0.1", "127.0.0.1:99999", ""} {
		if server, err := Listen(t.Context(), addr, New()); err == nil {
			t.Errorf("listening on %q", addr)
			_ = server.Close()
		}
	}
}

func TestClosingEndsServing(t *testing.T) {
	server, err := Listen(t.Context(), "localhost:0", New())
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() { done <- server.Serve() }()
	if err := server.Close(); err != nil {
		t.Error(err)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
}
