package auth

import (
	"cmp"
	"math"
	"strings"
	"time"
)

// TokenClaims is whom an access token says it is for. Nobody has checked that: it
// names what is kept on this computer, and lets things be said early. What may
// be done is for Graph to decide.
type TokenClaims struct {
	Tenant   string // tid
	Object   string // oid: the person's object id in Graph
	Username string // to show, never an identity; may be empty
	// Scopes are the permissions, in short form ("User.ReadWrite").
	Scopes []string
	Client string // appid or azp: the application's client id; may be empty
	// Roles are the ids of the directory roles (wids); nil where the token
	// doesn't tell.
	Roles []string
	// Expiry is when the token ends; zero is unknown.
	Expiry time.Time
}

// accessToken is what is read of one
// (https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference).
type accessToken struct {
	Tenant    string  `json:"tid"`
	Object    string  `json:"oid"`
	UPN       string  `json:"upn"`
	Preferred string  `json:"preferred_username"`
	Scopes    string  `json:"scp"`
	Expiry    float64 `json:"exp"` // seconds since 1970

	AppID string   `json:"appid"` // in tokens of version 1.0, as Graph's are
	Azp   string   `json:"azp"`   // in those of version 2.0
	Roles []string `json:"wids"`
}

// ClaimsOf reads from an access token for whom it is. It is false for a token
// that doesn't say: one that is opaque, as those of personal accounts are, or
// an application's, which has no person and no scopes.
//
// OAuth leaves the form of an access token to those who issue and take it, so
// nothing may depend on it being readable.
func ClaimsOf(access Secret) (TokenClaims, bool) {
	var token accessToken
	if readClaims(access.Reveal(), &token) != nil || token.Object == "" || token.Tenant == "" || token.Scopes == "" {
		return TokenClaims{}, false
	}
	return TokenClaims{
		Tenant: token.Tenant, Object: token.Object, Username: cmp.Or(token.UPN, token.Preferred),
		Scopes: strings.Fields(token.Scopes), Expiry: moment(token.Expiry),
		Client: cmp.Or(token.AppID, token.Azp), Roles: token.Roles,
	}, true
}

// moment is a time of a token, in seconds since 1970; zero if that is nothing a
// token can end by.
func moment(seconds float64) time.Time {
	if seconds < 1 || seconds > math.MaxUint32 {
		return time.Time{}
	}
	return time.Unix(int64(seconds), 0)
}
