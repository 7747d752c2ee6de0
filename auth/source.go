package auth

import (
	"context"
	"slices"
	"strings"
	"time"
)

// Token is an access token and what it is good for.
type Token struct {
	Access Secret
	// Expiry is when the token ends by this computer's clock; zero is unknown.
	Expiry time.Time
	// Scopes are the permissions granted, in short form ("User.ReadWrite").
	// They may be fewer than were asked for; nil is unknown.
	Scopes []string

	early  time.Duration // how long before its end it is renewed
	claims string        // the challenge it meets
}

// fresh tells whether the token will do for a request that begins now.
func (t Token) fresh(now time.Time) bool {
	return !t.Access.Empty() && (t.Expiry.IsZero() || now.Before(t.Expiry.Add(-t.early)))
}

// Grants tells whether the token carries a permission. Entra compares the
// names of permissions without case.
func (t Token) Grants(scope string) bool {
	return slices.ContainsFunc(t.Scopes, func(s string) bool { return strings.EqualFold(s, scope) })
}

// Source hands out a token that is good now, fetching one if needed.
type Source interface {
	Token(ctx context.Context) (Token, error)
}

// Refresher is a Source that can replace a token which Graph refused.
type Refresher interface {
	Source
	// Refresh returns a token other than the refused one. Claims, where not
	// empty, is the JSON of a claims challenge that the new token must meet.
	Refresh(ctx context.Context, refused Token, claims string) (Token, error)
}

// Static is a Source of one token, used as it is: FACET_ACCESS_TOKEN.
func Static(access Secret) Source { return static{access} }

type static struct{ access Secret }

func (s static) Token(context.Context) (Token, error) { return Token{Access: s.access}, nil }
