package sandbox

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// idTokenLife is how long an id_token is good.
const idTokenLife = time.Hour

// signingKeyID names the only key.
const signingKeyID = "sandbox"

// idToken vouches for who signed in
// (https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference).
// It is signed by EdDSA, not RS256 as Entra's: such a key is made at once, and
// of a seed.
func (x *exchange) idToken(a admission, scopes []string) string {
	claims := object{
		{"aud", a.client},
		{"iss", x.endpoints().Issuer},
		{"iat", unix(x.at)},
		{"nbf", unix(x.at)},
		{"exp", unix(x.at.Add(idTokenLife))},
		{"sub", subject(a)},
		{"tid", TenantID},
		{"ver", "2.0"},
	}
	if a.nonce != "" {
		claims = append(claims, member{"nonce", a.nonce})
	}
	if slices.Contains(scopes, "profile") {
		claims = append(claims, member{"oid", a.person.ID}, member{"name", a.person.DisplayName},
			member{"preferred_username", a.person.signInName()})
	}
	if slices.Contains(scopes, "email") {
		claims = append(claims, member{"email", a.person.Mail})
	}
	for _, change := range x.twist.idToken {
		claims = change(claims)
	}
	return jwt("EdDSA", claims, func(text []byte) []byte { return ed25519.Sign(x.signingKey(), text) })
}

func unix(at time.Time) json.Number { return json.Number(strconv.FormatInt(at.Unix(), 10)) }

// subject is another name for the person with each application.
func subject(a admission) string {
	sum := sha256.Sum256([]byte(a.person.ID + " " + a.client))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// jwt makes a JWT of claims (https://www.rfc-editor.org/rfc/rfc7515).
func jwt(alg string, claims object, sign func(text []byte) []byte) string {
	head := object{{"typ", "JWT"}, {"alg", alg}, {"kid", signingKeyID}}
	text := base64.RawURLEncoding.EncodeToString(head.encode()) + "." + base64.RawURLEncoding.EncodeToString(claims.encode())
	return text + "." + base64.RawURLEncoding.EncodeToString(sign([]byte(text)))
}

// signingKey is the same for the same seed.
func (s *Sandbox) signingKey() ed25519.PrivateKey {
	seed := make([]byte, ed25519.SeedSize)
	_, _ = newIDs(s.seed, 'k').source.Read(seed) // it never fails
	return ed25519.NewKeyFromSeed(seed)
}

// showConfiguration answers with the OpenID Connect discovery document.
func showConfiguration(x *exchange) (answer, *signInError) {
	e := x.endpoints()
	scopes := []any{}
	for _, p := range permissions {
		scopes = append(scopes, p.scope)
	}
	return x.jsonAnswer(http.StatusOK, object{
		{"issuer", e.Issuer},
		{"authorization_endpoint", e.Authorize},
		{"token_endpoint", e.Token},
		{"device_authorization_endpoint", e.Device},
		{"jwks_uri", x.origin + signInRoot + "/" + TenantID + "/discovery/v2.0/keys"},
		{"response_types_supported", []any{"code"}},
		{"response_modes_supported", []any{"query", "form_post"}},
		{"grant_types_supported", []any{"authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"}},
		{"code_challenge_methods_supported", []any{"S256"}},
		{"token_endpoint_auth_methods_supported", []any{"none"}},
		{"subject_types_supported", []any{"pairwise"}},
		{"id_token_signing_alg_values_supported", []any{"EdDSA"}},
		{"scopes_supported", scopes},
	}), nil
}

// showKeys answers with the key that id_tokens are signed with.
func showKeys(x *exchange) (answer, *signInError) {
	public := x.signingKey().Public().(ed25519.PublicKey)
	return x.jsonAnswer(http.StatusOK, object{{"keys", []any{object{
		{"kty", "OKP"}, {"crv", "Ed25519"}, {"use", "sig"}, {"alg", "EdDSA"}, {"kid", signingKeyID},
		{"x", base64.RawURLEncoding.EncodeToString(public)},
	}}}}), nil
}
