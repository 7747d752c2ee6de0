package graph

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// roundTrip is a transport in memory.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// testRoot has a path of its own before /beta.
const testRoot = "https://graph.example/service/one/beta"

// over returns a Client whose guarded transport ends in base.
func over(root string, base http.RoundTripper) *Client {
	return &Client{
		BaseURL:   root,
		HTTP:      &http.Client{Transport: NewTransport(root, base)},
		UserAgent: "facet/test",
	}
}

// serve starts a Graph on loopback whose root has a path of its own.
func serve(t testing.TB, handler http.HandlerFunc) *Client {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	transport := NewHTTPTransport()
	t.Cleanup(transport.CloseIdleConnections)
	return over(server.URL+"/service/one/beta", transport)
}

// says returns an answer in memory; header is a list of names and values.
func says(status int, body string, header ...string) *http.Response {
	h := http.Header{}
	for i := 0; i < len(header); i += 2 {
		h.Add(header[i], header[i+1])
	}
	return &http.Response{
		StatusCode: status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: h,
		Body: io.NopCloser(strings.NewReader(body)), ContentLength: int64(len(body)),
	}
}

// drain reads what a request has for a body.
func drain(r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body)
}

// say writes to a client that may be gone.
func say(w io.Writer, text string) {
	_, _ = io.WriteString(w, text)
}

// always answers every request in the same way.
func always(status int, body string, header ...string) roundTrip {
	return func(*http.Request) (*http.Response, error) { return says(status, body, header...), nil }
}

func positions(t testing.TB, c *Client) Collection {
	t.Helper()
	collection, err := c.Collection(Me(), "profile/positions")
	if err != nil {
		t.Fatal(err)
	}
	return collection
}

func user(t testing.TB, id string) Person {
	t.Helper()
	p, err := User(id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// change sends one request that changes something.
func change(t testing.TB, c *Client, method string) (Answer, error) {
	t.Helper()
	body := json.RawMessage(`{"displayName":"Chess"}`)
	switch method {
	case http.MethodPost:
		return positions(t, c).Create(t.Context(), body)
	case http.MethodPatch:
		return positions(t, c).Update(t.Context(), "1", body)
	default:
		return positions(t, c).Delete(t.Context(), "1")
	}
}

var changes = []string{http.MethodPost, http.MethodPatch, http.MethodDelete}

// never is a transport that nothing may reach.
func never(t testing.TB) roundTrip {
	return func(r *http.Request) (*http.Response, error) {
		t.Errorf("%s %s was sent", r.Method, r.URL)
		return nil, http.ErrAbortHandler
	}
}

// request sends one request of any method.
func request(t testing.TB, ctx context.Context, c *Client, method string) (err error) {
	t.Helper()
	body := json.RawMessage(`{"displayName":"Chess"}`)
	switch collection := positions(t, c); method {
	case http.MethodGet:
		_, err = collection.List(ctx)
	case http.MethodPost:
		_, err = collection.Create(ctx, body)
	case http.MethodPatch:
		_, err = collection.Update(ctx, "1", body)
	default:
		_, err = collection.Delete(ctx, "1")
	}
	return err
}
