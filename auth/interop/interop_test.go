// Package interop signs in at an OpenID provider that nobody here wrote:
// github.com/zitadel/oidc, a certified one. It is a module of its own, so that
// facet's go.mod doesn't carry the provider; run go test in this folder.
package interop

import (
	"context"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"facet/auth"

	"github.com/zitadel/oidc/v3/example/server/exampleop"
	"github.com/zitadel/oidc/v3/example/server/storage"
	"github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"
)

const (
	clientID = "facet"
	username = "test-user@127.0.0.1"
	password = "verysecure"
)

// store is the provider's example store, with one client as facet is registered.
type store struct{ *storage.Storage }

func (s store) GetClientByClientID(ctx context.Context, id string) (op.Client, error) {
	client, err := s.Storage.GetClientByClientID(ctx, id)
	if err != nil {
		return nil, err
	}
	return native{client}, nil
}

// CompleteDeviceAuthorization names the person by id: the example's page gives
// the user name, which the example's store then doesn't find.
func (s store) CompleteDeviceAuthorization(ctx context.Context, userCode, _ string) error {
	return s.Storage.CompleteDeviceAuthorization(ctx, userCode, "id1")
}

// native is a public client that may use all three grants.
type native struct{ op.Client }

func (native) GrantTypes() []oidc.GrantType {
	return []oidc.GrantType{oidc.GrantTypeCode, oidc.GrantTypeRefreshToken, oidc.GrantTypeDeviceCode}
}
func (native) IsScopeAllowed(scope string) bool     { return scope == auth.ScopeOwn }
func (native) IDTokenUserinfoClaimsAssertion() bool { return true }

// start runs the provider and returns a client of it.
func start(t *testing.T) *auth.Client {
	t.Helper()
	var handler http.Handler
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	t.Cleanup(server.Close)
	storage.RegisterClients(storage.NativeClient(clientID, "http://localhost"))
	handler = exampleop.SetupServer(server.URL, store{storage.NewStorage(storage.NewUserStore(server.URL))}, slog.New(slog.DiscardHandler), false)
	cloud, err := auth.CustomCloud(auth.Endpoints{
		Graph:     "https://graph.example",
		Authorize: server.URL + "/auth",
		Token:     server.URL + "/oauth/token",
		Device:    server.URL + "/device_authorization",
	})
	if err != nil {
		t.Fatal(err)
	}
	return &auth.Client{ID: clientID, Cloud: cloud, Cache: &auth.Cache{Mode: auth.ModeMemory}}
}

// page is a browser's page: where it came from and what it says.
type page struct{ address, text string }

// browser follows redirects and keeps cookies, as a person's does.
type browser struct {
	t      *testing.T
	client *http.Client
}

func newBrowser(t *testing.T) browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return browser{t, &http.Client{Jar: jar}}
}

func (b browser) get(address string) page { return b.ask(http.MethodGet, address, nil) }

func (b browser) post(address string, form url.Values) page {
	return b.ask(http.MethodPost, address, form)
}

func (b browser) ask(method, address string, form url.Values) page {
	req, err := http.NewRequestWithContext(b.t.Context(), method, address, strings.NewReader(form.Encode()))
	if err != nil {
		b.t.Error(err)
		return page{}
	}
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	resp, err := b.client.Do(req)
	if err != nil {
		b.t.Error(err)
		return page{}
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != 200 {
		b.t.Errorf("%s: %s: %s, %v", resp.Request.URL, resp.Status, text, err)
	}
	return page{resp.Request.URL.String(), string(text)}
}

var (
	input  = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)"`)
	action = regexp.MustCompile(`<form method="post" action="([^"]*)"`)
)

// hidden are the values that a page's form carries along.
func (p page) hidden() url.Values {
	form := url.Values{}
	for _, m := range input.FindAllStringSubmatch(p.text, -1) {
		form.Set(m[1], html.UnescapeString(m[2]))
	}
	return form
}

// signIn does what a person does in the browser: open, type, submit.
func (b browser) signIn(address string) {
	login := b.get(address)
	u, _ := url.Parse(login.address)
	form := url.Values{"username": {username}, "password": {password}, "id": {u.Query().Get("authRequestID")}}
	done := b.post(strings.Split(login.address, "?")[0], form)
	target := action.FindStringSubmatch(done.text)
	if target == nil {
		b.t.Errorf("no form to post in %q", done.text)
		return
	}
	back := b.post(html.UnescapeString(target[1]), done.hidden())
	if !strings.Contains(back.text, "facet has the answer") {
		b.t.Errorf("facet answered %q", back.text)
	}
}

func check(t *testing.T, session *auth.Session) {
	t.Helper()
	id, err := session.Identity(t.Context())
	if err != nil || id.Account.Object != "id1" || !slices.Contains(id.Scopes, auth.ScopeOwn) || id.Expiry.IsZero() {
		t.Errorf("signed in as %+v, %v", id, err)
	}
}

func renew(t *testing.T, session *auth.Session) {
	t.Helper()
	first := session.Current()
	for range 3 {
		token, err := session.Refresh(t.Context(), session.Current(), "")
		if err != nil || token.Access.Equal(first.Access) {
			t.Fatalf("renew: %v", err)
		}
	}
}

func TestBrowserFlowAtAForeignProvider(t *testing.T) {
	client := start(t)
	client.Open = func(address string) error {
		newBrowser(t).signIn(address)
		return nil
	}
	session, err := client.Browser(t.Context(), auth.BrowserOptions{})
	if err != nil {
		t.Fatal(err)
	}
	check(t, session)
	renew(t, session)
	t.Logf("browser flow with PKCE and form_post: %s; renewals: 3", session.Account().Username)
}

func TestDeviceFlowAtAForeignProvider(t *testing.T) {
	client := start(t)
	session, err := client.Device(t.Context(), auth.DeviceOptions{Prompt: func(d auth.DevicePrompt) {
		if d.Trouble != nil {
			t.Error(d.Trouble)
			return
		}
		b := newBrowser(t)
		form := url.Values{"user_code": {d.UserCode}, "username": {username}, "password": {password}}
		b.post(d.Address+"/login", form)
		b.get(d.Address + "/confirm?action=allowed")
	}})
	if err != nil {
		t.Fatal(err)
	}
	// No renewal: the example's store forgets which application a device is.
	check(t, session)
	t.Logf("device flow: %s", session.Account().Username)
}

func TestDoctorAtAForeignProvider(t *testing.T) {
	client := start(t)
	if err := client.CheckRegistration(t.Context()); err != nil {
		t.Errorf("check the registration: %v", err)
	}
	if reach := client.ReachSignIn(t.Context()); reach.Err != nil || reach.Status == 0 {
		t.Errorf("reach: %+v", reach)
	}
}
