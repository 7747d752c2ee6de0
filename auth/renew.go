package auth

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// renewLimit is how long one renewal may take, waiting for others included.
const renewLimit = time.Minute

// renewal is a wish for another token.
type renewal struct {
	good   func(Token) bool // what somebody else's renewal brought will do
	claims string
	extra  []string // scopes beyond the session's
}

// plain tells whether the refresh token alone decides: a refusal then is final.
func (r renewal) plain() bool { return r.claims == "" && len(r.extra) == 0 }

func (s *Session) renew(ctx context.Context, want renewal) (Token, error) {
	return await(ctx, func() (Token, error) { return s.renewInTurn(ctx, want) })
}

func (s *Session) renewInTurn(ctx context.Context, want renewal) (Token, error) {
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
	case <-ctx.Done():
		return Token{}, ctx.Err()
	}
	if token := s.Current(); want.good(token) {
		return token, nil
	}
	if err := ctx.Err(); err != nil {
		return Token{}, err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), renewLimit)
	defer cancel()
	token, err := s.spend(ctx, want)
	s.mu.Lock()
	s.problem = err
	s.mu.Unlock()
	return token, err
}

// spend trades the account's refresh token for new ones.
func (s *Session) spend(ctx context.Context, want renewal) (Token, error) {
	var got *grant
	err := s.client.Cache.update(ctx, func(records []record) ([]record, error) {
		at := slices.IndexFunc(records, func(r record) bool { return r.Key == s.key })
		if at < 0 || records[at].refresh.Empty() {
			return nil, fmt.Errorf("%w: no refresh token is kept for %s", ErrSignInAgain, s.Account().Username)
		}
		kept := records[at].refresh
		g, account, err := s.redeem(ctx, kept, want)
		if err != nil {
			return nil, err
		}
		got = &g
		s.adopt(g, account, kept)
		records[at] = record{account, g.refresh}
		return records, nil
	})
	if got == nil {
		return Token{}, err
	}
	if err != nil { // the token is good all the same
		s.client.notice(fmt.Errorf("keep the new refresh token: %w", err))
	}
	return got.token, nil
}

// redeem makes one attempt with the refresh token that is kept.
func (s *Session) redeem(ctx context.Context, kept Secret, want renewal) (grant, Account, error) {
	refresh, asked, err := s.prepare(kept, want)
	if err != nil {
		return grant{}, Account{}, err
	}
	g, err := s.client.exchange(ctx, s.client.config("", asked), map[string]string{
		"grant_type":    "refresh_token",
		"refresh_token": refresh.Reveal(),
		"scope":         strings.Join(asked, " "),
		"claims":        want.claims,
	})
	if err != nil {
		return grant{}, Account{}, s.judge(err, kept, want)
	}
	account, err := s.sameAccount(g)
	return g, account, err
}

// prepare picks the refresh token to spend and the scopes to ask for. One that
// was refused is not tried again.
func (s *Session) prepare(kept Secret, want renewal) (refresh Secret, asked []string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.refused.refresh.Equal(kept) {
		return Secret{}, nil, s.refused.err
	}
	if s.unkept.replaces.Equal(kept) {
		kept = s.unkept.refresh
	}
	asked = slices.Clone(s.scopes)
	for _, scope := range want.extra {
		if !slices.Contains(asked, scope) {
			asked = append(asked, scope)
		}
	}
	return kept, asked, nil
}

// judge turns a refusal that only the person can lift into [ErrSignInAgain].
func (s *Session) judge(err error, kept Secret, want renewal) error {
	if !needsPerson(err) {
		return err
	}
	if refusal, ok := errors.AsType[*Error](err); ok && refusal.Claims == "" {
		refusal.Claims = want.claims
	}
	err = fmt.Errorf("%w: %w", ErrSignInAgain, err)
	if want.plain() {
		s.mu.Lock()
		s.refused = refused{kept, err}
		s.mu.Unlock()
	}
	return err
}

// sameAccount returns the account with what the grant says of it now. A grant
// for anybody else is refused whole.
func (s *Session) sameAccount(g grant) (Account, error) {
	account := s.Account()
	if !g.idToken.Empty() {
		named, err := s.client.identify(g, "")
		if err != nil {
			return Account{}, err
		}
		if named.Key != s.key {
			return Account{}, fmt.Errorf("%w: it names another account", ErrIDToken)
		}
		account = named
	}
	account.Scopes = g.token.Scopes
	return account, nil
}

// adopt makes a grant the session's own.
func (s *Session) adopt(g grant, account Account, replaced Secret) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.token, s.account = g.token, account
	s.refused = refused{}
	s.unkept = unkept{replaced, g.refresh}
}
