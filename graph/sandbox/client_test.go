package sandbox

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
)

// client asks a sandbox things as one of its people.
type client struct {
	t     testing.TB
	http  http.RoundTripper
	base  string
	token string
}

// reply is what came back.
type reply struct {
	status int
	header http.Header
	text   string
	body   map[string]any
}

func as(t testing.TB, s *Sandbox, person string, scopes ...string) client {
	t.Helper()
	token, err := s.Token(person, scopes...)
	if err != nil {
		t.Fatal(err)
	}
	return client{t, s, BaseURL, token}
}

func (c client) request(method, path, body string) *http.Request {
	c.t.Helper()
	r, err := http.NewRequestWithContext(c.t.Context(), method, c.base+path, strings.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+c.token)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	return r
}

func (c client) do(method, path, body string) reply {
	c.t.Helper()
	return c.send(c.request(method, path, body))
}

func (c client) send(r *http.Request) reply {
	c.t.Helper()
	response, err := c.http.RoundTrip(r)
	if err != nil {
		c.t.Fatalf("%s %s: %v", r.Method, r.URL, err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		c.t.Fatalf("%s %s: %v", r.Method, r.URL, err)
	}
	got := reply{status: response.StatusCode, header: response.Header, text: string(text)}
	_ = json.Unmarshal(text, &got.body) // not every body is JSON
	return got
}

// fails returns the error that a request ends with.
func (c client) fails(method, path, body string) error {
	c.t.Helper()
	response, err := c.http.RoundTrip(c.request(method, path, body))
	if err == nil {
		defer response.Body.Close()
		_, err = io.ReadAll(response.Body)
	}
	if err == nil {
		c.t.Fatalf("%s %s: %s, want an error", method, path, response.Status)
	}
	return err
}

// must is do, where another status than the wanted one ends the test.
func (c client) must(status int, method, path, body string) reply {
	c.t.Helper()
	got := c.do(method, path, body)
	if got.status != status {
		c.t.Fatalf("%s %s: status %d, want %d\n%s", method, path, got.status, status, got.text)
	}
	return got
}

func (r reply) code() string    { return r.failure("code") }
func (r reply) message() string { return r.failure("message") }

func (r reply) failure(name string) string {
	failure, _ := r.body["error"].(map[string]any)
	text, _ := failure[name].(string)
	return text
}

func (r reply) list() []any {
	list, _ := r.body["value"].([]any)
	return list
}

// names are the display names of a list, in order.
func (r reply) names() []string {
	var names []string
	for _, element := range r.list() {
		name, _ := element.(map[string]any)["displayName"].(string)
		names = append(names, name)
	}
	return names
}

func inject(t testing.TB, s *Sandbox, faults ...string) {
	t.Helper()
	for _, fault := range faults {
		if err := s.Inject(fault); err != nil {
			t.Fatal(err)
		}
	}
}

// withForm gives a request a form for a body.
func withForm(r *http.Request, form string) *http.Request {
	r.Body, r.ContentLength = io.NopCloser(strings.NewReader(form)), int64(len(form))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}
