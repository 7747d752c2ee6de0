package lines

import "facet/internal/editing"

// account says who is signed in, what they may do, and where the sign-in is
// kept.
func (t *talk) account() error {
	facts, err := t.session.Accounts.Identity(t.ctx, t.session)
	t.say("", "Signed in:")
	if err != nil {
		t.explain(err)
	}
	t.facts(facts)
	a, err := t.choose(menu{ways: []way{
		{"g", "to sign in again"}, {"w", "for another account"}, {"o", "to sign out"}, {"", "to go back"},
	}})
	if err != nil {
		return err
	}
	switch a.key {
	case "g":
		return t.signInAgain()
	case "w":
		return t.startOver()
	case "o":
		if err := t.session.Accounts.SignOut(t.ctx, t.session.Account); err != nil {
			t.explain(err)
			return nil
		}
		t.say("Signed out on this computer.")
		return t.startOver()
	}
	return nil
}

// startOver leaves the session for the list of accounts, which is asked for
// then even if there is one alone.
func (t *talk) startOver() error {
	t.again = true
	return errOver
}

// permission asks for a further permission, where the account signed in.
func (t *talk) permission(s *editing.Session, scope string) error {
	if s.Accounts == nil {
		return nil
	}
	t.sayf("Asking for the permission %s… Ctrl+c stops.", scope)
	return s.Accounts.StepUp(t.ctx, s, scope, t.prompt)
}
