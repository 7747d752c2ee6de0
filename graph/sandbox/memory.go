package sandbox

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"strconv"
)

// RoundTrip answers a request within the program: no socket, no goroutine. It
// takes any host, behaves as http.Transport does where it matters to a client
// (errors, httptrace, a cut body, unpacking gzip that nobody asked for), and
// works within a testing/synctest bubble.
func (s *Sandbox) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Context().Err() != nil {
		drop(r)
		return nil, context.Cause(r.Context())
	}
	a := s.exchange(r, r.URL.Scheme+"://"+r.URL.Host)
	trace(r.Context(), a)
	if err := r.Context().Err(); err != nil {
		return nil, context.Cause(r.Context())
	}
	if a.lost != nil {
		return nil, a.lost
	}
	return a.response(r)
}

// drop closes a body that is never sent, as a RoundTripper must.
func drop(r *http.Request) {
	if r.Body != nil {
		_ = r.Body.Close()
	}
}

// trace tells a client's hooks how far its request got.
func trace(ctx context.Context, a answer) {
	t := httptrace.ContextClientTrace(ctx)
	if t == nil || errors.Is(a.lost, errRefused) {
		return
	}
	if t.GotConn != nil {
		t.GotConn(httptrace.GotConnInfo{})
	}
	if t.WroteHeaders != nil {
		t.WroteHeaders()
	}
	if t.WroteRequest != nil {
		t.WroteRequest(httptrace.WroteRequestInfo{})
	}
	if t.GotFirstResponseByte != nil && a.lost == nil {
		t.GotFirstResponseByte()
	}
}

// response is the answer as a client's transport would hand it on.
func (a answer) response(r *http.Request) (*http.Response, error) {
	payload := a.payload()
	response := &http.Response{
		Status:     strconv.Itoa(a.status) + " " + http.StatusText(a.status),
		StatusCode: a.status,
		Proto:      "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header:        a.header,
		ContentLength: int64(len(payload)),
		Request:       r,
		Body:          io.NopCloser(bytes.NewReader(payload)),
	}
	if a.cut {
		short := io.MultiReader(bytes.NewReader(a.kept(payload)), broken{})
		response.Body = io.NopCloser(short)
	}
	if a.header.Get("Content-Encoding") == "gzip" && r.Header.Get("Accept-Encoding") == "" {
		return response, unpack(response)
	}
	return response, nil
}

// broken is the place where a connection broke.
type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func unpack(response *http.Response) error {
	packed, err := gzip.NewReader(response.Body)
	if err != nil {
		return err
	}
	response.Body = packed
	response.Header.Del("Content-Encoding")
	response.ContentLength, response.Uncompressed = -1, true
	return nil
}
