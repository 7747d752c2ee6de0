package ui

import (
	"facet/profile/flow"
	"facet/profile/person"
)

// newConsent asks for a further permission. Then it goes on, or back.
func newConsent(o opener, p flow.Consent) screen {
	o.accounts = p.Session.Accounts
	asking := newSignIn(o, person.SignIn{Scope: p.Scope, Expect: &p.Session.Account}, p.Session)
	asking.then = p.Then
	return asking
}
