package person

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"facet/graph"
)

// SignedIn notes who is signed in, as the sign-in or a token says: what they type
// can be kept before Graph has answered.
func (s *Session) SignedIn(account Account) {
	s.Account = account
	if s.Person.IsMe() {
		s.User = graph.DirectoryUser{ID: account.ID, UserPrincipalName: account.UserPrincipalName, DisplayName: account.DisplayName}
	}
}

// Identify asks Graph whose profile it is, and who is signed in. Nothing is
// sent before it has answered, and nothing is if that is somebody else than the
// sign-in or the token says.
func (s *Session) Identify(ctx context.Context) error {
	s.identifyErr = s.identify(ctx)
	return s.identifyErr
}

func (s *Session) identify(ctx context.Context) error {
	user, err := s.Client.Lookup(ctx, s.Person)
	if err != nil {
		return err
	}
	me := user
	if !s.Person.IsMe() {
		s.User = user
		if s.Person, err = graph.User(user.ID); err != nil || s.confirmed {
			return err
		}
		if me, err = s.Client.Lookup(ctx, graph.Me()); err != nil {
			return err
		}
	}
	return s.confirm(me)
}

// confirm takes Graph's word for who is signed in.
func (s *Session) confirm(me graph.DirectoryUser) error {
	s.confirmed = s.Account.ID == "" || strings.EqualFold(s.Account.ID, me.ID)
	if !s.confirmed {
		return strangerError{me.UserPrincipalName, s.Account.UserPrincipalName}
	}
	if s.Account.ID = me.ID; s.Account.UserPrincipalName == "" {
		s.Account.UserPrincipalName = me.UserPrincipalName
	}
	if s.Person.IsMe() {
		s.User = me
	}
	return nil
}

// IdentifyError is why Graph hasn't said who is signed in, or not what was to be
// expected; nil before its first answer.
func (s *Session) IdentifyError() error { return s.identifyErr }

// Learn takes what a copy of the session has found out since.
func (s *Session) Learn(found Session) {
	s.Person, s.User, s.Account = found.Person, found.User, found.Account
	s.confirmed, s.identifyErr = found.confirmed, found.identifyErr
}

// strangerError is that Graph answers as somebody else than signed in.
type strangerError struct{ graph, signIn string } // user principal names

func (e strangerError) Error() string {
	return "graph says that " + e.graph + " is signed in, and the sign-in names " + e.signIn
}

// Explain says what happened and what to do.
func (e strangerError) Explain() (what, remedy string) {
	return "Microsoft 365 says that you are " + e.graph + ", but the sign-in says " + OrNotSet(e.signIn) + ". Nothing is sent while they differ.",
		"Sign in again, or put a fresh token into FACET_ACCESS_TOKEN."
}

// NeedsSignIn reports true: it is for signing in as who was meant.
func (e strangerError) NeedsSignIn() bool { return true }

// errWho is why nothing is sent before the directory has answered.
var errWho = Advised{
	"Microsoft 365 hasn't said yet who is signed in, so nothing was sent.",
	"Send it again in a moment.",
}

// Unidentified is why nothing may be sent yet, or nil.
func (s *Session) Unidentified() error {
	switch {
	case errors.As(s.identifyErr, new(strangerError)):
		return s.identifyErr
	case !s.confirmed || s.User.ID == "":
		return errWho
	}
	return nil
}

// Identified reports whether it is known who is signed in.
func (s *Session) Identified() bool { return s.Unidentified() == nil }

// EnsureIdentified finds out who is signed in, if that isn't known yet.
func (s *Session) EnsureIdentified(ctx context.Context) error {
	if s.Unidentified() == nil {
		return nil
	}
	return s.Identify(ctx)
}

// own is how one's own profile is called, as far as it is known whose it is.
func (s *Session) own() string {
	words := "Your profile"
	if s.User.UserPrincipalName != "" {
		words += " · " + s.User.UserPrincipalName
	}
	stranger := strangerError{}
	switch {
	case s.confirmed:
	case errors.As(s.identifyErr, &stranger):
		words += " · but Microsoft 365 says " + stranger.graph
	case s.User.UserPrincipalName == "" && s.identifyErr == nil:
		words += " · finding out whose it is…"
	case s.User.UserPrincipalName == "":
		words += " · not known whose it is"
	case s.identifyErr != nil:
		words += " · not confirmed yet"
	}
	return words
}

// MayPass reports whether asking Graph once more may help, and after which time
// at the earliest.
func MayPass(err error) (after time.Duration, may bool) {
	if refused, ok := errors.AsType[*graph.Error](err); ok {
		busy := refused.Status == http.StatusTooManyRequests || refused.Status == http.StatusRequestTimeout
		return refused.RetryAfter, busy || refused.Status >= 500
	}
	return 0, errors.As(err, new(*graph.NoAnswerError))
}
