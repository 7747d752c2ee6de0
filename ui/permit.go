package ui

import (
	"facet/profile/editing"
	"facet/profile/flow"
)

// newPermit asks for a further permission. Then it goes on, or back.
func newPermit(o opener, p flow.Permit) screen {
	o.accounts = p.Session.Accounts
	asking := newSignIn(o, editing.SignIn{Scope: p.Scope, Expect: &p.Session.Account}, p.Session)
	asking.then = p.Then
	return asking
}
