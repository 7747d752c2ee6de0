package trace

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
)

const canary = "canary-4711"

// answers plays a server.
type answers func(*http.Request) (*http.Response, error)

func (a answers) RoundTrip(r *http.Request) (*http.Response, error) { return a(r) }

func TestTraceShowsShapesAndNeverValues(t *testing.T) {
	var trace bytes.Buffer
	transport := &Transport{To: &trace, Base: answers(func(*http.Request) (*http.Response, error) {
		return &http.Response{
			StatusCode: 201,
			Header:     http.Header{"Request-Id": {"r-1"}, "Set-Cookie": {canary}, "Location": {canary}},
			Body:       io.NopCloser(strings.NewReader(`{"id":"` + canary + `","tags":["` + canary + `"],"n":1,"ok":true,"none":null}`)),
		}, nil
	})}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost,
		"https://graph.example/beta/users/"+canary+"@x.example/profile/interests/"+canary+"?code="+canary, strings.NewReader(`{"displayName":"`+canary+`"}`))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+canary)
	request.Header.Set("Content-Type", "application/json")
	response, err := transport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(response.Body); err != nil || !strings.Contains(string(body), canary) {
		t.Errorf("the answer changed on its way: %s, %v", body, err)
	}
	if err := errors.Join(response.Body.Close(), response.Body.Close()); err != nil {
		t.Error(err)
	}
	got := trace.String()
	if n := strings.Count(got, canary); n != 0 {
		t.Errorf("%d values in %s", n, got)
	}
	for _, want := range []string{
		`"method":"POST"`, `"address":"https://graph.example/beta/users/{…}/profile/interests/{…}"`, `"status":201`,
		`"Request-Id":"r-1"`, `"displayName":"text of 11"`, `"n":"number"`, `"ok":"boolean"`, `"none":"null"`, `"tags":["1 of","text of 11"]`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
	if strings.Count(got, "\n") != 1 {
		t.Errorf("not one line: %q", got)
	}
}

func TestFailureIsNamedByItsTypeOnly(t *testing.T) {
	var trace bytes.Buffer
	transport := &Transport{To: &trace, Base: answers(func(*http.Request) (*http.Response, error) { return nil, errors.New(canary) })}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://graph.example/beta/me", nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := transport.RoundTrip(request); err == nil {
		t.Error("no error")
	}
	if got := trace.String(); strings.Contains(got, canary) || !strings.Contains(got, `"failed":"*errors.errorString"`) {
		t.Error(got)
	}
}

func FuzzShape(f *testing.F) {
	f.Add([]byte(`{"a":["` + canary + `",{"b":"` + canary + `"}]}`))
	f.Add([]byte(`"` + canary))
	f.Fuzz(func(t *testing.T, raw []byte) {
		var trace bytes.Buffer
		(&Transport{To: &trace}).write(exchange{Answer: shape(raw)})
		if trace.Len() == 0 {
			t.Errorf("nothing for %q", raw)
		}
	})
}
