package auth

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"
	"time"
)

func TestIDTokenOfAnotherSignInIsRefused(t *testing.T) {
	set := func(name string, value any) func(map[string]any) {
		return func(claims map[string]any) { claims[name] = value }
	}
	drop := func(name string) func(map[string]any) {
		return func(claims map[string]any) { delete(claims, name) }
	}
	bad := map[string]func(map[string]any){
		"another application":    set("aud", "another"),
		"no audience":            drop("aud"),
		"several, not ours":      set("aud", []string{appID, "another"}),
		"audience of wrong type": set("aud", 7),
		"another issuer":         set("iss", "https://evil.example/v2.0"),
		"issuer over http":       set("iss", "http://login.example/v2.0"),
		"issuer is no URL":       set("iss", "%zz"),
		"no issuer":              drop("iss"),
		"another nonce":          set("nonce", "stale"),
		"no nonce":               drop("nonce"),
		"expired":                set("exp", time.Now().Add(-6*time.Minute).Unix()),
		"no expiry":              drop("exp"),
		"expiry of wrong type":   set("exp", "soon"),
		"nobody":                 drop("oid"),
	}
	p := newProvider().serve(t)
	c := p.client(t)
	refused := 0
	for name, change := range bad {
		p.change = change
		if _, err := c.Browser(t.Context(), BrowserOptions{}); !errors.Is(err, ErrIDToken) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		refused++
	}
	accounts, err := c.Accounts(t.Context())
	if err != nil || len(accounts) != 0 {
		t.Errorf("kept %v, %v", accounts, err)
	}
	t.Logf("S10: wrong id_tokens: %d, refused: %d, accounts kept: %d", len(bad), refused, len(accounts))
	good := map[string]func(map[string]any){
		"as issued":            func(map[string]any) {},
		"several, ours by azp": func(c map[string]any) { c["aud"], c["azp"] = []string{"another", appID}, appID },
		"expired just now":     set("exp", time.Now().Add(-time.Minute).Unix()),
		"no tenant": func(c map[string]any) { // an OpenID provider that isn't Entra
			delete(c, "tid")
			delete(c, "oid")
		},
	}
	for name, change := range good {
		p.change = change
		if _, err := c.Browser(t.Context(), BrowserOptions{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestIssuerMustSpeakForTheCloudAndTenant(t *testing.T) {
	const other = "99999999-bbbb-cccc-dddd-eeeeeeeeeeee"
	tests := []struct {
		cloud, tenant, issuer, tid string
		want                       bool
	}{
		{"global", tenantID, "https://login.microsoftonline.com/" + tenantID + "/v2.0", tenantID, true},
		{"global", strings.ToUpper(tenantID), "https://login.microsoftonline.com/" + tenantID + "/v2.0", tenantID, true},
		{"global", "contoso.example", "https://login.microsoftonline.com/" + tenantID + "/v2.0", tenantID, true},
		{"global", "common", "https://login.microsoftonline.com/" + personal + "/v2.0", personal, true},
		{"global", "consumers", "https://login.microsoftonline.com/" + personal + "/v2.0", personal, true},
		{"china", tenantID, "https://login.partner.microsoftonline.cn/" + tenantID + "/v2.0", tenantID, true},
		{"china", tenantID, "https://login.chinacloudapi.cn/" + tenantID + "/v2.0", tenantID, true},
		{"global", tenantID, "https://login.microsoftonline.com/" + other + "/v2.0", other, false},
		{"global", tenantID, "https://login.microsoftonline.com/" + other + "/v2.0", tenantID, false},
		{"global", tenantID, "https://login.microsoftonline.us/" + tenantID + "/v2.0", tenantID, false},
		{"usgov-l4", tenantID, "https://login.microsoftonline.com/" + tenantID + "/v2.0", tenantID, false},
		{"global", "organizations", "https://login.microsoftonline.com/" + personal + "/v2.0", personal, false},
		{"global", "consumers", "https://login.microsoftonline.com/" + tenantID + "/v2.0", tenantID, false},
		{"global", "common", "https://login.microsoftonline.com/x/v2.0", "x", false},
		{"global", "common", "http://login.microsoftonline.com/" + tenantID + "/v2.0", tenantID, false},
	}
	for _, test := range tests {
		cloud, err := CloudNamed(test.cloud)
		if err != nil {
			t.Fatal(err)
		}
		c := &Client{ID: appID, Tenant: test.tenant, Cloud: cloud}
		if got := c.trusts(idToken{Issuer: test.issuer, Tenant: test.tid}); got != test.want {
			t.Errorf("%s, tenant %s: trusts %s: %v", test.cloud, test.tenant, test.issuer, got)
		}
	}
}

func TestIDTokenIsReadByTheServersClock(t *testing.T) {
	p := newProvider()
	c := p.client(t)
	var noticed []error
	c.Notice = func(err error) { noticed = append(noticed, err) }
	p.change = func(claims map[string]any) { claims["exp"] = time.Now().Add(25 * time.Hour).Unix() }
	signIn(t, p, c)
	g := grant{idToken: NewSecret(jwt(map[string]any{
		"iss": p.root, "aud": appID, "tid": tenantID, "oid": ann.object, "exp": time.Now().Add(-23 * time.Hour).Unix(),
	})), now: c.serverTime(time.Now().Add(-24 * time.Hour))}
	if _, err := c.identify(g, ""); err != nil {
		t.Errorf("a clock that is a day ahead: %v", err)
	}
	if len(noticed) != 1 {
		t.Fatalf("noticed %v", noticed)
	}
	if what, _ := Explain(noticed[0]); what != "This computer's clock is about 24 hours ahead of the sign-in service's." {
		t.Error(what)
	}
}

func FuzzIDToken(f *testing.F) {
	f.Add("e30." + base64.RawURLEncoding.EncodeToString([]byte(`{"aud":["a"],"exp":1e300,"tid":"x"}`)) + ".x")
	f.Add("a.b.c")
	f.Add(jwt(map[string]any{"iss": "https://login.example", "aud": appID, "tid": tenantID, "oid": "x", "exp": 4e9}))
	cloud, err := CustomCloud(Endpoints{Graph: "https://graph.example", Authorize: "https://login.example/a", Token: "https://login.example/t", Device: "https://login.example/d"})
	if err != nil {
		f.Fatal(err)
	}
	c := &Client{ID: appID, Cloud: cloud}
	f.Fuzz(func(t *testing.T, raw string) {
		account, err := c.identify(grant{idToken: NewSecret(raw), now: time.Unix(1e9, 0)}, "")
		if err == nil && (account.Tenant == "" || account.Object == "") {
			t.Errorf("an account of nobody from %q", raw)
		}
	})
}
