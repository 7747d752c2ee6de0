package auth

import (
	"encoding/base64"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"
)

// bearer is an access token that says these things.
func bearer(t testing.TB, claims map[string]any) Secret {
	t.Helper()
	payload, err := json.Marshal(claims)
	if err != nil {
		t.Fatal(err)
	}
	return NewSecret("e30." + base64.RawURLEncoding.EncodeToString(payload) + ".c2ln")
}

func TestReadyTokenSaysForWhomItIs(t *testing.T) {
	claims := map[string]any{
		"oid": ann.object, "tid": tenantID, "upn": ann.username, "preferred_username": "another", "scp": "User.Read  User.ReadWrite.All",
		"exp": 1900000000, "aud": "00000003-0000-0000-c000-000000000000", "appid": appID, "wids": []string{"b79fbf4d-3ef9-4689-8143-76b194e85509"},
	}
	want := TokenClaims{
		Tenant: tenantID, Object: ann.object, Username: ann.username,
		Scopes: []string{"User.Read", "User.ReadWrite.All"}, Expiry: time.Unix(1900000000, 0),
		Client: appID, Roles: []string{"b79fbf4d-3ef9-4689-8143-76b194e85509"},
	}
	got, ok := ClaimsOf(bearer(t, claims))
	if !ok || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, ok)
	}
	delete(claims, "upn")
	delete(claims, "exp")
	if got, ok := ClaimsOf(bearer(t, claims)); !ok || got.Username != "another" || !got.Expiry.IsZero() {
		t.Errorf("%+v, %v", got, ok)
	}
}

func TestTokenThatNamesNobodyHasNoHolder(t *testing.T) {
	for name, token := range map[string]Secret{
		"nothing":        {},
		"opaque":         NewSecret("EwB4A8l6BAAU.not-a-jwt"),
		"encrypted":      NewSecret("a.b.c.d.e"),
		"not base64":     NewSecret("e30.{}.c2ln"),
		"not JSON":       NewSecret("e30.AAAA.c2ln"),
		"an application": bearer(t, map[string]any{"oid": ann.object, "tid": tenantID, "roles": []string{"User.ReadWrite.All"}}),
		"nobody":         bearer(t, map[string]any{"tid": tenantID, "scp": "User.Read"}),
		"no tenant":      bearer(t, map[string]any{"oid": ann.object, "scp": "User.Read"}),
		"wrong types":    bearer(t, map[string]any{"oid": 7, "tid": tenantID, "scp": "User.Read"}),
	} {
		if got, ok := ClaimsOf(token); ok || !reflect.DeepEqual(got, TokenClaims{}) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func FuzzHolder(f *testing.F) {
	f.Add(`{"oid":"a","tid":"b","scp":"c","exp":1e300}`)
	f.Add(`{"oid":"a","tid":"b","scp":"c","exp":-1}`)
	f.Add(`{"oid":["a"]}`)
	f.Fuzz(func(t *testing.T, payload string) {
		claims, ok := ClaimsOf(NewSecret("e30." + base64.RawURLEncoding.EncodeToString([]byte(payload)) + ".c2ln"))
		if ok && (claims.Object == "" || claims.Tenant == "" || !claims.Expiry.IsZero() && claims.Expiry.Year() > 9999) {
			t.Errorf("%+v", claims)
		}
		if _, whole := ClaimsOf(NewSecret(payload)); whole && strings.Count(payload, ".") != 2 {
			t.Errorf("%q has claims", payload)
		}
	})
}
