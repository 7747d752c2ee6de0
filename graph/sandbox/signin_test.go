package sandbox

import (
	"crypto/ed25519"
	"encoding/base64"
	"io"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestSigningInWithTheBrowserEndsInTokens(t *testing.T) {
	for name, listen := range map[string]bool{"in memory": false, "over loopback": true} {
		t.Run(name, func(t *testing.T) {
			s := New()
			a := newApp(t, s)
			if listen {
				c := listening(t, s)
				a = &app{t, c.http, NewBrowser(t, c.http), EndpointsFor(c.base)}
			}
			kenta := s.People()[1]
			pick := a.browser.Open(a.address())
			consent := pick.Press("continue", "person", kenta.ID)
			if !consent.Has(kenta.DisplayName) || !consent.Has("Read and change your profile") || consent.Has("everyone") {
				t.Errorf("the page does not say who approves what:\n%s", consent.Text)
			}
			last := consent.Press("approve")
			if last.Action != backHere || last.Fields.Get("state") != "st&te" || last.Fields.Has("error") {
				t.Errorf("the answer goes to %s: %v", last.Action, last.Fields)
			}
			tokens := a.redeem(last.Fields.Get("code"))
			if tokens.status != http.StatusOK || tokens.body["token_type"] != "Bearer" || tokens.body["expires_in"] != 3600.0 ||
				tokens.member("scope") != "openid profile User.ReadWrite" {
				t.Errorf("%s", tokens.text)
			}
			claims := tokens.claims(t)
			for claim, want := range map[string]string{"aud": appID, "iss": a.Issuer, "nonce": "once", "tid": TenantID,
				"oid": kenta.ID, "preferred_username": kenta.UserPrincipalName, "name": kenta.DisplayName} {
				if claims[claim] != want {
					t.Errorf("%s is %v, want %s", claim, claims[claim], want)
				}
			}
			if got := a.graph(tokens, "GET", "/me", ""); got.body["id"] != kenta.ID {
				t.Errorf("the token is for %s", got.text)
			}
			again := a.renew(tokens.member("refresh_token"))
			if got := a.graph(again, "GET", "/me", ""); got.body["id"] != kenta.ID {
				t.Errorf("the new token is for %s", got.text)
			}
		})
	}
}

func TestGraphHoldsTokensToTheirScopes(t *testing.T) {
	a := newApp(t, New())
	own := a.signIn("")
	for _, ask := range []struct {
		method, path string
		status       int
	}{{"POST", interests, 201}, {"GET", "/users", 403}, {"POST", "/users/kenta.sato@contoso.com/profile/interests", 403}} {
		if got := a.graph(own, ask.method, ask.path, aGo); got.status != ask.status || ask.status == 403 && !strings.Contains(got.message(), ".All") {
			t.Errorf("%s %s: %s", ask.method, ask.path, got.text)
		}
	}
	wide := a.signIn("", "scope", ownScope+" https://graph.microsoft.com/user.readwrite.all")
	if got := a.graph(wide, "POST", "/users/kenta.sato@contoso.com/profile/interests", aGo); got.status != 201 {
		t.Errorf("with more: %s", got.text)
	}
}

func TestTokensEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newApp(t, New())
		tokens := a.signIn("")
		time.Sleep(accessLife - time.Second)
		if got := a.graph(tokens, "GET", "/me", ""); got.status != 200 {
			t.Errorf("before its end: %s", got.text)
		}
		time.Sleep(time.Second)
		got := a.graph(tokens, "GET", "/me", "")
		if got.status != 401 || got.code() != "InvalidAuthenticationToken" || !strings.Contains(got.message(), "expired") {
			t.Errorf("at its end: %s", got.text)
		}
		if !strings.Contains(got.header.Get("WWW-Authenticate"), a.Authorize) {
			t.Errorf("WWW-Authenticate is %s", got.header.Get("WWW-Authenticate"))
		}
		time.Sleep(refreshLife)
		if got := a.renew(tokens.member("refresh_token")); got.number() != 700082 {
			t.Errorf("after 90 days: %s", got.text)
		}
	})
}

func TestCodesAreGoodOnceAndForTenMinutes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newApp(t, New())
		code := func() string { return a.browser.Open(a.address()).Through("").Fields.Get("code") }
		used := code()
		a.redeem(used)
		late := code()
		time.Sleep(codeLife)
		for _, one := range []struct {
			name, code string
			more       []string
			number     int
		}{
			{"used", used, nil, 54005},
			{"late", late, nil, 70008},
			{"made up", "code.x", nil, 70000},
			{"of another client", code(), []string{"client_id", "another"}, 70000},
			{"for another address", code(), []string{"redirect_uri", backHere + "/"}, 50011},
			{"with another verifier", code(), []string{"code_verifier", "another"}, 501481},
			{"for more than was approved", code(), []string{"scope", "User.ReadWrite.All"}, 65001},
			{"with a secret", code(), []string{"client_secret", "psst"}, 700025},
		} {
			got := a.redeem(one.code, one.more...)
			if got.status < 400 || got.number() != one.number {
				t.Errorf("%s: %s", one.name, got.text)
			}
		}
	})
}

func TestRefreshTokensRotate(t *testing.T) {
	a := newApp(t, New())
	first := a.signIn("").member("refresh_token")
	if got := a.renew(first, "client_id", "another"); got.number() != 70000 {
		t.Errorf("of another client: %s", got.text)
	}
	if got := a.renew(first, "scope", "openid User.ReadWrite.All"); got.number() != 65001 || got.member("suberror") != "consent_required" {
		t.Errorf("for what nobody approved: %s", got.text)
	}
	second := a.renew(first, "scope", "openid User.ReadWrite")
	if second.status != 200 || second.member("refresh_token") == first {
		t.Fatalf("%s", second.text)
	}
	if got := a.renew(first); got.member("error") != "invalid_grant" || got.number() != 70008 {
		t.Errorf("the old one: %s", got.text)
	}
	if got := a.renew(second.member("refresh_token")); got.status != 200 {
		t.Errorf("the new one: %s", got.text)
	}
}

func TestWithoutOfflineAccessThereIsNoRefreshToken(t *testing.T) {
	a := newApp(t, New())
	tokens := a.signIn("", "scope", "User.Read")
	if tokens.body["refresh_token"] != nil || tokens.body["id_token"] != nil || tokens.member("scope") != "User.Read" {
		t.Errorf("%s", tokens.text)
	}
}

func TestBrowserRemembersWhoAndWhatWasApproved(t *testing.T) {
	s := New()
	a := newApp(t, s)
	kenta := s.People()[1]
	page := func(more ...string) string {
		screen := a.browser.Open(a.address(more...))
		return strings.Join(screen.Buttons, " ") + screen.Fields.Get("error")
	}
	const pick, consent, answered = "continue cancel", "approve refuse another", ""
	if got := page("prompt", "none"); got != "login_required" {
		t.Errorf("a new browser answers %q", got)
	}
	a.signIn(kenta.ID)
	for _, one := range []struct {
		more []string
		want string
	}{
		{nil, answered},
		{[]string{"prompt", "none"}, answered},
		{[]string{"prompt", "select_account"}, pick},
		{[]string{"prompt", "login"}, pick},
		{[]string{"prompt", "consent"}, consent},
		{[]string{"login_hint", kenta.UserPrincipalName}, answered},
		{[]string{"login_hint", "ines.popova@contoso.com"}, pick},
		{[]string{"client_id", "another"}, consent},
		{[]string{"scope", "User.ReadBasic.All"}, consent},
		{[]string{"scope", "User.ReadBasic.All", "prompt", "none"}, "consent_required"},
	} {
		if got := page(one.more...); got != one.want {
			t.Errorf("%v: %q, want %q", one.more, got, one.want)
		}
	}
}

func TestLoginHintMarksThePerson(t *testing.T) {
	s := New()
	a := newApp(t, s)
	for _, p := range s.People() {
		for _, hint := range []string{p.UserPrincipalName, strings.ToUpper(p.Mail)} {
			if got := a.browser.Open(a.address("login_hint", hint)); got.Fields.Get("person") != p.ID {
				t.Errorf("%s marks %s", hint, got.Fields.Get("person"))
			}
		}
	}
}

func TestRefusalsGoBackToTheApplication(t *testing.T) {
	s := New()
	a := newApp(t, s)
	kenta := s.People()[1].ID
	everyone := ownScope + " User.ReadWrite.All"
	for _, one := range []struct {
		name, code, says string
		last             Screen
	}{
		{"cancelled", "access_denied", "AADSTS65004", a.browser.Open(a.address()).Press("cancel")},
		{"refused", "access_denied", "AADSTS65004", a.browser.Open(a.address()).Press("continue", "person", kenta).Press("refuse")},
		{"admin", "access_denied", "AADSTS90094", a.browser.Open(a.address("scope", everyone)).Press("return")},
		{"scope", "invalid_scope", "AADSTS70011", a.browser.Open(a.address("scope", "Mail.Read"))},
		{"no scope", "invalid_request", "scope", a.browser.Open(a.address("scope", ""))},
		{"response type", "unsupported_response_type", "AADSTS700054", a.browser.Open(a.address("response_type", "token"))},
		{"no PKCE", "invalid_request", "Proof Key", a.browser.Open(a.address("code_challenge", ""))},
		{"plain PKCE", "invalid_request", "S256", a.browser.Open(a.address("code_challenge_method", "plain"))},
		{"prompt", "invalid_request", "select_account", a.browser.Open(a.address("prompt", "maybe"))},
		{"claims", "invalid_request", "JSON", a.browser.Open(a.address("claims", "{"))},
	} {
		fields := one.last.Fields
		if fields.Get("error") != one.code || !strings.Contains(fields.Get("error_description"), one.says) ||
			fields.Get("state") != "st&te" || fields.Has("code") {
			t.Errorf("%s: %v\n%s", one.name, fields, one.last.Text)
		}
	}
}

func TestSomeRefusalsStayOnThePage(t *testing.T) {
	s := New()
	a := newApp(t, s)
	bram := s.People()[4]
	for name, one := range map[string]struct {
		says string
		last Screen
	}{
		"disabled":       {"AADSTS50057", a.browser.Open(a.address()).Press("continue", "person", bram.ID)},
		"no client":      {"client_id", a.browser.Open(a.address("client_id", ""))},
		"no address":     {"redirect_uri", a.browser.Open(a.address("redirect_uri", ""))},
		"foreign":        {"AADSTS50011", a.browser.Open(a.address("redirect_uri", "https://evil.example"))},
		"foreign http":   {"AADSTS50011", a.browser.Open(a.address("redirect_uri", "http://localhost.evil.example:80"))},
		"two policies":   {"AADSTS50011", a.browser.Open(a.address("redirect_uri", "http://localhost:80;script-src *"))},
		"with a user":    {"AADSTS50011", a.browser.Open(a.address("redirect_uri", "http://localhost:80@evil.example"))},
		"twice":          {"twice", a.browser.Open(a.address() + "&state=another")},
		"unknown tenant": {"AADSTS90002", a.browser.Open(strings.Replace(a.address(), TenantID, "fabrikam.com", 1))},
		"no such page":   {"no such address", a.browser.Open(strings.Replace(a.address(), "authorize", "autorize", 1))},
	} {
		if !one.last.Has(one.says) || one.last.Status < 400 && name != "disabled" || one.last.Fields.Has("state") {
			t.Errorf("%s: %d\n%s", name, one.last.Status, one.last.Text)
		}
	}
}

func TestAnswersCanComeInTheAddress(t *testing.T) {
	a := newApp(t, New())
	for _, mode := range []string{"query", ""} {
		last := a.browser.Open(a.address("response_mode", mode)).Through("")
		back, err := url.Parse(last.Header.Get("Location"))
		if err != nil || last.Status != http.StatusFound || back.Host != "localhost:49152" || back.Query().Get("state") != "st&te" {
			t.Errorf("%q: %d %s", mode, last.Status, back)
		}
		if got := a.redeem(back.Query().Get("code")); got.status != 200 {
			t.Errorf("%s", got.text)
		}
	}
}

func TestTokenEndpointRefusesWhatIsNoQuestion(t *testing.T) {
	a := newApp(t, New())
	for want, values := range map[int]url.Values{
		900144:  {"grant_type": {"refresh_token"}},
		70003:   {"client_id": {appID}, "grant_type": {"password"}},
		9000411: {"client_id": {appID, appID}},
		70000:   {"client_id": {appID}, "grant_type": {"refresh_token"}},
	} {
		got := a.post(a.Token, values)
		if got.number() != want || got.status != 400 || got.member("trace_id") == "" || got.member("correlation_id") == "" {
			t.Errorf("%v: %s", values, got.text)
		}
	}
	c := client{t: t, http: a.http, base: a.Token}
	if got := c.do("GET", "", ""); got.status != 405 || got.number() != 900561 {
		t.Errorf("GET: %d %s", got.status, got.text)
	}
	if got := c.do("POST", "", "{}"); got.status != 400 || !strings.Contains(got.text, "form") {
		t.Errorf("JSON: %d %s", got.status, got.text)
	}
	if got := a.askForCode("scope", "Mail.Read"); got.number() != 70011 {
		t.Errorf("scope: %s", got.text)
	}
	if got := a.askForCode("client_id", ""); got.number() != 900144 {
		t.Errorf("client: %s", got.text)
	}
}

func TestIDTokensAreSignedWithTheKeyThatIsPublished(t *testing.T) {
	a := newApp(t, New())
	c := client{t: t, http: a.http}
	config := c.must(200, "GET", a.Issuer+"/.well-known/openid-configuration", "").body
	if config["issuer"] != a.Issuer || config["token_endpoint"] != a.Token || config["device_authorization_endpoint"] != a.Device {
		t.Errorf("%v", config)
	}
	keys := c.must(200, "GET", config["jwks_uri"].(string), "").body["keys"].([]any)
	key, err := base64.RawURLEncoding.DecodeString(keys[0].(map[string]any)["x"].(string))
	if err != nil {
		t.Fatal(err)
	}
	text := a.signIn("").member("id_token")
	at := strings.LastIndex(text, ".")
	signature, err := base64.RawURLEncoding.DecodeString(text[at+1:])
	if err != nil || !ed25519.Verify(key, []byte(text[:at]), signature) {
		t.Errorf("the signature is not the key's (%v)", err)
	}
}

func TestFormsOfOtherSitesAreRefused(t *testing.T) {
	s := New()
	a := newApp(t, s)
	for _, header := range []http.Header{{"Sec-Fetch-Site": {"cross-site"}}, {"Origin": {"https://evil.example"}}, {"Origin": {"null"}}} {
		body := url.Values{"person": {s.People()[0].ID}, "do": {"approve"}}.Encode()
		r, _ := http.NewRequestWithContext(t.Context(), http.MethodPost, a.address(), strings.NewReader(body))
		r.Header = maps.Clone(header)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		response, err := s.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(response.Body)
		if response.StatusCode != 400 || !strings.Contains(string(text), "another site") {
			t.Errorf("%v: %d", header, response.StatusCode)
		}
	}
}

func TestPagesKeepToTheirOwnPolicy(t *testing.T) {
	s := New()
	a := newApp(t, s)
	pick := a.browser.Open(a.address())
	for name, page := range map[string]Screen{
		"index": a.browser.Open("https://sandbox.facet.invalid/signin"), "pick": pick, "consent": pick.Press("continue"),
		"answer": pick.Through(""), "device": a.browser.Open("https://sandbox.facet.invalid/signin/device"),
	} {
		policy := page.Header.Get("Content-Security-Policy")
		style := page.Text[strings.Index(page.Text, "<style>")+7 : strings.Index(page.Text, "</style>")]
		if !strings.Contains(policy, "style-src "+sourceOf(style)) || !strings.HasPrefix(policy, "default-src 'none'") {
			t.Errorf("%s: %s", name, policy)
		}
		if _, script, scripted := strings.Cut(page.Text, "<script>"); scripted {
			script, _, _ = strings.Cut(script, "</script>")
			if name != "answer" || !strings.Contains(policy, "script-src "+sourceOf(script)) {
				t.Errorf("%s runs %q", name, script)
			}
		}
		for _, must := range []string{`<html lang="en">`, "<title>", "<main>", "<h1>", "nothing leaves this computer"} {
			if !strings.Contains(page.Text, must) {
				t.Errorf("%s lacks %s", name, must)
			}
		}
	}
}

func TestIndexTellsTheAddressesAndThePeople(t *testing.T) {
	s := New()
	c := listening(t, s)
	index := NewBrowser(t, c.http).Open(strings.TrimSuffix(c.base, "/beta") + "/signin/")
	e := EndpointsFor(c.base)
	for _, must := range []string{e.Graph, e.Authorize, e.Token, e.Device, e.Issuer, "/signin/device"} {
		if !index.Has(must) {
			t.Errorf("it lacks %s", must)
		}
	}
	for _, p := range s.People() {
		if !index.Has(p.UserPrincipalName) {
			t.Errorf("it lacks %s", p.UserPrincipalName)
		}
	}
}
