package sandbox

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/oauth2"
)

const (
	appID    = "11111111-2222-3333-4444-555555555555"
	verifier = "a-verifier-of-at-least-forty-three-characters"
	ownScope = "openid profile offline_access User.ReadWrite"
	backHere = "http://localhost:49152"
)

// app is an application that signs people in by the book, with a browser.
type app struct {
	t       testing.TB
	http    http.RoundTripper
	browser *Browser
	Endpoints
}

func newApp(t testing.TB, s *Sandbox) *app {
	return &app{t, s, NewBrowser(t, s), EndpointsFor(BaseURL)}
}

// address is where the browser is sent; more replaces or, where empty,
// removes parameters.
func (a *app) address(more ...string) string {
	return a.Authorize + "?" + form([]string{
		"client_id", appID, "response_type", "code", "redirect_uri", backHere, "response_mode", "form_post", "scope", ownScope,
		"state", "st&te", "nonce", "once", "code_challenge", oauth2.S256ChallengeFromVerifier(verifier), "code_challenge_method", "S256",
	}, more).Encode()
}

func form(pairs ...[]string) url.Values {
	values := url.Values{}
	for pair := range slices.Chunk(slices.Concat(pairs...), 2) {
		values.Set(pair[0], pair[1])
		if pair[1] == "" {
			values.Del(pair[0])
		}
	}
	return values
}

// post asks an endpoint; the status is in the reply.
func (a *app) post(endpoint string, values url.Values) reply {
	a.t.Helper()
	r, err := http.NewRequestWithContext(a.t.Context(), http.MethodPost, endpoint, strings.NewReader(values.Encode()))
	if err != nil {
		a.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return client{t: a.t, http: a.http}.send(r)
}

func (a *app) redeem(code string, more ...string) reply {
	a.t.Helper()
	return a.post(a.Token, form([]string{"client_id", appID, "grant_type", "authorization_code", "code", code,
		"redirect_uri", backHere, "code_verifier", verifier}, more))
}

func (a *app) renew(token string, more ...string) reply {
	a.t.Helper()
	return a.post(a.Token, form([]string{"client_id", appID, "grant_type", "refresh_token", "refresh_token", token}, more))
}

func (a *app) askForCode(more ...string) reply {
	a.t.Helper()
	return a.post(a.Device, form([]string{"client_id", appID, "scope", ownScope}, more))
}

func (a *app) poll(code string, more ...string) reply {
	a.t.Helper()
	return a.post(a.Token, form([]string{"client_id", appID, "grant_type", "urn:ietf:params:oauth:grant-type:device_code", "device_code", code}, more))
}

// signIn goes the whole way and returns the tokens.
func (a *app) signIn(person string, more ...string) reply {
	a.t.Helper()
	last := a.browser.Open(a.address(more...)).Through(person)
	got := a.redeem(last.Fields.Get("code"))
	if got.status != http.StatusOK {
		a.t.Fatalf("%s\n%s", got.text, last.Text)
	}
	return got
}

// graph asks Graph with the access token of a reply.
func (a *app) graph(tokens reply, method, path, body string) reply {
	a.t.Helper()
	return client{a.t, a.http, a.Graph, tokens.member("access_token")}.do(method, path, body)
}

func (r reply) member(name string) string {
	text, _ := r.body[name].(string)
	return text
}

// claims are those of the id_token.
func (r reply) claims(t testing.TB) map[string]any {
	t.Helper()
	parts := strings.Split(r.member("id_token"), ".")
	if len(parts) != 3 {
		t.Fatalf("no id_token in %s", r.text)
	}
	payload, err := base64.RawURLEncoding.DecodeString(parts[1])
	claims := map[string]any{}
	if err != nil || json.Unmarshal(payload, &claims) != nil {
		t.Fatal(err, string(payload))
	}
	return claims
}

func (r reply) number() int {
	codes, _ := r.body["error_codes"].([]any)
	if len(codes) == 0 {
		return 0
	}
	number, _ := codes[0].(float64)
	return int(number)
}
