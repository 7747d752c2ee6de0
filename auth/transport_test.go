package auth

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

func mustGraph(t testing.TB, address string) *url.URL {
	t.Helper()
	u, err := ParseGraphRoot(address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// refresher is a Source whose tokens count up: token-1, token-2 and so on.
type refresher struct {
	n      int
	claims []string
	err    error
}

func (r *refresher) Token(context.Context) (Token, error) {
	return Token{Access: NewSecret(fmt.Sprint("token-", r.n))}, nil
}

func (r *refresher) Refresh(_ context.Context, _ Token, claims string) (Token, error) {
	r.claims = append(r.claims, claims)
	if r.err != nil {
		return Token{}, r.err
	}
	r.n++
	return r.Token(context.Background())
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestBearerGoesToTheConfiguredRootOnly(t *testing.T) {
	tests := []struct {
		root, url string
		sent      bool
	}{
		{"https://graph.microsoft.com", "https://graph.microsoft.com/beta/me", true},
		{"https://graph.microsoft.com/beta", "https://graph.microsoft.com:443/beta/me", true},
		{"https://graph.microsoft.com", "HTTPS://GRAPH.microsoft.com/beta/me?$top=1", true},
		{"https://graph.microsoft.com", "https://graph.microsoft.com/v1.0/me", false},
		{"https://graph.microsoft.com", "https://graph.microsoft.com/beta", false},
		{"https://graph.microsoft.com", "https://graph.microsoft.com/betamax/me", false},
		{"https://graph.microsoft.com", "https://graph.microsoft.com/beta/../v1.0/me", false},
		{"https://graph.microsoft.com", "https://graph.microsoft.com/beta/%2e%2e/v1.0/me", false},
		{"https://graph.microsoft.com", "https://graph.microsoft.com/beta/..%5cv1.0", false},
		{"https://graph.microsoft.com", "http://graph.microsoft.com/beta/me", false},
		{"https://graph.microsoft.com", "https://graph.microsoft.com:8443/beta/me", false},
		{"https://graph.microsoft.com", "https://graph.microsoft.com.example.org/beta/me", false},
		{"https://graph.microsoft.com", "https://graph.microsoft.com@example.org/beta/me", false},
		{"https://graph.microsoft.com", "https://me@graph.microsoft.com/beta/me", false},
		{"https://graph.microsoft.com", "https://graph.microsoft.us/beta/me", false},
		{"http://127.0.0.1:8080", "http://127.0.0.1:8080/beta/me", true},
		{"http://127.0.0.1:8080", "http://127.0.0.1:8081/beta/me", false},
		{"http://127.0.0.1:8080", "http://localhost:8080/beta/me", false},
		{"http://[::1]:80/sand/beta/", "http://[::1]/sand/beta/me", true},
		{"http://[::1]:80/sand/beta/", "http://[::1]/beta/me", false},
	}
	stray := 0
	for _, test := range tests {
		sent := false
		transport := &Transport{Graph: mustGraph(t, test.root), Source: Static(NewSecret("canary")), Base: roundTrip(func(r *http.Request) (*http.Response, error) {
			sent = r.Header.Get("Authorization") == "Bearer canary"
			return &http.Response{StatusCode: 200, Body: http.NoBody}, nil
		})}
		req, err := http.NewRequestWithContext(t.Context(), "GET", test.url, nil)
		if err != nil {
			t.Fatal(err)
		}
		_, err = transport.RoundTrip(req)
		if sent != test.sent || sent == (err != nil) {
			t.Errorf("%s with root %s: sent %v, %v", test.url, test.root, sent, err)
		}
		if unsent := new(UnsentError); err != nil && (!errors.As(err, &unsent) || !unsent.NotSent()) {
			t.Errorf("%s: %T is no UnsentError", test.url, err)
		}
		if sent && !test.sent {
			stray++
		}
		if req.Header.Get("Authorization") != "" {
			t.Errorf("%s: the caller's request was changed", test.url)
		}
	}
	t.Logf("addresses: %d, tokens sent to a wrong one: %d", len(tests), stray)
}

func TestRedirectedRequestCarriesNoToken(t *testing.T) {
	trapped := 0
	trap := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { trapped++ }))
	defer trap.Close()
	for _, status := range []int{301, 302, 303, 307, 308} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, trap.URL+"/beta/me", status)
		}))
		client := http.Client{Transport: &Transport{Graph: mustGraph(t, server.URL), Source: Static(NewSecret("canary"))}}
		req, err := http.NewRequestWithContext(t.Context(), "POST", server.URL+"/beta/me", strings.NewReader("{}"))
		if err != nil {
			t.Fatal(err)
		}
		resp, err := client.Do(req)
		if err == nil {
			resp.Body.Close()
			t.Errorf("%d was followed", status)
		}
		server.Close()
	}
	t.Logf("redirects: 5, requests at the trap server: %d", trapped)
	if trapped != 0 {
		t.Errorf("the trap server got %d requests", trapped)
	}
}

// answers serves the given status and WWW-Authenticate one after another and
// notes bodies and tokens.
type answers struct {
	script [][2]string
	got    []string
}

func (a *answers) RoundTrip(r *http.Request) (*http.Response, error) {
	body := []byte{}
	if r.Body != nil {
		body, _ = io.ReadAll(r.Body)
	}
	next := a.script[len(a.got)]
	a.got = append(a.got, strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")+" "+string(body))
	resp := &http.Response{StatusCode: 200, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(next[0]))}
	if next[0] == "401" {
		resp.StatusCode = 401
		resp.Header.Set("WWW-Authenticate", next[1])
	}
	return resp, nil
}

func TestRefusedTokenIsReplacedOnce(t *testing.T) {
	claims := `{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}`
	challenge := `Bearer realm="", error="insufficient_claims", claims="` + base64.StdEncoding.EncodeToString([]byte(claims)) + `"`
	tests := []struct {
		name   string
		script [][2]string
		err    error
		status int
		got    string
		claims string
	}{
		{"good", [][2]string{{"200"}}, nil, 200, "token-0 {}", ""},
		{"expired", [][2]string{{"401", "Bearer"}, {"200"}}, nil, 200, "token-0 {},token-1 {}", "|"},
		{"refused twice", [][2]string{{"401", "Bearer"}, {"401", "Bearer"}}, nil, 401, "token-0 {},token-1 {}", "|"},
		{"challenged", [][2]string{{"401", challenge}, {"200"}}, nil, 200, "token-0 {},token-1 {}", claims + "|"},
		{"no new token", [][2]string{{"401", "Bearer"}}, errors.New("no"), 401, "token-0 {}", "|"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			source, base := &refresher{err: test.err}, &answers{script: test.script}
			transport := &Transport{Graph: mustGraph(t, "https://graph.example"), Source: source, Base: base}
			req, _ := http.NewRequestWithContext(t.Context(), "POST", "https://graph.example/beta/me", strings.NewReader("{}"))
			resp, err := transport.RoundTrip(req)
			if err != nil {
				t.Fatal(err)
			}
			body, _ := io.ReadAll(resp.Body)
			if resp.StatusCode != test.status || string(body) != fmt.Sprint(test.status) {
				t.Errorf("status %d, body %q", resp.StatusCode, body)
			}
			if got := strings.Join(base.got, ","); got != test.got {
				t.Errorf("sent %q, want %q", got, test.got)
			}
			if got := strings.Join(append(source.claims, ""), "|"); got != test.claims {
				t.Errorf("claims %q, want %q", got, test.claims)
			}
		})
	}
}

func TestBodyThatCannotBeReadAgainIsNotResent(t *testing.T) {
	source, base := &refresher{}, &answers{script: [][2]string{{"401", "Bearer"}}}
	transport := &Transport{Graph: mustGraph(t, "https://graph.example"), Source: source, Base: base}
	req, _ := http.NewRequestWithContext(t.Context(), "POST", "https://graph.example/beta/me", io.MultiReader(strings.NewReader("{}")))
	if resp, err := transport.RoundTrip(req); err != nil || resp.StatusCode != 401 || len(source.claims) != 0 {
		t.Errorf("%v, %v, %d refreshes", resp, err, len(source.claims))
	}
}

func TestStaticTokenIsUsedAsItIs(t *testing.T) {
	base := &answers{script: [][2]string{{"401", "Bearer"}}}
	transport := &Transport{Graph: mustGraph(t, "https://graph.example"), Source: Static(NewSecret("mine")), Base: base}
	req, _ := http.NewRequestWithContext(t.Context(), "GET", "https://graph.example/beta/me", nil)
	if resp, err := transport.RoundTrip(req); err != nil || resp.StatusCode != 401 || base.got[0] != "mine " {
		t.Errorf("%v, %v, %q", resp, err, base.got)
	}
}

func TestSecretNeverPrints(t *testing.T) {
	secret := NewSecret("canary")
	type holder struct {
		Public  Secret
		private Secret
		token   *Token
	}
	h := holder{secret, secret, &Token{Access: secret}}
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%p", "%t"} {
		fmt.Fprintf(&out, verb, secret)
		fmt.Fprintf(&out, verb, &secret)
		fmt.Fprintf(&out, verb, h)
		fmt.Fprintf(&out, verb, &h)
		fmt.Fprintf(&out, verb, []Secret{secret})
		fmt.Fprintf(&out, verb, Static(secret))
		fmt.Fprintf(&out, verb, fmt.Errorf("wrapped: %v", secret))
	}
	for _, handler := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
		slog.New(handler).Info("log", "secret", secret, "holder", h, "token", Token{Access: secret})
	}
	out.Write(mustJSON(t, h))
	hex := fmt.Sprintf("%x", "canary")
	found := strings.Count(out.String(), "canary") + strings.Count(strings.ToLower(out.String()), hex)
	t.Logf("printed %d bytes in 10 verbs, 2 log formats and JSON; canary seen %d times", out.Len(), found)
	if found != 0 {
		t.Error(out.String())
	}
	if secret.Reveal() != "canary" || !secret.Equal(NewSecret("canary")) || secret.Equal(Secret{}) || !(Secret{}).Empty() {
		t.Error("a secret lost its value")
	}
}
