package auth

import (
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"facet/internal/pattern"
)

// ErrIDToken means that the sign-in service vouched for somebody else, for
// another application or at another time. Nothing of such an answer is kept.
var ErrIDToken = errors.New("id_token is not for this sign-in")

// personal is the tenant of all personal Microsoft accounts.
const personal = "9188040d-6c67-4c5b-b112-36a304b66dad"

// idToken is what an id_token says about a person
// (https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference).
type idToken struct {
	Issuer   string   `json:"iss"`
	Audience audience `json:"aud"`
	Party    string   `json:"azp"`
	Expiry   float64  `json:"exp"` // seconds since 1970
	Nonce    string   `json:"nonce"`
	Subject  string   `json:"sub"`
	Tenant   string   `json:"tid"`
	Object   string   `json:"oid"`
	Username string   `json:"preferred_username"`
	Email    string   `json:"email"`
	Name     string   `json:"name"`
}

// audience is a string or a list of strings.
type audience []string

func (a *audience) UnmarshalJSON(data []byte) error {
	var one string
	if json.Unmarshal(data, &one) == nil {
		*a = audience{one}
		return nil
	}
	return json.Unmarshal(data, (*[]string)(a))
}

// parseIDToken reads the claims of an id_token. The signature is not looked at:
// the token came straight from the token endpoint over TLS, which OpenID
// Connect Core 3.1.3.7, point 6, takes as proof of who issued it.
func parseIDToken(raw string) (idToken, error) {
	var token idToken
	if err := readClaims(raw, &token); err != nil {
		return idToken{}, fmt.Errorf("%w: %w", ErrIDToken, err)
	}
	return token, nil
}

// identify checks an id_token and returns whose account it is. An empty nonce
// is for grants that have none.
func (c *Client) identify(g grant, nonce string) (Account, error) {
	token, err := parseIDToken(g.idToken.Reveal())
	if err != nil {
		return Account{}, err
	}
	if err := c.check(token, nonce, g.now); err != nil {
		return Account{}, err
	}
	account := Account{
		Key:      Key{Cloud: c.Cloud.id(), Tenant: token.Tenant, Object: token.Object, Client: c.ID},
		Username: token.Username,
		Name:     token.Name,
		Scopes:   g.token.Scopes,
	}
	if account.Username == "" {
		account.Username = token.Email
	}
	if c.Cloud.signIn == nil && account.Tenant == "" { // an OpenID provider that isn't Entra
		account.Tenant, account.Object = token.Issuer, token.Subject
	}
	if account.Tenant == "" || account.Object == "" {
		return Account{}, fmt.Errorf("%w: it names no tenant or no person", ErrIDToken)
	}
	return account, nil
}

func (c *Client) check(token idToken, nonce string, now time.Time) error {
	switch {
	case !slices.Contains(token.Audience, c.ID), len(token.Audience) > 1 && token.Party != c.ID:
		return fmt.Errorf("%w: it is for another application", ErrIDToken)
	case !c.trusts(token):
		return fmt.Errorf("%w: issuer or tenant is not the one asked", ErrIDToken)
	case nonce != "" && subtle.ConstantTimeCompare([]byte(nonce), []byte(token.Nonce)) != 1:
		return fmt.Errorf("%w: nonce differs", ErrIDToken)
	case float64(now.Add(-skewLimit).Unix()) >= token.Expiry:
		return fmt.Errorf("%w: it has expired", ErrIDToken)
	}
	return nil
}

var guid = pattern.New(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)

// trusts tells whether the issuer may speak for this cloud and tenant.
func (c *Client) trusts(token idToken) bool {
	issuer, err := url.Parse(token.Issuer)
	if err != nil {
		return false
	}
	if c.Cloud.signIn == nil {
		return c.Cloud.issuedBy(token.Issuer, issuer)
	}
	if issuer.Scheme != "https" || !slices.Contains(c.Cloud.issuers, issuer.Host) ||
		!guid().MatchString(token.Tenant) || strings.TrimSuffix(issuer.Path, "/") != "/"+token.Tenant+"/v2.0" {
		return false
	}
	switch {
	case guid().MatchString(c.Tenant):
		return strings.EqualFold(c.Tenant, token.Tenant)
	case c.Tenant == "consumers":
		return token.Tenant == personal
	case c.Tenant == "organizations", c.Tenant == "":
		return token.Tenant != personal
	}
	return true
}

// issuedBy is trust in a custom cloud: the issuer is the configured one or, if
// none is, at home where its token endpoint is.
func (c Cloud) issuedBy(issuer string, parsed *url.URL) bool {
	if c.custom.Issuer != "" {
		return issuer == c.custom.Issuer
	}
	token, err := url.Parse(c.custom.Token)
	return err == nil && sameOrigin(parsed, token)
}
