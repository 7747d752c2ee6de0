package auth

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zalando/go-keyring"
)

const (
	appID    = "11111111-2222-3333-4444-555555555555"
	tenantID = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
)

// person is somebody who can sign in at a provider.
type person struct{ object, username string }

var (
	ann = person{"00000000-0000-0000-0000-00000000000a", "ann@contoso.example"}
	bob = person{"00000000-0000-0000-0000-00000000000b", "bob@contoso.example"}
)

// provider is a sign-in service that rotates refresh tokens, for tests: over
// loopback as a handler, or as a RoundTripper. Its tokens all hold "canary".
type provider struct {
	mu       sync.Mutex
	root     string
	asked    []string              // every request: method, URL and body, decoded
	codes    map[string]url.Values // authorization codes: what was authorized
	live     map[string]person     // refresh tokens that are good
	spent    map[string]bool
	reused   int // refresh tokens that came again
	issued   int
	sending  person                      // who signs in next
	withhold []string                    // scopes that aren't granted
	lifetime int                         // of access tokens, in seconds; 0 is 3600
	change   func(claims map[string]any) // what is wrong with the next id_token
	// answer, if set, answers the token endpoint in its place unless it returns 0.
	answer func(form url.Values) (status int, header http.Header, body string)
}

func newProvider() *provider {
	return &provider{root: "https://login.example", sending: ann, codes: map[string]url.Values{}, live: map[string]person{}, spent: map[string]bool{}}
}

// serve puts the provider on a loopback port.
func (p *provider) serve(t testing.TB) *provider {
	server := httptest.NewServer(p)
	t.Cleanup(server.Close)
	p.root = server.URL
	return p
}

func (p *provider) cloud(t testing.TB) Cloud {
	t.Helper()
	cloud, err := CustomCloud(Endpoints{
		Graph:     "https://graph.example",
		Authorize: p.root + "/authorize",
		Token:     p.root + "/token",
		Device:    p.root + "/device",
	})
	if err != nil {
		t.Fatal(err)
	}
	return cloud
}

// client returns a client of the provider that keeps accounts in memory and
// whose browser approves at once.
func (p *provider) client(t testing.TB) *Client {
	return &Client{ID: appID, Cloud: p.cloud(t), Cache: &Cache{Mode: ModeMemory}, Open: p.browse}
}

// browse is a browser whose person approves: it posts the form that the
// provider's page would have the browser post.
func (p *provider) browse(address string) error {
	form, redirect := p.approve(address)
	go post(redirect+"/", form)
	return nil
}

// post sends a form as a browser does, and returns the status and the page.
func post(address string, form url.Values) (int, string) {
	req, err := http.NewRequestWithContext(context.Background(), "POST", address, strings.NewReader(form.Encode()))
	if err != nil {
		return 0, err.Error()
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, err.Error()
	}
	defer resp.Body.Close()
	page, _ := io.ReadAll(resp.Body)
	return resp.StatusCode, string(page)
}

func (p *provider) approve(address string) (form url.Values, redirect string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.note("GET", address, "")
	u, _ := url.Parse(address)
	query := u.Query()
	code := fmt.Sprint("canary-code-", len(p.codes))
	p.codes[code] = query
	return url.Values{"code": {code}, "state": {query.Get("state")}}, query.Get("redirect_uri")
}

func (p *provider) note(method, address, body string) {
	address, _ = url.QueryUnescape(address)
	body, _ = url.QueryUnescape(body)
	p.asked = append(p.asked, method+" "+address+" "+body)
}

// count tells how many requests held a text.
func (p *provider) count(text string) (n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, asked := range p.asked {
		if strings.Contains(asked, text) {
			n++
		}
	}
	return n
}

// totals are the grants made, and the refresh tokens that came again.
func (p *provider) totals() (issued, reused int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.issued, p.reused
}

// RoundTrip lets the provider be used without sockets.
func (p *provider) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	w := httptest.NewRecorder()
	p.ServeHTTP(w, r)
	resp := w.Result()
	resp.Header.Set("Date", time.Now().UTC().Format(http.TimeFormat))
	return resp, nil
}

func (p *provider) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	form, _ := url.ParseQuery(string(body))
	p.mu.Lock()
	defer p.mu.Unlock()
	p.note(r.Method, r.URL.String(), string(body))
	status, header, answer := 0, http.Header(nil), ""
	if r.URL.Path == "/token" && p.answer != nil {
		status, header, answer = p.answer(form)
	}
	if status == 0 {
		header = http.Header{"Content-Type": {"application/json"}}
		status, answer = p.serveForm(r.URL.Path, form)
	}
	maps.Copy(w.Header(), header)
	w.WriteHeader(status)
	io.WriteString(w, answer)
}

func (p *provider) serveForm(path string, form url.Values) (int, string) {
	if path == "/device" {
		p.codes["canary-device"] = form
		return 200, `{"device_code":"canary-device","user_code":"ABC","verification_uri":"https://login.example/go","expires_in":900,"interval":5}`
	}
	switch form.Get("grant_type") {
	case "authorization_code":
		return p.redeemCode(form)
	case "refresh_token":
		return p.refresh(form)
	case deviceCodeKind:
		return p.grant(p.sending, p.codes[form.Get("device_code")].Get("scope"), "")
	}
	return 400, refusal("unsupported_grant_type", 0)
}

func (p *provider) redeemCode(form url.Values) (int, string) {
	authorized, ok := p.codes[form.Get("code")]
	sum := sha256.Sum256([]byte(form.Get("code_verifier")))
	if !ok || base64.RawURLEncoding.EncodeToString(sum[:]) != authorized.Get("code_challenge") ||
		authorized.Get("code_challenge_method") != "S256" || form.Get("redirect_uri") != authorized.Get("redirect_uri") {
		return 400, refusal("invalid_grant", 54005)
	}
	delete(p.codes, form.Get("code"))
	return p.grant(p.sending, authorized.Get("scope"), authorized.Get("nonce"))
}

func (p *provider) refresh(form url.Values) (int, string) {
	token := form.Get("refresh_token")
	who, ok := p.live[token]
	if p.spent[token] {
		p.reused++
	}
	if !ok {
		return 400, refusal("invalid_grant", 700082)
	}
	delete(p.live, token)
	p.spent[token] = true
	return p.grant(who, form.Get("scope"), "")
}

func (p *provider) grant(who person, scope, nonce string) (int, string) {
	p.issued++
	refresh := fmt.Sprint("canary-refresh-", p.issued)
	p.live[refresh] = who
	scopes := slices.DeleteFunc(strings.Fields(scope), func(s string) bool { return slices.Contains(p.withhold, s) })
	answer, _ := json.Marshal(map[string]any{
		"token_type":    "Bearer",
		"access_token":  fmt.Sprintf("canary-access-%d-%s", p.issued, who.object),
		"refresh_token": refresh,
		"expires_in":    cmp.Or(p.lifetime, 3600),
		"scope":         strings.Join(scopes, " "),
		"id_token":      p.idToken(who, nonce),
	})
	return 200, string(answer)
}

func (p *provider) idToken(who person, nonce string) string {
	claims := map[string]any{
		"iss": p.root + "/v2.0", "aud": appID, "exp": time.Now().Add(time.Hour).Unix(), "nonce": nonce,
		"tid": tenantID, "oid": who.object, "sub": "x", "preferred_username": who.username,
	}
	if p.change != nil {
		p.change(claims)
	}
	return jwt(claims)
}

func jwt(claims map[string]any) string {
	payload, _ := json.Marshal(claims)
	return "e30." + base64.RawURLEncoding.EncodeToString(payload) + ".canary"
}

// refusal is an error answer as Entra words it.
func refusal(code string, aadsts int) string {
	return fmt.Sprintf(`{"error":%q,"error_description":"AADSTS%d: Something of Entra's own.\r\nTrace ID: 0123abcd-0000-0000-0000-00000000cafe\r\nCorrelation ID: 4567abcd-0000-0000-0000-00000000beef\r\nTimestamp: 2026-11-22 00:00:00Z","error_codes":[%d]}`, code, aadsts, aadsts)
}

// ring is a keyring in memory.
type ring struct {
	mu     sync.Mutex
	kept   map[string]string
	err    error
	forget bool
	hang   chan struct{}
}

func (r *ring) Get(service, user string) (string, error) {
	if r.hang != nil {
		<-r.hang
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if secret, ok := r.kept[service+user]; ok || r.err != nil {
		return secret, r.err
	}
	return "", keyring.ErrNotFound
}

func (r *ring) Set(service, user, secret string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.kept == nil {
		r.kept = map[string]string{}
	}
	if !r.forget {
		r.kept[service+user] = secret
	}
	return r.err
}
