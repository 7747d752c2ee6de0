package ui

import "facet/internal/editing"

// newPermit asks for a further permission for a session: silently where it was
// approved before, else in the browser. Then it goes on to another screen, or
// back.
func newPermit(o opener, s *editing.Session, scope string, then func() screen) screen {
	o.accounts = s.Accounts
	asking := newSignIn(o, editing.SignIn{Scope: scope, Expect: &s.Account}, s)
	asking.then = then
	return asking
}

// approval says that nothing can be sent from here, and how that changes. It
// leads on to a screen, or nowhere.
func (p *profile) approval(next screen) screen { return p.opener.approval(p.session, next) }

func (o opener) approval(s *editing.Session, next screen) screen {
	m, _ := s.Lacks()
	a := approval{}
	if next != nil {
		a.onward = func() screen { return next }
	}
	if s.Accounts != nil {
		a.retry = func() screen { return newPermit(o, s, m.Scope, a.onward) }
	}
	return newApproval(o.theme, s, m, a)
}

// warned is a screen on which something is begun; where nothing can be sent,
// that is said first, once.
func (p *profile) warned(next screen) screen {
	if _, lacks := p.session.Lacks(); !lacks || p.told {
		return next
	}
	p.told = true
	return p.approval(next)
}
