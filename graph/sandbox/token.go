package sandbox

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// grant is what a bearer token stands for. Scopes are what it may do, in the
// short form: User.Read.
type grant struct {
	person  *person
	scopes  []string
	claims  []string  // the claims that it was asked for with, as JSON
	expires time.Time // zero for never
}

// everyScope is what a ready token may do.
var everyScope = []string{"User.ReadWrite", "User.ReadWrite.All"}

// Token issues a bearer token with which one of the people, named as Objects
// takes them, may do everything. Each call issues another,
// and they never expire.
func (s *Sandbox) Token(person string) (string, error) {
	p, err := s.known(person)
	if err != nil {
		return "", fmt.Errorf("issuing a token: %w", err)
	}
	if p.Disabled {
		return "", fmt.Errorf("issuing a token: the account of %s is disabled", p.UserPrincipalName)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.issue(grant{person: p, scopes: everyScope}), nil
}

// issue makes a token of a grant. The caller holds mu.
func (s *Sandbox) issue(g grant) string {
	token := "sandbox." + s.tokenIDs.next()
	s.grants[token] = g
	return token
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
	challenge := fmt.Sprintf(`Bearer realm="", authorization_uri="%s", client_id="00000003-0000-0000-c000-000000000000"`, x.endpoints().Authorize)
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
	case x.writing():
		return []string{"User.ReadWrite.All"}
	}
	return []string{"User.ReadBasic.All", "User.Read.All", "User.ReadWrite.All"}
}
