package auth

import (
	"context"
	"crypto/x509"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// everything is an answer that quotes every secret it was sent.
func everything(form url.Values) string {
	return strings.ReplaceAll(form.Get("refresh_token")+form.Get("code")+form.Get("code_verifier"), `"`, "")
}

// failingAnswers are ways for a token endpoint to fail, each leaking what it
// was told.
var failingAnswers = []func(url.Values) (int, http.Header, string){
	func(f url.Values) (int, http.Header, string) {
		return 400, nil, `{"error":"invalid_request","error_description":"AADSTS9002313: bad ` + everything(f) + `"}`
	},
	func(f url.Values) (int, http.Header, string) {
		return 400, nil, `{"error":"x` + everything(f) + `","suberror":"` + everything(f) + `","claims":"` + everything(f) + `"}`
	},
	func(f url.Values) (int, http.Header, string) { return 400, nil, everything(f) },
	func(f url.Values) (int, http.Header, string) { return 500, nil, everything(f) + "canary-access" },
	func(f url.Values) (int, http.Header, string) {
		return 200, nil, `{"access_token":"canary-access","expires_in":"` + everything(f) + `"}`
	},
	func(url.Values) (int, http.Header, string) {
		return 200, nil, `{"access_token":"canary-access","token_type":"canary"}`
	},
	func(url.Values) (int, http.Header, string) {
		return 200, nil, `{"access_token":"canary-access","id_token":"canary.canary.canary"}`
	},
	func(url.Values) (int, http.Header, string) {
		return 200, nil, `{"access_token":"canary-access","refresh_token":"canary-refresh"`
	},
	func(url.Values) (int, http.Header, string) {
		return 200, http.Header{"Content-Type": {"text/html"}}, "<html>canary"
	},
	func(f url.Values) (int, http.Header, string) {
		return 307, http.Header{"Location": {"http://localhost:1/?" + everything(f)}}, ""
	},
	func(url.Values) (int, http.Header, string) {
		return 200, nil, `{"access_token":"canary` + strings.Repeat("y", maxAnswer) + `"}`
	},
	func(url.Values) (int, http.Header, string) { return 407, nil, "canary" },
}

func TestTokenRequestsFollowNoRedirect(t *testing.T) {
	trapped := 0
	trap := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { trapped++ }))
	defer trap.Close()
	p := newProvider().serve(t)
	c := p.client(t)
	session, err := c.Browser(t.Context(), BrowserOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, status := range []int{301, 302, 303, 307, 308} {
		p.answer = func(url.Values) (int, http.Header, string) {
			return status, http.Header{"Location": {trap.URL}}, ""
		}
		if _, err := session.Refresh(t.Context(), session.Current(), ""); !errors.Is(err, ErrRedirected) {
			t.Errorf("%d: Refresh = %v", status, err)
		}
		if _, err := c.Browser(t.Context(), BrowserOptions{}); !errors.Is(err, ErrRedirected) {
			t.Errorf("%d: Browser = %v", status, err)
		}
	}
	t.Logf("N: redirects of the token endpoint: 10, requests at the trap server: %d", trapped)
	if trapped != 0 {
		t.Error("a secret went astray")
	}
}

func TestWhatIsNoSignInServiceIsRecognised(t *testing.T) {
	html := http.Header{"Content-Type": {"text/html; charset=utf-8"}}
	tests := []struct {
		status int
		header http.Header
		body   string
		want   error
	}{
		{200, html, "<html>Welcome to our hotel</html>", ErrWebPage},
		{200, nil, "  <!doctype html>", ErrWebPage},
		{404, html, "not here", ErrWebPage},
		{302, html, "", ErrRedirected},
		{407, html, "", ErrProxy},
		{200, nil, "null", ErrAnswer},
		{200, nil, "", ErrAnswer},
		{200, nil, "{", ErrAnswer},
		{200, nil, "{}", ErrAnswer},
		{200, nil, `{"access_token":"x","token_type":"MAC"}`, ErrAnswer},
		{200, nil, `{"access_token":"` + strings.Repeat("x", maxAnswer) + `"}`, ErrAnswer},
	}
	p := newProvider()
	session := signIn(t, p, p.client(t))
	for _, test := range tests {
		p.answer = func(url.Values) (int, http.Header, string) { return test.status, test.header, test.body }
		if _, err := session.Refresh(t.Context(), session.Current(), ""); !errors.Is(err, test.want) {
			t.Errorf("%d %.40q: %v, want %v", test.status, test.body, err, test.want)
		}
	}
	for _, status := range []int{400, 403, 429, 500, 502} {
		p.answer = func(url.Values) (int, http.Header, string) { return status, nil, "oops" }
		_, err := session.Refresh(t.Context(), session.Current(), "")
		if plain, ok := errors.AsType[*StatusError](err); !ok || plain.Status != status {
			t.Errorf("%d: %v", status, err)
		}
	}
}

func TestProxyThatWantsASignInIsRecognised(t *testing.T) {
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusProxyAuthRequired)
	}))
	defer proxy.Close()
	address, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	c := newProvider().client(t)
	c.Base = &http.Transport{Proxy: http.ProxyURL(address)}
	if _, err := c.Device(t.Context(), DeviceOptions{}); !errors.Is(err, ErrProxy) {
		t.Errorf("Device = %v", err)
	}
	if reach := c.ReachSignIn(t.Context()); !errors.Is(reach.Err, ErrProxy) {
		t.Errorf("ReachSignIn = %+v", reach)
	}
}

func TestSilentSignInServiceIsGivenUp(t *testing.T) {
	c := newProvider().client(t)
	c.Base = roundTrip(func(r *http.Request) (*http.Response, error) {
		deadline, ok := r.Context().Deadline()
		if !ok || time.Until(deadline) > answerLimit {
			t.Error("no time limit")
		}
		return nil, context.DeadlineExceeded
	})
	if _, err := c.Device(t.Context(), DeviceOptions{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Device = %v", err)
	}
}

func TestDoctorKnocksWithoutAToken(t *testing.T) {
	p := newProvider()
	c := p.client(t)
	c.Base = roundTrip(func(r *http.Request) (*http.Response, error) {
		if r.Header.Get("Authorization") != "" {
			t.Error("a token was sent")
		}
		resp := answer(401, "application/json", "{}")
		resp.Header.Set("Date", time.Now().Add(-24*time.Hour).UTC().Format(http.TimeFormat))
		return resp, nil
	})
	reach := c.ReachSignIn(t.Context())
	if reach.Status != 401 || reach.Err != nil || reach.Ahead.Round(time.Hour) != 24*time.Hour || reach.Address != c.endpoints().Token {
		t.Errorf("%+v", reach)
	}
	c.Base = p
	p.answer = func(url.Values) (int, http.Header, string) { return 400, nil, refusal("authorization_pending", 70016) }
	if err := c.CheckRegistration(t.Context()); err != nil {
		t.Errorf("a good registration: %v", err)
	}
	p.answer = func(url.Values) (int, http.Header, string) { return 401, nil, refusal("invalid_client", 7000218) }
	if what, _ := Explain(c.CheckRegistration(t.Context())); what != publicFlowsOff.what {
		t.Errorf("public client flows off: %s", what)
	}
}

func TestSettingsAreCheckedBeforeAnythingElse(t *testing.T) {
	tests := []struct {
		id, tenant string
		want       error
	}{
		{appID, "", nil}, {appID, "organizations", nil}, {appID, tenantID, nil}, {appID, "contoso.onmicrosoft.com", nil},
		{"", tenantID, ErrNoClientID}, {"my app", tenantID, ErrSettings}, {appID, "my tenant", ErrSettings}, {appID, "a/../b", ErrSettings},
	}
	cloud, err := CloudNamed("global")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		c := &Client{ID: test.id, Tenant: test.tenant, Cloud: cloud}
		if err := c.CheckSettings(); !errors.Is(err, test.want) {
			t.Errorf("client_id %q, tenant %q: %v", test.id, test.tenant, err)
		}
	}
	if err := (&Client{ID: appID}).CheckSettings(); !errors.Is(err, ErrSettings) {
		t.Errorf("no cloud: %v", err)
	}
}

var update = flag.Bool("update", false, "write testdata anew")

// TestEveryRefusalHasItsWords prints what Explain makes of every known number
// and of the other ways to fail, and holds it to testdata/explain.golden.
func TestEveryRefusalHasItsWords(t *testing.T) {
	var b strings.Builder
	show := func(name string, err error) {
		what, remedy := Explain(err)
		if what == "" || remedy == "" && !errors.Is(err, context.Canceled) {
			t.Errorf("%s has no words", name)
		}
		fmt.Fprintf(&b, "== %s\n%s\n%s\n\n", name, what, remedy)
	}
	numbers := make([]int, 0, len(adviceFor))
	for number := range adviceFor {
		numbers = append(numbers, number)
	}
	slices.Sort(numbers)
	for _, number := range append(numbers, 9999999) {
		refused := parseError([]byte(refusal("invalid_grant", number)))
		refused.ConsentURL = "https://login.example/adminconsent"
		show(fmt.Sprint("AADSTS", number), fmt.Errorf("sign in: %w: %w", ErrSignInAgain, refused))
	}
	for _, code := range []string{"access_denied", "authorization_declined", "expired_token", "bad_verification_code", "temporarily_unavailable", "something_new"} {
		show(code, newError(code, ""))
	}
	mine, theirs := Account{Username: "ann@contoso.example"}, Account{Username: "bob@contoso.example"}
	for _, err := range []error{
		fmt.Errorf("%w: no refresh token is kept", ErrSignInAgain), ErrNoClientID, fmt.Errorf(`%w: tenant "a b" is neither an id, a domain nor organizations`, ErrSettings),
		fmt.Errorf("%w: %w", ErrKeyring, context.DeadlineExceeded), ErrWebPage, ErrProxy, ErrRedirected, ErrIDToken, ErrAnswer, errPort, errTooLate, errNoBrowser,
		&StatusError{Status: 502}, &ClockError{26 * time.Hour}, &ClockError{-26 * time.Hour}, &AsideError{"accounts.sealed.unreadable"},
		&OtherAccountError{mine, theirs}, &ConsentError{Scope: ScopeOthers, URL: "https://login.example/adminconsent"},
		&ConsentError{ScopeOthers, "https://login.example/adminconsent", newError("access_denied", "AADSTS90094: no")},
		&net.DNSError{Err: "no such host", Name: "login.example"}, x509.CertificateInvalidError{Reason: x509.Expired}, x509.UnknownAuthorityError{},
		context.DeadlineExceeded, &net.OpError{Op: "dial", Err: errors.New("refused")}, context.Canceled, errors.New("something else"),
	} {
		show(err.Error(), err)
	}
	const golden = "testdata/explain.golden"
	if *update {
		if err := errors.Join(os.MkdirAll("testdata", 0o755), os.WriteFile(golden, []byte(b.String()), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || string(want) != b.String() {
		t.Errorf("words differ from %s (%v); if they are meant to, run go test -update", golden, err)
	}
	t.Logf("S8: numbers with words of their own: %d", len(numbers))
}

func FuzzTokenAnswer(f *testing.F) {
	f.Add(200, "application/json", `{"access_token":"a","token_type":"Bearer","expires_in":3600,"refresh_token":"b","scope":"x","id_token":"a.b.c"}`)
	f.Add(400, "application/json", refusal("invalid_grant", 65001))
	f.Add(200, "text/plain", "access_token=a&expires_in=1")
	f.Add(200, "application/json", "null")
	cloud, err := CustomCloud(Endpoints{Graph: "https://graph.example", Authorize: "https://login.example/a", Token: "https://login.example/t", Device: "https://login.example/d"})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, status int, kind, body string) {
		c := &Client{ID: appID, Cloud: cloud, Base: roundTrip(func(*http.Request) (*http.Response, error) { return answer(status, kind, body), nil })}
		g, err := c.exchange(t.Context(), c.config("", scopes()), map[string]string{"grant_type": "refresh_token", "refresh_token": "canary"})
		if (err == nil) == g.token.Access.Empty() {
			t.Errorf("token %v with error %v", !g.token.Access.Empty(), err)
		}
		if what, remedy := Explain(err); err != nil && strings.Contains(what+remedy+fmt.Sprintf("%+v", err), "canary") {
			t.Errorf("the secret is in %v", err)
		}
		if code, err := c.deviceCode(t.Context(), c.config("", scopes())); err == nil && !showable(code.VerificationURI) {
			t.Errorf("shows %q", code.VerificationURI)
		}
	})
}
