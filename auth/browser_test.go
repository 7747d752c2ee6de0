package auth

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestBrowserSignInIsAuthorizationCodeWithPKCE(t *testing.T) {
	p := newProvider().serve(t)
	c := p.client(t)
	var prompts []BrowserPrompt
	session, err := c.Browser(t.Context(), BrowserOptions{Prompt: func(b BrowserPrompt) { prompts = append(prompts, b) }})
	if err != nil {
		t.Fatal(err)
	}
	account := session.Account()
	if account.Username != ann.username || account.Object != ann.object || account.Tenant != tenantID {
		t.Errorf("account %+v", account)
	}
	if token, err := session.Token(t.Context()); err != nil || !token.Grants("user.readwrite") || token.Grants(ScopeOthers) {
		t.Errorf("token %+v, %v", token, err)
	}
	if len(prompts) != 1 || time.Until(prompts[0].Expires) > browserLimit || time.Until(prompts[0].Expires) < browserLimit-time.Minute {
		t.Errorf("prompts %+v", prompts)
	}
	query := mustQuery(t, prompts[0].Address)
	want := map[string]string{
		"response_type": "code", "response_mode": "form_post", "code_challenge_method": "S256",
		"client_id": appID, "scope": "openid profile offline_access User.ReadWrite",
		"redirect_uri": "http://localhost:" + prompts[0].Port,
		"claims":       `{"access_token":{"xms_cc":{"values":["cp1"]}}}`,
	}
	for name, value := range want {
		if query.Get(name) != value {
			t.Errorf("%s = %q, want %q", name, query.Get(name), value)
		}
	}
	for _, name := range []string{"state", "nonce", "code_challenge"} {
		if len(query.Get(name)) < 26 {
			t.Errorf("%s = %q is too short", name, query.Get(name))
		}
	}
}

func mustQuery(t *testing.T, address string) url.Values {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u.Query()
}

// hostile is a request that must not end a sign-in.
type hostile struct {
	method, target, host, kind, body string
}

func hostileRequests(port, state string) []hostile {
	const form = "application/x-www-form-urlencoded"
	local := "localhost:" + port
	guess := strings.Repeat("A", len(state))
	return []hostile{
		{"GET", "/", local, "", ""},
		{"GET", "/?code=x&state=" + state, local, "", ""},
		{"POST", "/?state=" + state, local, form, "code=x"},
		{"POST", "/?x", local, form, "code=x&state=" + state},
		{"POST", "/callback", local, form, "code=x&state=" + state},
		{"POST", "/..", local, form, "code=x&state=" + state},
		{"POST", "/", "evil.example:" + port, form, "code=x&state=" + state},
		{"POST", "/", "127.0.0.1:" + port, form, "code=x&state=" + state},
		{"POST", "/", "localhost", form, "code=x&state=" + state},
		{"POST", "/", local, "text/plain", "code=x&state=" + state},
		{"POST", "/", local, "application/json", `{"code":"x","state":"` + state + `"}`},
		{"POST", "/", local, "", "code=x&state=" + state},
		{"POST", "/", local, form, "code=x&state=" + guess},
		{"POST", "/", local, form, "code=x&state=" + state[1:]},
		{"POST", "/", local, form, "code=x"},
		{"POST", "/", local, form, "error=access_denied"},
		{"POST", "/", local, form, "state=" + state},
		{"POST", "/", local, form, "code=x&state=a&state=" + state},
		{"POST", "/", local, form, "code=x&code=y&state=" + state},
		{"POST", "/", local, form, "code=x&error=y&state=" + state},
		{"POST", "/", local, form, "%zz&code=x&state=" + state},
		{"POST", "/", local, form, "code=x&state=" + guess + "&pad=" + strings.Repeat("x", maxForm)},
		{"PUT", "/", local, form, "code=x&state=" + state},
		{"OPTIONS", "/", local, "", ""},
		{"HEAD", "/", local, "", ""},
		{"BREW", "/", local, form, "code=x&state=" + state},
	}
}

// knock sends a request as raw bytes, whatever Go's client thinks of it.
func knock(address string, h hostile) (answer []byte, err error) {
	conn, err := new(net.Dialer).DialContext(context.Background(), "tcp", address)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	fmt.Fprintf(conn, "%s %s HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s",
		h.method, h.target, h.host, h.kind, len(h.body), h.body)
	answer, err = io.ReadAll(conn)
	if len(answer) > 0 {
		err = nil // it hung up on what it hadn't read
	}
	return answer, err
}

func TestHostileRequestsDontEndTheSignIn(t *testing.T) {
	p := newProvider().serve(t)
	c := p.client(t)
	const total = 1000
	sent, leaks, taken := 0, 0, 0
	c.Open = func(address string) error {
		query := mustQuery(t, address)
		port, state := strings.TrimPrefix(query.Get("redirect_uri"), "http://localhost:"), query.Get("state")
		requests := hostileRequests(port, state)
		addresses := []string{"127.0.0.1:" + port, "[::1]:" + port}
		for i := range total {
			h := requests[i%len(requests)]
			answer, err := knock(addresses[i/len(requests)%2], h)
			if err != nil && !strings.Contains(err.Error(), "reset") {
				t.Errorf("%+v: %v", h, err)
			}
			sent++
			if bytes.Contains(answer, []byte(state)) {
				leaks++
			}
			if len(answer) > 0 && !bytes.HasPrefix(answer, []byte("HTTP/1.1 4")) {
				taken++
				t.Errorf("%+v was answered %.40q", h, answer)
			}
		}
		return p.browse(address)
	}
	session, err := c.Browser(t.Context(), BrowserOptions{})
	if err != nil || session.Account().Object != ann.object {
		t.Fatalf("after %d hostile requests: %v", sent, err)
	}
	t.Logf("S1: hostile requests: %d of %d kinds on both address families, taken: %d, state in answers: %d, signed in: true",
		sent, len(hostileRequests("1", "s")), taken, leaks)
	if leaks != 0 || sent != total {
		t.Errorf("%d sent, %d leaks", sent, leaks)
	}
}

func TestAnswerIsTakenOnce(t *testing.T) {
	state := rand.Text()
	l, err := listen(t.Context(), 0, state)
	if err != nil {
		t.Fatal(err)
	}
	defer l.server.Close()
	for _, want := range []int{200, 409, 409} {
		status, page := post(l.redirect(), url.Values{"code": {"x"}, "state": {state}})
		if status != want || strings.Contains(page, state) {
			t.Errorf("%d %q, want %d", status, page, want)
		}
	}
}

func TestEscEndsBrowserSignInAtOnce(t *testing.T) {
	c := newProvider().serve(t).client(t)
	c.Open = func(string) error { return nil }
	ctx, cancel := context.WithCancel(t.Context())
	var cancelled time.Time
	var port string
	_, err := c.Browser(ctx, BrowserOptions{Prompt: func(b BrowserPrompt) {
		port = b.Port
		time.AfterFunc(20*time.Millisecond, func() { cancelled = time.Now(); cancel() })
	}})
	took := time.Since(cancelled)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Browser = %v", err)
	}
	if conn, err := new(net.Dialer).DialContext(t.Context(), "tcp", "127.0.0.1:"+port); err == nil {
		conn.Close()
		t.Error("the listener is still there")
	}
	t.Logf("S2: Esc while waiting for the browser returned after %v (at most 100 ms)", took)
}

func TestBrowserSignInEndsAfterFiveMinutes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeoutCause(t.Context(), browserLimit, errTooLate)
		defer cancel()
		began := time.Now()
		_, err := (&listener{server: new(http.Server)}).wait(ctx) // nobody comes
		if took := time.Since(began); !errors.Is(err, errTooLate) || took != 5*time.Minute {
			t.Errorf("%v after %v", err, took)
		}
	})
}

func TestEscEndsASilentTokenRequestAtOnce(t *testing.T) {
	p := newProvider().serve(t)
	c := p.client(t)
	ctx, cancel := context.WithCancel(t.Context())
	var cancelled time.Time
	c.Base = roundTrip(func(r *http.Request) (*http.Response, error) {
		time.AfterFunc(20*time.Millisecond, func() { cancelled = time.Now(); cancel() })
		<-r.Context().Done()
		return nil, r.Context().Err()
	})
	_, err := c.Browser(ctx, BrowserOptions{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Browser = %v", err)
	}
	t.Logf("S2: Esc while the token endpoint is silent returned after %v (at most 100 ms)", time.Since(cancelled))
}

func TestRefusalInTheBrowserIsReported(t *testing.T) {
	p := newProvider().serve(t)
	c := p.client(t)
	c.Open = func(address string) error {
		form, redirect := p.approve(address)
		form.Del("code")
		form.Set("error", "access_denied")
		form.Set("error_description", "AADSTS65004: User declined. Trace ID: 0123abcd-0000-0000-0000-00000000cafe Correlation ID: 4567abcd-0000-0000-0000-00000000beef "+form.Get("state"))
		go post(redirect, form)
		return nil
	}
	_, err := c.Browser(t.Context(), BrowserOptions{})
	refused, ok := errors.AsType[*Error](err)
	if !ok || refused.Code != "access_denied" || refused.AADSTS != 65004 || refused.CorrelationID == "" || !strings.HasSuffix(refused.Description, redacted) {
		t.Errorf("Browser = %+v", err)
	}
}

func TestSomebodyElseFromTheBrowserIsAnAccountOfTheirOwn(t *testing.T) {
	p := newProvider().serve(t)
	c := p.client(t)
	mine, err := c.Browser(t.Context(), BrowserOptions{})
	if err != nil {
		t.Fatal(err)
	}
	p.sending = bob
	account := mine.Account()
	theirs, err := c.Browser(t.Context(), BrowserOptions{Expect: &account})
	other, ok := errors.AsType[*OtherAccountError](err)
	if !ok || other.Want.Object != ann.object || other.Got.Object != bob.object {
		t.Fatalf("Browser = %v", err)
	}
	if p.count("login_hint="+ann.username) != 1 {
		t.Error("the expected account was not hinted at")
	}
	wrong := 0
	for session, who := range map[*Session]person{mine: ann, theirs: bob} {
		for range 3 {
			token, err := session.Refresh(t.Context(), session.Current(), "")
			if err != nil || session.Account().Object != who.object {
				t.Errorf("%s: %v, %+v", who.username, err, session.Account())
			}
			if !strings.HasSuffix(token.Access.Reveal(), who.object) {
				wrong++
			}
		}
	}
	accounts, err := c.Accounts(t.Context())
	if err != nil || len(accounts) != 2 || accounts[0].Object != ann.object {
		t.Errorf("accounts %+v, %v", accounts, err)
	}
	t.Logf("S5: accounts: %d, tokens of the other after 6 renewals: %d", len(accounts), wrong)
	if wrong != 0 {
		t.Errorf("%d tokens of the other", wrong)
	}
}

func TestTakenPortIsExplained(t *testing.T) {
	for _, address := range []string{"127.0.0.1:0", "[::1]:0"} {
		taken, err := new(net.ListenConfig).Listen(t.Context(), "tcp", address)
		if err != nil {
			t.Skip("no", address)
		}
		defer taken.Close()
		c := newProvider().client(t)
		_, err = c.Browser(t.Context(), BrowserOptions{Port: taken.Addr().(*net.TCPAddr).Port})
		if what, _ := Explain(err); !errors.Is(err, errPort) || !strings.Contains(what, "not free") {
			t.Errorf("%s: %v: %s", address, err, what)
		}
	}
}

func TestBrowserThatCannotOpenLeavesTheAddress(t *testing.T) {
	p := newProvider().serve(t)
	c := p.client(t)
	c.Open = func(string) error { return errNoBrowser }
	told := 0
	_, err := c.Browser(t.Context(), BrowserOptions{Prompt: func(b BrowserPrompt) {
		if told++; b.Trouble != nil {
			p.browse(b.Address) // the person copies it
		}
	}})
	if err != nil || told != 2 {
		t.Errorf("%v after %d prompts", err, told)
	}
}

func TestTextTerminalGetsNoBrowser(t *testing.T) {
	tests := []struct {
		goos string
		env  map[string]string
		want bool
	}{
		{"linux", nil, false},
		{"linux", map[string]string{"DISPLAY": ":0"}, true},
		{"linux", map[string]string{"WAYLAND_DISPLAY": "wayland-0"}, true},
		{"linux", map[string]string{"WSL_DISTRO_NAME": "Debian"}, true},
		{"linux", map[string]string{"SSH_CONNECTION": "x"}, false},
		{"darwin", nil, true},
		{"darwin", map[string]string{"SSH_CONNECTION": "x"}, false},
		{"windows", nil, true},
	}
	for _, test := range tests {
		if got := hasDesktop(test.goos, func(name string) string { return test.env[name] }); got != test.want {
			t.Errorf("%s %v: %v", test.goos, test.env, got)
		}
	}
}
