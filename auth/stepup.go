package auth

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

// ConsentError says that a permission was not granted, and where an
// administrator can approve it ("" where there is no such page). Err is the
// service's refusal, or nil if it simply granted less.
type ConsentError struct {
	Scope string
	URL   string
	Err   error
}

func (e *ConsentError) Error() string {
	if e.Err == nil {
		return "permission " + e.Scope + " was not granted"
	}
	return fmt.Sprintf("permission %s was not granted: %v", e.Scope, e.Err)
}

// Unwrap returns the service's refusal.
func (e *ConsentError) Unwrap() error { return e.Err }

// Unapproved reports whether what went wrong is that nobody has approved a
// permission, which one, and where an administrator can ("" where there is no
// such page).
func Unapproved(err error) (scope, page string, ok bool) {
	refusal, refused := errors.AsType[*Error](err)
	approvable := !refused || slices.Contains([]advice{consentMissing, adminNeeded}, refusal.advice())
	if consent, ok := errors.AsType[*ConsentError](err); ok {
		return consent.Scope, consent.URL, approvable || refusal.advice() == declined
	}
	if !refused || !approvable {
		return "", "", false
	}
	return refusal.ConsentScope, refusal.ConsentURL, true
}

// StepUp gets a session a further permission, such as [ScopeOthers]: silently if
// it was consented to before, otherwise with the browser. What counts is what
// was granted: a [ConsentError] says that it wasn't, and the session is as it
// was. If somebody else comes back from the browser, they get an account of
// their own and StepUp returns an [OtherAccountError].
func (c *Client) StepUp(ctx context.Context, session *Session, scope string, options BrowserOptions) error {
	granted, err := session.widen(ctx, scope)
	if granted || err != nil && !errors.Is(err, ErrSignInAgain) {
		return err
	}
	if options.Unattended {
		return errNobodyHere
	}
	account := session.Account()
	options.Expect, options.scopes = &account, scopes(scope)
	other, err := c.Browser(ctx, options)
	if refusal, ok := errors.AsType[*Error](err); ok {
		return &ConsentError{scope, c.AdminConsentURL(account.Tenant, scope), refusal}
	}
	if err != nil {
		return err
	}
	token := other.Current()
	session.take(other)
	if !token.Grants(scope) {
		return &ConsentError{scope, c.AdminConsentURL(account.Tenant, scope), nil}
	}
	session.ask(scope)
	return nil
}

// widen tries without the person.
func (s *Session) widen(ctx context.Context, scope string) (bool, error) {
	holds := func(t Token) bool { return t.fresh(time.Now()) && t.Grants(scope) }
	token, err := s.renew(ctx, renewal{good: holds, extra: []string{scope}})
	if err != nil || !token.Grants(scope) {
		return false, err
	}
	s.ask(scope)
	return true, nil
}

// ask makes later renewals ask for a scope too.
func (s *Session) ask(scope string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !slices.Contains(s.scopes, scope) {
		s.scopes = append(s.scopes, scope)
	}
}

// take makes the tokens of another session of the same account this one's.
func (s *Session) take(other *Session) {
	token, account := other.Current(), other.Account()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.token, s.account = token, account
	s.refused, s.problem = refused{}, nil
}
