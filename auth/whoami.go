package auth

import (
	"context"
	"time"
)

// Identity is who a session is, and what may be shown of its token.
type Identity struct {
	Account Account
	Scopes  []string  // granted with the token at hand
	Expiry  time.Time // of the token at hand; zero is unknown
	Mode    Mode      // how the refresh token is kept
	Place   string    // where: a path, or "" in memory
}

// Identity tells who the session is, after making sure that its token holds.
func (s *Session) Identity(ctx context.Context) (Identity, error) {
	token, err := s.Token(ctx)
	cache := s.client.Cache
	return Identity{
		Account: s.Account(),
		Scopes:  token.Scopes,
		Expiry:  token.Expiry,
		Mode:    cache.mode(),
		Place:   cache.Place(),
	}, err
}

// Transport returns the RoundTripper that puts the session's token on requests
// for its own cloud's Graph, and on no others.
func (s *Session) Transport() *Transport {
	return &Transport{Graph: s.client.Cloud.Graph(), Source: s}
}
