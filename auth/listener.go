package auth

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"log"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// maxForm is the longest form the listener takes, in bytes.
const maxForm = 64 << 10

// errPort means that no port was free for the browser to come back to.
var errPort = errors.New("port for the browser is not free")

// listener is where the browser brings the answer of a sign-in: a server on the
// loopback of both address families (https://www.rfc-editor.org/rfc/rfc8252#section-7.3).
// Any program and any web page can talk to it, so it takes one form, with the
// state that only the sign-in service was told, and turns everything else away
// without a word about why.
type listener struct {
	port    string
	state   string
	answers chan url.Values // the form, once
	server  *http.Server
}

// listen opens the listener; port 0 is any.
func listen(ctx context.Context, port int, state string) (*listener, error) {
	sockets, err := listenBoth(ctx, port)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errPort, err)
	}
	l := &listener{
		port:    portOf(sockets[0]),
		state:   state,
		answers: make(chan url.Values, 1),
	}
	l.server = &http.Server{
		Handler:           l,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      10 * time.Second,
		IdleTimeout:       5 * time.Second,
		MaxHeaderBytes:    maxForm,
		ErrorLog:          log.New(io.Discard, "", 0),
	}
	for _, socket := range sockets {
		go func() { _ = l.server.Serve(socket) }() // it ends when the server is closed
	}
	return l, nil
}

// listenBoth opens 127.0.0.1 and ::1 at the same port: "localhost" is either,
// as the browser likes. A computer without IPv6 makes do with the first.
func listenBoth(ctx context.Context, port int) ([]net.Listener, error) {
	var config net.ListenConfig
	var failed error
	for range 10 { // a port that is free in one family may be taken in the other
		four, err := config.Listen(ctx, "tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
		if err != nil {
			return nil, err
		}
		six, err := config.Listen(ctx, "tcp6", net.JoinHostPort("::1", portOf(four)))
		if err == nil {
			return []net.Listener{four, six}, nil
		}
		if !errors.Is(err, errTaken) {
			return []net.Listener{four}, nil
		}
		four.Close() // somebody else's ::1 could take our answer
		if failed = err; port != 0 {
			break
		}
	}
	return nil, failed
}

func portOf(socket net.Listener) string {
	_, port, _ := net.SplitHostPort(socket.Addr().String())
	return port
}

// redirect is the address the sign-in service sends the browser to. Entra
// ignores the port of localhost when it compares it with the registration
// (https://learn.microsoft.com/entra/identity-platform/reply-url#localhost-exceptions).
func (l *listener) redirect() string { return "http://localhost:" + l.port }

// ServeHTTP takes the answer or turns the visitor away.
func (l *listener) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Referrer-Policy", "no-referrer")
	w.Header().Set("Cache-Control", "no-store")
	form, status := l.read(w, r)
	if status != http.StatusOK {
		w.Header().Set("Connection", "close")
		w.WriteHeader(status)
		return
	}
	select {
	case l.answers <- form:
		fmt.Fprintln(w, "<!doctype html><title>facet</title><p>facet has the answer. You can close this window and go back to the terminal.")
	default: // it came already
		w.WriteHeader(http.StatusConflict)
	}
}

// read returns the form of the right request, or the status for a wrong one.
func (l *listener) read(w http.ResponseWriter, r *http.Request) (url.Values, int) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch {
	case r.Host != "localhost:"+l.port:
		return nil, http.StatusMisdirectedRequest
	case r.URL.Path != "/" || r.URL.RawQuery != "":
		return nil, http.StatusNotFound
	case r.Method != http.MethodPost:
		return nil, http.StatusMethodNotAllowed
	case err != nil || kind != "application/x-www-form-urlencoded":
		return nil, http.StatusUnsupportedMediaType
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxForm))
	if err != nil {
		return nil, http.StatusRequestEntityTooLarge
	}
	form, err := url.ParseQuery(string(body))
	if err != nil || !l.knows(form["state"]) || len(form["code"])+len(form["error"]) != 1 {
		return nil, http.StatusBadRequest
	}
	return form, http.StatusOK
}

func (l *listener) knows(state []string) bool {
	return len(state) == 1 && subtle.ConstantTimeCompare([]byte(state[0]), []byte(l.state)) == 1
}

// wait returns the answer, or why there is none, and closes the listener.
func (l *listener) wait(ctx context.Context) (url.Values, error) {
	select {
	case form := <-l.answers:
		go l.finish(context.WithoutCancel(ctx))
		return form, nil
	case <-ctx.Done():
		l.server.Close()
		return nil, context.Cause(ctx)
	}
}

// finish lets the page that was sent arrive, for up to a second.
func (l *listener) finish(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	if l.server.Shutdown(ctx) != nil {
		l.server.Close()
	}
}
