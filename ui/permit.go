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

// warned is a place at which something is begun; where nothing can be sent, that
// is said first, once.
func (p *profile) warned(next flow.Place) screen {
	if _, lacks := p.session.Lacks(); lacks && !p.told {
		p.told = true
		next = flow.Approval(p.session, next)
	}
	return p.show(next)
}
