package sandbox_test

import (
	"errors"
	"net/http"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"facet/auth"
	"facet/graph/sandbox"
)

// These tests hold the sandbox to the program's own sign-in, which was written
// against Microsoft's documentation and not against the sandbox.

func TestProgramSignsInWithTheBrowser(t *testing.T) {
	for name, listen := range map[string]bool{"in memory": false, "over loopback": true} {
		t.Run(name, func(t *testing.T) {
			m := meet(t, listen)
			kenta := m.sandbox.People()[1]
			m.person = kenta.ID
			session := m.signIn()
			account := session.Account()
			if account.Object != kenta.ID || account.Tenant != sandbox.TenantID || account.Username != kenta.UserPrincipalName || account.Name != kenta.DisplayName {
				t.Errorf("%+v", account)
			}
			if got := m.ask(session, "POST", "/me/profile/interests", `{"displayName":"Go"}`); got != http.StatusCreated {
				t.Errorf("status %d", got)
			}
			if n := len(m.sandbox.Objects(kenta.ID, "interests")); n != 2 {
				t.Errorf("%d interests", n)
			}
			if got := m.ask(session, "GET", "/users", ""); got != http.StatusForbidden {
				t.Errorf("everyone: status %d", got)
			}
			first := session.Current()
			for range 3 {
				if token, err := session.Refresh(t.Context(), session.Current(), ""); err != nil || token.Access.Equal(first.Access) {
					t.Fatal(err)
				}
			}
			if len(m.notices) > 0 {
				t.Errorf("%v", m.notices)
			}
		})
	}
}

func TestProgramSignsInWithADeviceCode(t *testing.T) {
	for _, faults := range [][]string{nil, {"reset@poll+#1", "signin-status=502:html@poll+#2-3", "slow-down@poll+#4"}, {"device-pending@#1-20"}} {
		synctest.Test(t, func(t *testing.T) {
			m := meet(t, false, faults...)
			session, err := m.byDevice()
			if err != nil {
				t.Fatal(faults, err)
			}
			if got := m.ask(session, "GET", "/me", ""); got != http.StatusOK {
				t.Errorf("%v: status %d", faults, got)
			}
			time.Sleep(3 * time.Hour)
			if got := m.ask(session, "GET", "/me", ""); got != http.StatusOK {
				t.Errorf("%v: three hours later status %d", faults, got)
			}
		})
	}
}

func TestProgramRenewsWhatGraphCallsExpired(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := meet(t, false)
		session, err := m.byDevice()
		if err != nil {
			t.Fatal(err)
		}
		m.inject("expired-token@once")
		if got := m.ask(session, "POST", "/me/profile/interests", `{"displayName":"Go"}`); got != http.StatusCreated {
			t.Errorf("status %d", got)
		}
	})
}

func TestProgramStepsUpToOthers(t *testing.T) {
	m := meet(t, false)
	session := m.signIn()
	other := "/users/kenta.sato@contoso.com/profile/interests"
	if got := m.ask(session, "POST", other, `{"displayName":"Go"}`); got != http.StatusForbidden {
		t.Errorf("before: status %d", got)
	}
	if err := m.client.StepUp(t.Context(), session, auth.ScopeOthers, auth.BrowserOptions{}); err != nil {
		t.Fatal(err)
	}
	if got := m.ask(session, "POST", other, `{"displayName":"Go"}`); got != http.StatusCreated {
		t.Errorf("after: status %d", got)
	}
	m.client.Open = func(string) error { t.Error("the browser opened"); return nil }
	again, err := m.client.Session(session.Account())
	if err != nil {
		t.Fatal(err)
	}
	if err := m.client.StepUp(t.Context(), again, auth.ScopeOthers, auth.BrowserOptions{}); err != nil {
		t.Error("what was approved is asked for again:", err)
	}
}

func TestProgramKeepsItsSessionWhereAStepUpIsRefused(t *testing.T) {
	for name, one := range map[string]struct {
		fault, button string
		number        int
	}{
		"refused":         {"clock=0s", "refuse", 65004},
		"no approval":     {"admin-approval", "return", 90094},
		"refused by rule": {"consent-refused", "", 65004},
		"fewer scopes":    {"fewer-scopes=User.ReadWrite", "", 0},
	} {
		m := meet(t, false)
		session := m.signIn()
		m.inject(one.fault)
		m.button = one.button
		err := m.client.StepUp(t.Context(), session, auth.ScopeOthers, auth.BrowserOptions{})
		consent, ok := errors.AsType[*auth.ConsentError](err)
		if !ok {
			t.Fatalf("%s: %v", name, err)
		}
		if refusal, _ := errors.AsType[*auth.Error](consent.Err); one.number != 0 && refusal.AADSTS != one.number {
			t.Errorf("%s: %v", name, err)
		}
		if got := m.ask(session, "GET", "/me", ""); got != http.StatusOK {
			t.Errorf("%s: status %d", name, got)
		}
	}
}

func TestProgramMeetsClaimsChallenges(t *testing.T) {
	m := meet(t, false)
	session := m.signIn()
	m.inject("claims-challenge")
	if got := m.ask(session, "GET", "/me", ""); got != http.StatusOK {
		t.Errorf("silently: status %d", got)
	}
	m.inject("mfa-required")
	session, err := m.client.Session(session.Account())
	if err != nil {
		t.Fatal(err)
	}
	_, err = session.Token(t.Context())
	refusal, ok := errors.AsType[*auth.Error](err)
	if !ok || !errors.Is(err, auth.ErrSignInAgain) || refusal.AADSTS != 50076 || refusal.Claims == "" {
		t.Fatalf("%v", err)
	}
	account := session.Account()
	session, err = m.client.Browser(t.Context(), auth.BrowserOptions{Claims: refusal.Claims, Expect: &account})
	if err != nil {
		t.Fatal(err)
	}
	if got := m.ask(session, "GET", "/me", ""); got != http.StatusOK {
		t.Errorf("with the second proof: status %d", got)
	}
}

func TestProgramMakesAnAccountOfWhoeverComesBack(t *testing.T) {
	m := meet(t, false)
	account := m.signIn().Account()
	m.inject("other-person=kenta.sato")
	session, err := m.client.Browser(t.Context(), auth.BrowserOptions{Expect: &account})
	other, ok := errors.AsType[*auth.OtherAccountError](err)
	if !ok || other.Want.Object != account.Object || session.Account().Object != m.sandbox.People()[1].ID {
		t.Errorf("%v", err)
	}
}

func TestProgramChoosesAmongAccounts(t *testing.T) {
	m := meet(t, false)
	m.signIn()
	m.person = m.sandbox.People()[1].ID
	session, err := m.client.Browser(t.Context(), auth.BrowserOptions{Choose: true})
	if err != nil || session.Account().Object != m.person {
		t.Errorf("%v", err)
	}
	accounts, err := m.client.Accounts(t.Context())
	if err != nil || len(accounts) != 2 {
		t.Errorf("%v, %v", accounts, err)
	}
}

func TestProgramSaysWhatIsWrongWithASignIn(t *testing.T) {
	refused := func(code string, number int) func(error) bool {
		return func(err error) bool {
			e, ok := errors.AsType[*auth.Error](err)
			return ok && e.Code == code && e.AADSTS == number && e.CorrelationID != "" && e.TraceID != ""
		}
	}
	is := func(want error) func(error) bool { return func(err error) bool { return errors.Is(err, want) } }
	for fault, so := range map[string]func(error) bool{
		"wrong-audience":                    is(auth.ErrIDToken),
		"wrong-issuer":                      is(auth.ErrIDToken),
		"old-id-token":                      is(auth.ErrIDToken),
		"signin-status=200:html@devicecode": is(auth.ErrWebPage),
		"signin-status=407:html@devicecode": is(auth.ErrProxy),
		"redirect@devicecode":               is(auth.ErrRedirected),
		"gzip-bomb@devicecode":              is(auth.ErrAnswer),
		"signin-status=503@devicecode":      func(err error) bool { return err != nil },
		"unknown-client":                    refused("unauthorized_client", 700016),
		"public-client-off":                 refused("invalid_client", 7000218),
		"consent-refused":                   refused("authorization_declined", 65004),
		"invalid-grant=50173@poll":          refused("invalid_grant", 50173),
		"policy-block":                      func(err error) bool { e, ok := errors.AsType[*auth.Error](err); return ok && e.Code == "expired_token" },
		"device-pending":                    func(err error) bool { e, ok := errors.AsType[*auth.Error](err); return ok && e.Code == "expired_token" },
	} {
		synctest.Test(t, func(t *testing.T) {
			if _, err := meet(t, false, fault).byDevice(); !so(err) {
				t.Errorf("%s: %v", fault, err)
			}
		})
	}
}

func TestProgramRefusesTokensThatAreNotForIt(t *testing.T) {
	for fault, want := range map[string]error{"bad-nonce": auth.ErrIDToken, "token-type": auth.ErrAnswer} {
		m := meet(t, false, fault)
		if _, err := m.client.Browser(t.Context(), auth.BrowserOptions{}); !errors.Is(err, want) {
			t.Errorf("%s: %v", fault, err)
		}
	}
}

func TestProgramAsksToSignInAgain(t *testing.T) {
	for _, fault := range []string{"invalid-grant", "policy-block@refresh", "wrong-tenant", "admin-approval=all"} {
		m := meet(t, false)
		session := m.signIn()
		m.inject(fault)
		if _, err := session.Refresh(t.Context(), session.Current(), ""); !errors.Is(err, auth.ErrSignInAgain) {
			t.Errorf("%s: %v", fault, err)
		}
	}
	m := meet(t, false, "no-refresh-token")
	session := m.signIn()
	if _, err := session.Refresh(t.Context(), session.Current(), ""); !errors.Is(err, auth.ErrSignInAgain) {
		t.Errorf("without a refresh token: %v", err)
	}
}

func TestProgramNoticesAWrongClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := meet(t, false, "clock=+24h")
		session, err := m.byDevice()
		if err != nil {
			t.Fatal(err)
		}
		if got := m.ask(session, "GET", "/me", ""); got != http.StatusOK {
			t.Errorf("status %d", got)
		}
		if skew, ok := errors.AsType[*auth.ClockError](errors.Join(m.notices...)); !ok || skew.Ahead.Round(time.Minute) != -24*time.Hour {
			t.Errorf("%v", m.notices)
		}
	})
}

func TestDoctorFindsTheRegistration(t *testing.T) {
	for fault, number := range map[string]int{"clock=0s": 0, "unknown-client": 700016, "public-client-off": 7000218} {
		m := meet(t, false, fault)
		err := m.client.CheckRegistration(t.Context())
		if refusal, ok := errors.AsType[*auth.Error](err); ok != (number != 0) || ok && refusal.AADSTS != number {
			t.Errorf("%s: %v", fault, err)
		}
		if reach := m.client.ReachSignIn(t.Context()); number == 0 && (reach.Err != nil || reach.Status != http.StatusMethodNotAllowed) {
			t.Errorf("%+v", reach)
		}
	}
}

func TestProgramReadsForWhomATokenIs(t *testing.T) {
	m := meet(t, false)
	kenta := m.sandbox.People()[1]
	m.person = kenta.ID
	ready, err := m.sandbox.Token(kenta.ID, "User.Read")
	if err != nil {
		t.Fatal(err)
	}
	for access, scopes := range map[auth.Secret][]string{auth.NewSecret(ready): {"User.Read"}, m.signIn().Current().Access: {"User.ReadWrite"}} {
		got, ok := auth.ClaimsOf(access)
		if !ok || got.Object != kenta.ID || got.Tenant != sandbox.TenantID || got.Username != kenta.UserPrincipalName || !slices.Equal(got.Scopes, scopes) {
			t.Errorf("%+v, %v", got, ok)
		}
		if forever := scopes[0] == "User.Read"; got.Expiry.IsZero() != forever {
			t.Errorf("it ends at %v", got.Expiry)
		}
	}
}

func TestProgramUsesTokensThatItCannotRead(t *testing.T) {
	m := meet(t, false, "opaque-tokens")
	session := m.signIn()
	ready, err := m.sandbox.Token("me")
	if err != nil {
		t.Fatal(err)
	}
	for _, access := range []auth.Secret{session.Current().Access, auth.NewSecret(ready)} {
		if got, ok := auth.ClaimsOf(access); ok {
			t.Errorf("it says %+v", got)
		}
	}
	if got := m.ask(session, "GET", "/me", ""); got != http.StatusOK {
		t.Errorf("status %d", got)
	}
}
