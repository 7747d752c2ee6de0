package auth

import (
	"context"
	"encoding/base64"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// signIn signs the provider's person in, without sockets.
func signIn(t testing.TB, p *provider, c *Client) *Session {
	t.Helper()
	c.Base = p
	p.codes["canary-device"] = url.Values{"scope": {strings.Join(scopes(), " ")}}
	g, err := c.exchange(t.Context(), c.config("", scopes()), map[string]string{"grant_type": deviceCodeKind, "device_code": "canary-device"})
	if err != nil {
		t.Fatal(err)
	}
	session, err := c.enter(t.Context(), g, "")
	if err != nil {
		t.Fatal(err)
	}
	return session
}

func TestTokenIsRenewedBeforeItsEnd(t *testing.T) {
	tests := []struct {
		lifetime int
		good     time.Duration // still used then
	}{{3600, 57 * time.Minute}, {60, 44 * time.Second}, {86400, 23*time.Hour + 57*time.Minute}}
	for _, test := range tests {
		synctest.Test(t, func(t *testing.T) {
			p := newProvider()
			p.lifetime = test.lifetime
			session := signIn(t, p, p.client(t))
			first := session.Current()
			time.Sleep(test.good)
			if token, err := session.Token(t.Context()); err != nil || !token.Access.Equal(first.Access) {
				t.Errorf("lifetime %d: renewed after %v already, %v", test.lifetime, test.good, err)
			}
			time.Sleep(2 * time.Minute)
			if token, err := session.Token(t.Context()); err != nil || token.Access.Equal(first.Access) {
				t.Errorf("lifetime %d: not renewed, %v", test.lifetime, err)
			}
			if p.reused != 0 {
				t.Errorf("%d refresh tokens came twice", p.reused)
			}
		})
	}
}

func TestManyRequestsMakeOneRenewal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newProvider()
		session := signIn(t, p, p.client(t))
		refused := session.Current()
		before := p.issued
		var wg sync.WaitGroup
		for range 50 {
			wg.Go(func() {
				if token, err := session.Refresh(t.Context(), refused, ""); err != nil || token.Access.Equal(refused.Access) {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		t.Logf("requests refused at once: 50, renewals: %d, refresh tokens spent twice: %d", p.issued-before, p.reused)
		if p.issued-before != 1 {
			t.Errorf("%d renewals", p.issued-before)
		}
	})
}

func TestEndedSignInIsTriedOnce(t *testing.T) {
	p := newProvider()
	c := p.client(t)
	session := signIn(t, p, c)
	clear(p.live) // revoked
	before := p.count("refresh_token=")
	refused := session.Current()
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if _, err := session.Refresh(t.Context(), refused, ""); !errors.Is(err, ErrSignInAgain) {
				t.Errorf("Refresh = %v", err)
			}
		})
	}
	wg.Wait()
	calls := p.count("refresh_token=") - before
	t.Logf("S6: requests after the sign-in ended: 20, token calls: %d", calls)
	if calls != 1 {
		t.Errorf("%d token calls", calls)
	}
	if refused, ok := errors.AsType[*Error](session.Problem()); !ok || refused.Code != "invalid_grant" {
		t.Errorf("problem %v", session.Problem())
	}
	signIn(t, p, c) // over the open form, as the same person
	if _, err := session.Token(t.Context()); err != nil {
		t.Errorf("after signing in again: %v", err)
	}
	if _, err := session.Refresh(t.Context(), refused, ""); err != nil || session.Problem() != nil {
		t.Errorf("after signing in again: %v, problem %v", err, session.Problem())
	}
}

func TestSignedOutSessionAsksToSignIn(t *testing.T) {
	p := newProvider()
	c := p.client(t)
	session := signIn(t, p, c)
	if err := c.SignOut(t.Context(), session.Account()); err != nil {
		t.Fatal(err)
	}
	before := len(p.asked)
	_, err := session.Refresh(t.Context(), session.Current(), "")
	accounts, listErr := c.Accounts(t.Context())
	if !errors.Is(err, ErrSignInAgain) || len(p.asked) != before || len(accounts) != 0 || listErr != nil {
		t.Errorf("%v, %d requests, %v, %v", err, len(p.asked)-before, accounts, listErr)
	}
}

func TestPassingTroubleDoesNotEndTheSignIn(t *testing.T) {
	p := newProvider()
	session := signIn(t, p, p.client(t))
	p.answer = func(url.Values) (int, http.Header, string) { return 503, nil, "" }
	if _, err := session.Refresh(t.Context(), session.Current(), ""); err == nil || errors.Is(err, ErrSignInAgain) {
		t.Errorf("Refresh = %v", err)
	}
	p.answer = nil
	if _, err := session.Refresh(t.Context(), session.Current(), ""); err != nil || p.reused != 0 {
		t.Errorf("Refresh = %v", err)
	}
}

func TestCalledOffRequestDoesNotLoseTheNewRefreshToken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newProvider()
		c := p.client(t)
		session := signIn(t, p, c)
		c.Base = roundTrip(func(r *http.Request) (*http.Response, error) {
			resp, err := p.RoundTrip(r)
			time.Sleep(time.Second) // the answer is on its way
			return resp, err
		})
		ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
		defer cancel()
		began := time.Now()
		if _, err := session.Refresh(ctx, session.Current(), ""); !errors.Is(err, context.DeadlineExceeded) || time.Since(began) > 600*time.Millisecond {
			t.Errorf("Refresh = %v after %v", err, time.Since(began))
		}
		if _, err := session.Refresh(t.Context(), session.Current(), ""); err != nil || p.reused != 0 {
			t.Errorf("Refresh = %v, %d spent twice", err, p.reused)
		}
	})
}

func TestClaimsChallengeIsMetOnce(t *testing.T) {
	p := newProvider()
	session := signIn(t, p, p.client(t))
	first := session.Current()
	claims := `{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}`
	sent := 0
	transport := session.Transport()
	transport.Base = roundTrip(func(r *http.Request) (*http.Response, error) {
		sent++
		resp := answer(200, "application/json", "{}")
		if r.Header.Get("Authorization") == "Bearer "+first.Access.Reveal() {
			resp.StatusCode = 401
			resp.Header.Set("WWW-Authenticate", `Bearer error="insufficient_claims", claims="`+base64.RawStdEncoding.EncodeToString([]byte(claims))+`"`)
		}
		return resp, nil
	})
	req, _ := http.NewRequestWithContext(t.Context(), "POST", "https://graph.example/beta/me/profile/interests", strings.NewReader("{}"))
	resp, err := transport.RoundTrip(req)
	if err != nil || resp.StatusCode != 200 || sent != 2 {
		t.Errorf("%v, %v, sent %d times", resp, err, sent)
	}
	if n := p.count(`"nbf":{"essential":true,"value":"1604106651"},"xms_cc":{"values":["cp1"]}`); n != 1 {
		t.Errorf("the claims were asked for %d times: %q", n, p.asked)
	}
}

func TestUnmetClaimsComeWithTheError(t *testing.T) {
	p := newProvider()
	session := signIn(t, p, p.client(t))
	p.answer = func(url.Values) (int, http.Header, string) { return 400, nil, refusal("interaction_required", 50076) }
	_, err := session.Refresh(t.Context(), session.Current(), `{"a":1}`)
	refused, ok := errors.AsType[*Error](err)
	if !errors.Is(err, ErrSignInAgain) || !ok || refused.Claims != `{"a":1}` {
		t.Errorf("Refresh = %+v", err)
	}
	p.answer = nil
	if _, err := session.Refresh(t.Context(), session.Current(), ""); err != nil {
		t.Errorf("an unmet challenge ended the sign-in: %v", err)
	}
}

func TestAccountOfAnotherCloudOrApplicationIsNotOpened(t *testing.T) {
	p := newProvider()
	c := p.client(t)
	account := signIn(t, p, c).Account()
	for _, change := range []func(*Account){func(a *Account) { a.Cloud = "global" }, func(a *Account) { a.Client = "x" }} {
		other := account
		change(&other)
		if _, err := c.Session(other); err == nil {
			t.Errorf("%+v was opened", other)
		}
	}
	again, err := c.Session(account)
	if err != nil {
		t.Fatal(err)
	}
	if id, err := again.Identity(t.Context()); err != nil || id.Account.Object != ann.object || id.Mode != ModeMemory || id.Expiry.IsZero() {
		t.Errorf("identity %+v, %v", id, err)
	}
}

func TestSomebodyElsesTokenIsNotTakenOnRenewal(t *testing.T) {
	p := newProvider()
	session := signIn(t, p, p.client(t))
	before := session.Current()
	p.change = func(claims map[string]any) { claims["oid"] = bob.object }
	if _, err := session.Refresh(t.Context(), before, ""); !errors.Is(err, ErrIDToken) || !session.Current().Access.Equal(before.Access) {
		t.Errorf("Refresh = %v", err)
	}
}
