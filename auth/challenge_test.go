package auth

import (
	"encoding/base64"
	"net/http"
	"testing"
)

func TestClaimsAreFoundInChallenges(t *testing.T) {
	claims := `{"access_token":{"acrs":{"essential":true,"value":"cp1?>"}}}`
	padded := base64.StdEncoding.EncodeToString([]byte(claims))
	raw := base64.RawURLEncoding.EncodeToString([]byte(claims))
	tests := []struct {
		header []string
		found  bool
	}{
		{[]string{`Bearer realm="", authorization_uri="https://login.example/authorize", error="insufficient_claims", claims="` + padded + `"`}, true},
		{[]string{`bearer error=insufficient_claims,claims=` + raw}, true},
		{[]string{`Bearer claims="` + raw + `", Error = "insufficient_claims"`}, true},
		{[]string{`Basic realm="a, b", Bearer error="insufficient_claims", claims="` + padded + `"`}, true},
		{[]string{`Negotiate`, `Bearer error="insufficient_claims", claims="` + padded + `"`}, true},
		{[]string{`PoP a=b==, Bearer error="insufficient_claims", claims="` + padded + `"`}, true},
		{[]string{`Bearer error="invalid_token", claims="` + padded + `"`}, false},
		{[]string{`Basic error="insufficient_claims", claims="` + padded + `"`}, false},
		{[]string{`Bearer error="insufficient_claims", claims="!!!"`}, false},
		{[]string{`Bearer error="insufficient_claims", claims="bm8"`}, false},
		{[]string{`Bearer error="insufficient_claims"`}, false},
		{[]string{`Bearer realm="error=\"insufficient_claims\", claims=x`}, false},
		{nil, false},
	}
	for _, test := range tests {
		want := ""
		if test.found {
			want = claims
		}
		if got := challengedClaims(http.Header{"Www-Authenticate": test.header}); got != want {
			t.Errorf("%q: %q, want %q", test.header, got, want)
		}
	}
}

func FuzzChallenge(f *testing.F) {
	f.Add(`Bearer realm="", error="insufficient_claims", claims="e30="`)
	f.Add(`Basic realm="a\"b", Digest qop=auth, , =,"`)
	f.Fuzz(func(t *testing.T, header string) {
		claims := challengedClaims(http.Header{"Www-Authenticate": {header}})
		if claims != "" && claims[0] != '{' && claims[0] > ' ' {
			t.Errorf("%q is no object", claims)
		}
	})
}
