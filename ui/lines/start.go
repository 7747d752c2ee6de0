package lines

import (
	"facet/profile/flow"
	"facet/profile/person"
)

// start signs somebody in, or opens the sandbox, and goes to where that begins. With
// new accounts, the only one that is known is opened at once.
func (t *talk) start(p flow.Start) (ending, error) {
	if p.Accounts != nil {
		t.options.Accounts = p.Accounts
	}
	t.say(person.AboutWords)
	known, err := t.accounts()
	if err == nil && len(known) == 1 && p.Accounts != nil {
		if session, err := t.options.Accounts.Open(t.ctx, known[0]); err == nil {
			return t.to(t.open(session))
		}
	}
	for {
		if err != nil {
			t.explain(err)
		}
		for i, a := range known {
			t.sayf("%d %s %s", i+1, a.UserPrincipalName, a.DisplayName)
		}
		a, stop := t.choose(t.startMenu(len(known)))
		if stop != nil {
			return stayed, stop
		}
		var session *person.Session
		switch a.key {
		case "browser", "code":
			if _, stop = t.step(flow.SigningIn(t.options.Accounts, person.SignIn{DeviceCode: a.key == "code"})); stop != nil {
				return stayed, stop
			}
			err = nil
		case "sandbox":
			return t.to(t.open(t.options.Sandbox()))
		default:
			session, err = t.options.Accounts.Open(t.ctx, known[a.n-1])
		}
		if session != nil && err == nil {
			return t.to(t.open(session))
		}
	}
}

// accounts are those that signed in before.
func (t *talk) accounts() ([]person.Account, error) {
	return t.options.Accounts.Known(t.ctx)
}

func (t *talk) startMenu(known int) menu {
	m := menu{count: known, number: "open an account", ways: []way{
		{"browser", "to sign in with the browser"}, {"code", "to sign in with a code on another device"},
	}, was: []way{{"b", "browser"}, {"d", "code"}, {"s", "sandbox"}}}
	if t.options.Sandbox != nil {
		m.ways = append(m.ways, way{"sandbox", "to try everything in the sandbox, a pretend organisation on this computer"})
	}
	return m
}
