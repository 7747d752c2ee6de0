package sandbox

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// grant is what a bearer token stands for, whatever it says. Scopes are what it may do, in the
// short form: User.Read.
type grant struct {
	person  *person
	scopes  []string
	claims  []string  // the claims that it was asked for with, as JSON
	expires time.Time // zero for never
}

// everyScope is what a ready token may do.
var everyScope = []string{"User.ReadWrite", "User.ReadWrite.All", "ProfilePhoto.ReadWrite.All"}

// Token issues a bearer token with which one of the people, named as Objects
// takes them, may do what the scopes allow; without any, everything. Each call issues another, and they never
// expire. It says for whom it is, as Entra's tokens for Graph do, unless the
// fault opaque-tokens is in force.
func (s *Sandbox) Token(person string, scopes ...string) (string, error) {
	p, err := s.known(person)
	if err != nil {
		return "", fmt.Errorf("issuing a token: %w", err)
	}
	if p.Disabled {
		return "", fmt.Errorf("issuing a token: the account of %s is disabled", p.UserPrincipalName)
	}
	if len(scopes) == 0 {
		scopes = everyScope
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	opaque := slices.ContainsFunc(s.faults, func(f *injected) bool { return f.name == opaqueTokens })
	return s.issue(grant{person: p, scopes: scopes}, opaque), nil
}

// issue makes a token of a grant, one that can't be read if it is to be opaque.
// The caller holds mu.
func (s *Sandbox) issue(g grant, opaque bool) string {
	id := s.tokenIDs.next()
	token := "sandbox." + id
	if !opaque {
		token = jwt("HS256", g.claim(id), s.sealed)
	}
	s.grants[token] = g
	return token
}

// sealed is what stands behind an access token. Nobody but the service that it
// is for reads one, so no public key goes with it, which takes a while to make.
func (s *Sandbox) sealed(text []byte) []byte {
	seal := hmac.New(sha256.New, binary.BigEndian.AppendUint64(nil, s.seed))
	seal.Write(text)
	return seal.Sum(nil)
}

// graphID is what Entra calls Graph.
const graphID = "00000003-0000-0000-c000-000000000000"

// claim is what a token says of its grant
// (https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference).
func (g grant) claim(id string) object {
	claims := object{
		{"aud", graphID},
		{"iss", EndpointsFor(BaseURL).Issuer},
		{"name", g.person.DisplayName},
		{"oid", g.person.ID},
		{"scp", strings.Join(g.scopes, " ")},
		{"tid", TenantID},
		{"upn", g.person.UserPrincipalName},
		{"uti", id},
	}
	if !g.expires.IsZero() {
		claims = append(claims, member{"exp", unix(g.expires)})
	}
	return claims
}

// authenticate finds out whose token came with the request.
func (x *exchange) authenticate() error {
	scheme, token, _ := strings.Cut(x.header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") || token == "" {
		return x.unauthorized("Access token is empty.")
	}
	x.mu.Lock()
	g, ok := x.grants[token]
	x.mu.Unlock()
	if !ok {
		return x.unauthorized("Access token validation failure.")
	}
	x.caller, x.scopes, x.token = g.person, g.scopes, g
	return nil
}

func (x *exchange) unauthorized(message string) *refusal {
	challenge := fmt.Sprintf(`Bearer realm="", authorization_uri="%s", client_id="%s"`, x.endpoints().Authorize, graphID)
	return &refusal{http.StatusUnauthorized, "InvalidAuthenticationToken", message, http.Header{"Www-Authenticate": {challenge}}}
}

// alive refuses a token after its time.
func (x *exchange) alive() error {
	if x.token.expires.IsZero() || x.at.Before(x.token.expires) {
		return nil
	}
	return expiredToken(x)
}

// permitted holds the scopes of the token against what is asked.
func (x *exchange) permitted() error {
	accepted := x.accepted()
	if slices.ContainsFunc(accepted, func(scope string) bool { return slices.Contains(x.scopes, scope) }) {
		return nil
	}
	return refuse(http.StatusForbidden, "Authorization_RequestDenied",
		"Insufficient privileges to complete the operation. The token lacks the scope %s.", strings.Join(accepted, " or "))
}

// accepted are the scopes of which one is enough, the least of them first.
func (x *exchange) accepted() []string {
	switch own := x.target == x.caller; {
	case own && x.writing():
		return []string{"User.ReadWrite", "User.ReadWrite.All"}
	case own:
		return []string{"User.Read", "User.ReadWrite", "User.ReadBasic.All", "User.Read.All", "User.ReadWrite.All"}
	case x.writing() && x.route.resource == photoValue:
		return []string{"ProfilePhoto.ReadWrite.All"}
	case x.writing():
		return []string{"User.ReadWrite.All"}
	}
	return []string{"User.ReadBasic.All", "User.Read.All", "User.ReadWrite.All"}
}
