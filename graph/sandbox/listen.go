package sandbox

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net"
	"net/http"
	"strconv"
	"time"
)

// Server serves a sandbox on a loopback address.
type Server struct {
	URL string // the root for clients, with /beta

	ctx      context.Context
	http     *http.Server
	listener net.Listener
}

// Listen opens a port of a loopback address, such as 127.0.0.1:8080, or
// 127.0.0.1:0 for any free one. Other addresses are refused. Call Serve next;
// it ends when ctx does.
func Listen(ctx context.Context, addr string, s *Sandbox) (*Server, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("listening on %s: %w", addr, err)
	}
	if !isLoopback(host) {
		return nil, fmt.Errorf("listening on %s: the sandbox takes loopback addresses only, such as 127.0.0.1:8080", addr)
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("listening on %s: %w", addr, err)
	}
	port := listener.Addr().(*net.TCPAddr).Port
	return &Server{
		URL:      "http://" + net.JoinHostPort(host, strconv.Itoa(port)) + "/beta",
		ctx:      ctx,
		listener: listener,
		http: &http.Server{
			Handler:           hostChecked(s.controlled(), port),
			ReadHeaderTimeout: 10 * time.Second,
			ReadTimeout:       30 * time.Second,
			IdleTimeout:       60 * time.Second,
			MaxHeaderBytes:    64 << 10,
			BaseContext:       func(net.Listener) context.Context { return ctx },
		},
	}, nil
}

// Endpoints are its addresses, those of its sign-in service among them.
func (s *Server) Endpoints() Endpoints { return EndpointsFor(s.URL) }

// Serve answers requests until the context of Listen ends, and then returns
// nil.
func (s *Server) Serve() error {
	stop := context.AfterFunc(s.ctx, func() { _ = s.http.Close() })
	defer stop()
	err := s.http.Serve(s.listener)
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// Close ends Serve and every request under way.
func (s *Server) Close() error {
	return errors.Join(s.http.Close(), ignoreClosed(s.listener.Close()))
}

func ignoreClosed(err error) error {
	if errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// hostChecked refuses requests that name another host, so that no web page can
// reach the sandbox under a name of its own.
func hostChecked(next http.Handler, port int) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, given, err := net.SplitHostPort(r.Host)
		if err != nil || given != strconv.Itoa(port) || !isLoopback(host) {
			http.Error(w, "the sandbox answers on loopback addresses only", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// ServeHTTP answers a request that came over a connection.
func (s *Sandbox) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a := s.exchange(r, "http://"+r.Host)
	if a.lost != nil {
		hangUp(w)
		return
	}
	maps.Copy(w.Header(), a.header)
	payload := a.payload()
	if a.status >= 200 && a.status != http.StatusNoContent && a.status != http.StatusNotModified {
		w.Header().Set("Content-Length", strconv.Itoa(len(payload)))
	}
	w.WriteHeader(a.status)
	_, _ = w.Write(a.kept(payload)) // a client that has gone needs no answer
	if a.cut {
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler) // how net/http is told to break the connection
	}
}

// hangUp resets the connection, with nothing answered.
func hangUp(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = conn.Close()
}
