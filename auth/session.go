package auth

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// Session is one account's tokens in this process. It is a [Refresher], good
// for any number of goroutines.
//
// Renewing follows one order, also between processes: take the cache's lock,
// read the refresh token that is there now, spend it, keep its successor, use
// the access token. A renewal that began is finished and kept even if the
// request that wanted it was called off: its refresh token is spent.
type Session struct {
	client *Client
	key    Key

	turn chan struct{} // one renewal at a time

	mu      sync.Mutex // guards what follows, never held for long
	account Account
	token   Token
	scopes  []string // what renewals ask for
	problem error
	refused refused
	unkept  unkept
}

// refused is a refresh token that is no good, and what the service said.
type refused struct {
	refresh Secret
	err     error
}

// unkept is a refresh token that couldn't be saved over the one it replaces.
type unkept struct{ replaces, refresh Secret }

// Session opens an account of this client. It asks nothing of the network.
func (c *Client) Session(account Account) (*Session, error) {
	if account.Cloud != c.Cloud.id() || account.Client != c.ID {
		return nil, fmt.Errorf("open %s: the account belongs to another cloud or application", account.Username)
	}
	return newSession(c, account), nil
}

func newSession(c *Client, account Account) *Session {
	return &Session{client: c, key: account.Key, turn: make(chan struct{}, 1), account: account, scopes: scopes()}
}

// Account is whose session it is, with the scopes last granted.
func (s *Session) Account() Account {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.account
}

// Current is the access token at hand; its Expiry tells whether it still holds.
func (s *Session) Current() Token {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.token
}

// Problem is why the latest renewal failed, or nil.
func (s *Session) Problem() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.problem
}

// Token implements [Source]. Its error is [ErrSignInAgain] if only the person
// can help.
func (s *Session) Token(ctx context.Context) (Token, error) {
	if token := s.Current(); token.fresh(time.Now()) {
		return token, nil
	}
	return s.renew(ctx, renewal{good: func(t Token) bool { return t.fresh(time.Now()) }})
}

// Refresh implements [Refresher].
func (s *Session) Refresh(ctx context.Context, refused Token, claims string) (Token, error) {
	return s.renew(ctx, renewal{claims: claims, good: func(t Token) bool {
		return t.fresh(time.Now()) && !t.Access.Equal(refused.Access) && (claims == "" || t.claims == claims)
	}})
}
