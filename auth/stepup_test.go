package auth

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestOwnProfileNeverAsksForOthers(t *testing.T) {
	p := newProvider().serve(t)
	c := p.client(t)
	session, err := c.Browser(t.Context(), BrowserOptions{})
	if err != nil {
		t.Fatal(err)
	}
	account := session.Account()
	for _, claims := range []string{"", "", `{"a":1}`} {
		if _, err := session.Refresh(t.Context(), session.Current(), claims); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := c.Browser(t.Context(), BrowserOptions{Expect: &account, Claims: `{"a":1}`, Choose: true}); err != nil {
		t.Fatal(err)
	}
	if err := c.CheckRegistration(t.Context()); err != nil {
		t.Fatal(err)
	}
	c.ReachSignIn(t.Context())
	t.Logf("S4: requests of a self-only session: %d, containing .All: %d", len(p.asked), p.count(".All"))
	if p.count(".All") != 0 {
		t.Error(p.asked)
	}
}

func TestStepUpIsSilentWhereItCanBe(t *testing.T) {
	p := newProvider()
	c := p.client(t)
	c.Open = func(string) error { t.Error("a browser opened"); return nil }
	session := signIn(t, p, c)
	if err := c.StepUp(t.Context(), session, ScopeOthers, BrowserOptions{}); err != nil {
		t.Fatal(err)
	}
	asked := len(p.asked)
	if err := c.StepUp(t.Context(), session, ScopeOthers, BrowserOptions{}); err != nil || len(p.asked) != asked {
		t.Errorf("stepping up again: %v, %d requests", err, len(p.asked)-asked)
	}
	if token, err := session.Refresh(t.Context(), session.Current(), ""); err != nil || !token.Grants(ScopeOthers) {
		t.Errorf("the next renewal lost it: %v", err)
	}
}

// refuseSilently makes the provider want the person for ScopeOthers.
func refuseSilently(form url.Values) (int, http.Header, string) {
	if form.Get("grant_type") == "refresh_token" && strings.Contains(form.Get("scope"), ScopeOthers) {
		return 400, nil, refusal("invalid_grant", 65001)
	}
	return 0, nil, ""
}

func TestStepUpOpensNoBrowserWhereNobodyIs(t *testing.T) {
	p := newProvider()
	c := p.client(t)
	c.Open = func(string) error { t.Error("a browser opened"); return nil }
	session := signIn(t, p, c)
	p.answer = refuseSilently
	asked := len(p.asked)
	err := c.StepUp(t.Context(), session, ScopeOthers, BrowserOptions{Unattended: true, Prompt: func(BrowserPrompt) { t.Error("it asks") }})
	if !errors.Is(err, errNobodyHere) || !NeedsSignIn(err) || len(p.asked) != asked+1 {
		t.Errorf("%v after %d requests", err, len(p.asked)-asked)
	}
}

func TestStepUpAsksInTheBrowserWithAHint(t *testing.T) {
	p := newProvider().serve(t)
	c := p.client(t)
	session, err := c.Browser(t.Context(), BrowserOptions{})
	if err != nil {
		t.Fatal(err)
	}
	p.answer = refuseSilently
	if err := c.StepUp(t.Context(), session, ScopeOthers, BrowserOptions{}); err != nil {
		t.Fatal(err)
	}
	if token, err := session.Token(t.Context()); err != nil || !token.Grants(ScopeOthers) || p.count("login_hint="+ann.username) != 1 {
		t.Errorf("%+v, %v", token, err)
	}
	p.answer = nil
	if token, err := session.Refresh(t.Context(), session.Current(), ""); err != nil || !token.Grants(ScopeOthers) || p.reused != 0 {
		t.Errorf("renewing after it: %v, spent twice %d", err, p.reused)
	}
}

func TestRefusedStepUpNamesTheApprovalPageAndKeepsTheSession(t *testing.T) {
	global, err := CloudNamed("global")
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]func(p *provider, c *Client){
		"granted less": func(p *provider, _ *Client) { p.withhold = []string{ScopeOthers} },
		"refused": func(p *provider, c *Client) {
			p.answer = refuseSilently
			c.Open = func(address string) error {
				form, redirect := p.approve(address)
				form.Del("code")
				form.Set("error", "access_denied")
				form.Set("error_description", "AADSTS90094: An administrator must do that.")
				go post(redirect, form)
				return nil
			}
		},
	}
	for name, arrange := range tests {
		t.Run(name, func(t *testing.T) {
			p := newProvider().serve(t)
			c := p.client(t)
			session, err := c.Browser(t.Context(), BrowserOptions{})
			if err != nil {
				t.Fatal(err)
			}
			arrange(p, c)
			err = c.StepUp(t.Context(), session, ScopeOthers, BrowserOptions{})
			if consent, ok := errors.AsType[*ConsentError](err); !ok || consent.Scope != ScopeOthers {
				t.Errorf("StepUp = %v", err)
			}
			p.answer = nil
			if _, err := session.Refresh(t.Context(), session.Current(), ""); err != nil {
				t.Errorf("the session ended: %v", err)
			}
			if name == "refused" && p.count(".All") != 2 {
				t.Errorf("requests with .All: %d", p.count(".All"))
			}
		})
	}
	for tenant, path := range map[string]string{"": "organizations", "common": "organizations", "consumers": "organizations", "a b": "a%20b"} {
		page := (&Client{ID: appID, Cloud: global}).AdminConsentURL(tenant, ScopeOthers)
		if !strings.HasPrefix(page, "https://login.microsoftonline.com/"+path+"/v2.0/adminconsent?") {
			t.Errorf("approval page of tenant %q: %s", tenant, page)
		}
	}
	page := (&Client{ID: appID, Tenant: "contoso.example", Cloud: global}).AdminConsentURL(tenantID, ScopeOthers)
	want := "https://login.microsoftonline.com/" + tenantID + "/v2.0/adminconsent?client_id=" + appID +
		"&redirect_uri=http%3A%2F%2Flocalhost&scope=https%3A%2F%2Fgraph.microsoft.com%2FUser.ReadWrite.All"
	if page != want {
		t.Errorf("approval page %s, want %s", page, want)
	}
}

func TestOnlyWhatAnApprovalWouldMendIsUnapproved(t *testing.T) {
	refused := func(code, text string) *Error {
		e := newError(code, text)
		e.ConsentURL, e.ConsentScope = "https://login.example/adminconsent", ScopeOwn
		return e
	}
	for _, test := range []struct {
		err   error
		scope string
	}{
		{&ConsentError{ScopeOthers, "https://login.example/adminconsent", nil}, ScopeOthers},
		{&ConsentError{ScopeOthers, "https://login.example/adminconsent", newError("access_denied", "AADSTS65004: no")}, ScopeOthers},
		{&ConsentError{ScopeOthers, "https://login.example/adminconsent", newError("access_denied", "AADSTS90095: no")}, ScopeOthers},
		{&ConsentError{ScopeOthers, "https://login.example/adminconsent", newError("invalid_grant", "AADSTS53003: no")}, ""},
		{refused("access_denied", "AADSTS90094: no"), ScopeOwn},
		{refused("invalid_grant", "AADSTS65001: no"), ScopeOwn},
		{refused("consent_required", ""), ScopeOwn},
		{refused("access_denied", "AADSTS65004: no"), ""},
		{errors.New("no"), ""},
		{nil, ""},
	} {
		scope, page, ok := Unapproved(test.err)
		if ok != (test.scope != "") || ok && (scope != test.scope || page != "https://login.example/adminconsent") {
			t.Errorf("%v: %q, %q, %v", test.err, scope, page, ok)
		}
	}
}

func TestSomebodyElseAtStepUpChangesNothing(t *testing.T) {
	p := newProvider().serve(t)
	c := p.client(t)
	session, err := c.Browser(t.Context(), BrowserOptions{})
	if err != nil {
		t.Fatal(err)
	}
	p.answer, p.sending = refuseSilently, bob
	err = c.StepUp(t.Context(), session, ScopeOthers, BrowserOptions{})
	if other, ok := errors.AsType[*OtherAccountError](err); !ok || other.Got.Object != bob.object {
		t.Errorf("StepUp = %v", err)
	}
	token, err := session.Token(t.Context())
	if err != nil || !strings.HasSuffix(token.Access.Reveal(), ann.object) || session.Account().Object != ann.object || token.Grants(ScopeOthers) {
		t.Errorf("%v, account %+v", err, session.Account())
	}
}

func TestScopesComeInEitherForm(t *testing.T) {
	c := &Client{}
	c.Cloud, _ = CloudNamed("usgov-l5")
	got := c.granted("openid https://dod-graph.microsoft.us/User.ReadWrite  USER.READWRITE.ALL", nil)
	token := Token{Scopes: got}
	if !token.Grants(ScopeOwn) || !token.Grants(ScopeOthers) || token.Grants("User.Read") {
		t.Errorf("%q", got)
	}
}
