package sandbox

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf8"
)

// strickenApp is an application at a sandbox with faults.
func strickenApp(t *testing.T, faults ...string) (*Sandbox, *app) {
	t.Helper()
	s := New()
	inject(t, s, faults...)
	return s, newApp(t, s)
}

func TestFaultsAtTheTokenEndpoint(t *testing.T) {
	for _, one := range []struct {
		fault  string
		status int
		code   string
		number int
	}{
		{"invalid-grant", 400, "invalid_grant", 700082},
		{"invalid-grant=50173", 400, "invalid_grant", 50173},
		{"policy-block@refresh", 400, "invalid_grant", 53003},
		{"wrong-tenant@refresh", 400, "invalid_grant", 50020},
		{"wrong-tenant=90072@refresh", 400, "invalid_grant", 90072},
		{"unknown-client@refresh", 400, "unauthorized_client", 700016},
		{"public-client-off@refresh", 401, "invalid_client", 7000218},
		{"mfa-required", 400, "interaction_required", 50076},
		{"admin-approval=all@refresh", 400, "invalid_grant", 65001},
		{"signin-status=503@refresh", 503, "temporarily_unavailable", 0},
		{"signin-status=500@token", 500, "server_error", 0},
		{"status=429@token", 429, "temporarily_unavailable", 0},
	} {
		s, a := strickenApp(t)
		tokens := a.signIn("")
		inject(t, s, one.fault)
		got := a.renew(tokens.member("refresh_token"))
		if got.status != one.status || got.member("error") != one.code || got.number() != one.number {
			t.Errorf("%s: %d %s", one.fault, got.status, got.text)
		}
		s.Clear(one.fault)
		if got := a.renew(tokens.member("refresh_token")); got.status != 200 {
			t.Errorf("%s spent the refresh token: %s", one.fault, got.text)
		}
	}
}

func TestFaultsOnThePages(t *testing.T) {
	for fault, says := range map[string]string{
		"unknown-client":         "AADSTS700016",
		"redirect-mismatch":      "AADSTS50011",
		"wrong-tenant":           "AADSTS50020",
		"wrong-tenant=90072":     "AADSTS90072",
		"policy-block@authorize": "AADSTS53003",
		"signin-status=200:html": "service is unavailable",
	} {
		_, a := strickenApp(t, fault)
		page := a.browser.Open(a.address()).Through("")
		if !page.Has(says) || page.Fields.Has("code") || page.Fields.Has("error") {
			t.Errorf("%s: %s", fault, page.Text)
		}
	}
}

func TestFaultsThatTheBrowserBringsBack(t *testing.T) {
	everyone := ownScope + " User.ReadWrite.All"
	for _, one := range []struct{ fault, scope, button, says string }{
		{"consent-refused", ownScope, "", "AADSTS65004"},
		{"admin-approval", everyone, "return", "AADSTS90094"},
		{"admin-approval=all", ownScope, "return", "AADSTS90094"},
		{"admin-approval", ownScope, "", ""},
	} {
		_, a := strickenApp(t, one.fault)
		last := a.browser.Open(a.address("scope", one.scope)).Through("")
		if one.button != "" {
			last = last.Press(one.button)
		}
		if got := last.Fields.Get("error_description"); !strings.Contains(got, one.says) || one.says == "" && !last.Fields.Has("code") {
			t.Errorf("%s: %v", one.fault, last.Fields)
		}
	}
}

func TestAdministratorsAloneApproveForEveryone(t *testing.T) {
	s, a := strickenApp(t)
	everyone := ownScope + " User.ReadWrite.All"
	for i, p := range s.People() {
		if p.Disabled {
			continue
		}
		page := a.browser.Open(a.address("scope", everyone, "prompt", "select_account")).Press("continue", "person", p.ID)
		if page.Has("An administrator is needed") != (i > 0) {
			t.Errorf("%s: %s", p.DisplayName, page.Text)
		}
	}
}

func TestSomebodyElseComesBack(t *testing.T) {
	s, a := strickenApp(t, "other-person=siobhan.o'neil")
	siobhan := s.find("siobhan.o'neil@contoso.com")
	if got := a.signIn("").claims(t)["oid"]; got != siobhan.ID {
		t.Errorf("it is %v", got)
	}
	_, a = strickenApp(t, "other-person")
	if got := a.signIn(s.people[0].ID).claims(t)["oid"]; got != s.people[1].ID {
		t.Errorf("it is %v", got)
	}
}

func TestTokensCanBeWrong(t *testing.T) {
	for fault, wrong := range map[string]func(*app, reply) bool{
		"token-type":       func(_ *app, r reply) bool { return r.member("token_type") == "mac" },
		"no-refresh-token": func(_ *app, r reply) bool { return r.body["refresh_token"] == nil && r.body["access_token"] != nil },
		"bad-nonce":        func(a *app, r reply) bool { return r.claims(a.t)["nonce"] != "once" },
		"wrong-audience":   func(a *app, r reply) bool { return r.claims(a.t)["aud"] != appID },
		"wrong-issuer":     func(a *app, r reply) bool { return r.claims(a.t)["iss"] != a.Issuer },
		"old-id-token":     func(a *app, r reply) bool { return r.claims(a.t)["exp"].(float64) < r.claims(a.t)["iat"].(float64) },
		"fewer-scopes":     func(_ *app, r reply) bool { return r.member("scope") == "openid profile" },
		"fewer-scopes=User.ReadWrite": func(a *app, r reply) bool {
			return a.graph(r, "GET", "/users/kenta.sato@contoso.com", "").status == http.StatusForbidden &&
				a.graph(r, "GET", "/me", "").status == http.StatusOK
		},
	} {
		_, a := strickenApp(t, fault)
		if got := a.signIn("", "scope", ownScope+" User.ReadWrite.All"); !wrong(a, got) {
			t.Errorf("%s: %s", fault, got.text)
		}
	}
}

func TestTokensCanEndSoon(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, a := strickenApp(t, "token-lifetime=90s")
		tokens := a.signIn("")
		if tokens.body["expires_in"] != 90.0 {
			t.Errorf("%s", tokens.text)
		}
		time.Sleep(90 * time.Second)
		if got := a.graph(tokens, "GET", "/me", ""); got.status != 401 {
			t.Errorf("it holds: %s", got.text)
		}
	})
}

func TestWrongClockRunsThroughEverything(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, a := strickenApp(t, "clock=-26h")
		tokens := a.signIn("")
		want := time.Now().Add(-26 * time.Hour)
		for _, got := range []reply{tokens, a.graph(tokens, "GET", "/me", "")} {
			date, err := http.ParseTime(got.header.Get("Date"))
			if err != nil || date.Sub(want).Abs() > time.Second || got.status != 200 {
				t.Errorf("%d at %s, want %s (%v)", got.status, date, want, err)
			}
		}
		if iat := tokens.claims(t)["iat"].(float64); int64(iat) != want.Unix() {
			t.Errorf("issued at %v", iat)
		}
		time.Sleep(accessLife)
		if got := a.graph(tokens, "GET", "/me", ""); got.status != 401 {
			t.Errorf("it never ends: %s", got.text)
		}
	})
}

func TestDeviceFlowInTrouble(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, a := strickenApp(t, "reset@poll+#1", "signin-status=502:html@poll+#2", "slow-down@poll+#3", "device-pending@#1-4")
		asked := a.askForCode()
		code := asked.member("device_code")
		page := a.browser.Open(asked.member("verification_uri"))
		page.Press("enter", "user_code", asked.member("user_code")).Through("")
		r := client{t: t, http: a.http, base: a.Token}.request("POST", "", "")
		if _, err := s.RoundTrip(withForm(r, "client_id="+appID+"&grant_type=device_code&device_code="+code)); !errors.Is(err, syscall.ECONNRESET) {
			t.Errorf("at first: %v", err)
		}
		for i, want := range []string{"", "slow_down", "authorization_pending", ""} {
			time.Sleep(5 * time.Second)
			got := a.poll(code)
			if got.member("error") != want || i == 0 && !strings.Contains(got.text, "<html>") || i == 3 && got.member("access_token") == "" {
				t.Errorf("%d: %s", i, got.text)
			}
		}
	})
}

func TestLostRenewalsAreDoneAllTheSame(t *testing.T) {
	for _, fault := range []string{"reset=after@refresh", "commit-then-status=502@refresh", "late-commit=5s@refresh"} {
		synctest.Test(t, func(t *testing.T) {
			s, a := strickenApp(t)
			token := a.signIn("").member("refresh_token")
			inject(t, s, fault)
			r := client{t: t, http: s, base: a.Token}.request("POST", "", "")
			response, err := s.RoundTrip(withForm(r, form([]string{"client_id", appID, "grant_type", "refresh_token", "refresh_token", token}).Encode()))
			if err == nil {
				response.Body.Close()
			}
			s.Clear(fault)
			time.Sleep(5 * time.Second)
			if got := a.renew(token); got.number() != 70008 {
				t.Errorf("%s (%v): %s", fault, err, got.text)
			}
		})
	}
}

func TestPolicyCanForbidDeviceCodes(t *testing.T) {
	_, a := strickenApp(t, "policy-block")
	asked := a.askForCode()
	page := a.browser.Open(asked.member("verification_uri")).Press("enter", "user_code", asked.member("user_code")).Through("")
	if !page.Has("AADSTS53003") {
		t.Errorf("%s", page.Text)
	}
	if got := a.poll(asked.member("device_code")); got.member("error") != "authorization_pending" {
		t.Errorf("the device hears %s", got.text)
	}
	a.signIn("") // the browser is not forbidden
}

func TestHostileTextReachesWhatASignInShows(t *testing.T) {
	for i, payload := range payloads {
		_, a := strickenApp(t, "hostile-text="+strconv.Itoa(i)+"@signin")
		want := string(appendString(nil, payload))
		want = want[1 : len(want)-1]
		if got := a.renew("made up"); !strings.Contains(got.text, want) {
			t.Errorf("payload %d: %q", i, got.text)
		}
		if got := a.askForCode(); !strings.Contains(got.text, want) {
			t.Errorf("payload %d: %q", i, got.text)
		}
		name, _ := a.signIn("").claims(t)["name"].(string)
		if utf8.ValidString(payload) && !strings.Contains(name, payload) {
			t.Errorf("payload %d: %q", i, name)
		}
	}
}

func TestChallengesAreMetByTokensWithTheClaims(t *testing.T) {
	s, a := strickenApp(t)
	tokens := a.signIn("")
	inject(t, s, "claims-challenge", "mfa-required")
	if got := a.graph(tokens, "GET", "/me", ""); got.status != 401 || !strings.Contains(got.header.Get("WWW-Authenticate"), "insufficient_claims") {
		t.Fatalf("%d %s", got.status, got.text)
	}
	refused := a.renew(tokens.member("refresh_token"), "claims", challengedClaims)
	if refused.number() != 50076 || refused.member("claims") != secondProof {
		t.Errorf("%s", refused.text)
	}
	proven := a.signIn("", "claims", secondProof)
	if got := a.graph(proven, "GET", "/me", ""); got.status != 401 {
		t.Errorf("%d %s", got.status, got.text)
	}
	renewed := a.renew(proven.member("refresh_token"), "claims", strings.Replace(challengedClaims, "{", `{"id_token":{},`, 1))
	if got := a.graph(renewed, "GET", "/me", ""); got.status != 200 {
		t.Errorf("%s %s", renewed.text, got.text)
	}
	if again := a.renew(renewed.member("refresh_token")); again.status != 200 {
		t.Errorf("the second proof is forgotten: %s", again.text)
	}
}

func TestFaultsOfGraphLeaveSigningInAlone(t *testing.T) {
	_, a := strickenApp(t, "status=500", "reset@post", "cut")
	a.signIn("")
	_, a = strickenApp(t, "status=500@signin", "signin-status", "unknown-client")
	token, err := New().Token("me")
	if err != nil {
		t.Fatal(err)
	}
	if got := (client{t, a.http, a.Graph, token}).do("GET", "/me", ""); got.status == 500 {
		t.Errorf("%s", got.text)
	}
}

func TestSignInFaultsThatMakeNoSenseAreRefused(t *testing.T) {
	for fault, says := range map[string]string{
		"wrong-tenant=1":      "90072",
		"invalid-grant=x":     "number",
		"admin-approval=Mail": "scope",
		"other-person=nobody": "before the @",
		"token-lifetime=1ms":  "second",
		"clock=yesterday":     "+24h",
		"slow-down=1":         "no value",
		"status@polls":        "poll",
	} {
		if err := New().Inject(fault); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v", fault, err)
		}
	}
}
