package lines

import (
	"time"

	"facet/profile/person"
)

// signIn waits while somebody signs in elsewhere.
func (t *talk) signIn(how person.SignIn) (*person.Session, error) {
	t.say("Asking the sign-in service… Ctrl+c stops.")
	return t.options.Accounts.SignIn(t.ctx, how, t.prompt)
}

// signInAgain renews the means to ask Graph. Whose profile it is does not
// change.
func (t *talk) signInAgain(s *person.Session) error {
	account := s.Account
	t.say("Asking the sign-in service… Ctrl+c stops.")
	session, err := s.Accounts.SignIn(t.ctx, person.SignIn{Expect: &account}, t.prompt)
	if err != nil {
		t.explain(err)
		return t.ctx.Err()
	}
	s.Client, s.Granted = session.Client, session.Granted
	t.say("Signed in again.")
	return nil
}

// prompt says what somebody needs to sign in.
func (t *talk) prompt(p person.Prompt) {
	switch {
	case p.Code != "":
		t.sayf("On any device, open %s and type the code %s", p.Address, p.Code)
	case p.Trouble != nil:
		t.sayf("No browser could be opened here. Open this address in one; over ssh, forward port %s first:", p.Port)
		t.say(p.Address)
	default:
		t.say("Your browser should have opened. If it didn't, open this address there:", p.Address)
	}
	if p.Code != "" && p.Trouble != nil {
		what, _ := person.Explain(p.Trouble)
		t.say(what + " Still waiting.")
	}
	if !p.Expires.IsZero() {
		t.sayf("There is time until %s.", p.Expires.Local().Format(time.TimeOnly))
	}
}

// permission asks for a further permission, where the account signed in.
func (t *talk) permission(s *person.Session, scope string) error {
	if s.Accounts == nil {
		return nil
	}
	t.sayf("Asking for the permission %s… Ctrl+c stops.", scope)
	return s.Accounts.StepUp(t.ctx, s, scope, t.prompt)
}
