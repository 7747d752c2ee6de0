package lines

import (
	"cmp"

	"facet/profile/flow"
	"facet/profile/person"
)

// start signs somebody in, or opens the sandbox. Where signing in isn't set up, that
// comes first, and leads to a start of its own.
func (t *talk) start() (*person.Session, error) {
	if t.options.Accounts == nil {
		_, err := t.step(flow.Setup(t.options.SetUp, t.options.Sandbox != nil))
		return nil, cmp.Or(err, errLeft)
	}
	t.say(person.AboutWords)
	known, err := t.known()
	if err == nil && len(known) == 1 && !t.again {
		if session, err := t.options.Accounts.Open(t.ctx, known[0]); err == nil {
			return session, nil
		}
	}
	for {
		if err != nil {
			t.explain(err)
		}
		for i, a := range known {
			t.sayf("%d %s %s", i+1, a.Username, a.Name)
		}
		a, stop := t.choose(t.startMenu(len(known)))
		if stop != nil {
			return nil, stop
		}
		var session *person.Session
		switch a.key {
		case "":
			session, err = t.options.Accounts.Open(t.ctx, known[a.n-1])
		case "b":
			session, err = t.signIn(person.SignIn{})
		case "d":
			session, err = t.signIn(person.SignIn{DeviceCode: true})
		case "s":
			return t.options.Sandbox(), nil
		}
		if session != nil && err == nil {
			return session, nil
		}
	}
}

// known are the accounts that signed in before.
func (t *talk) known() ([]person.Account, error) {
	return t.options.Accounts.Known(t.ctx)
}

func (t *talk) startMenu(known int) menu {
	m := menu{count: known, number: "open an account", ways: []way{
		{"b", "to sign in with the browser"}, {"d", "to sign in with a code on another device"},
	}}
	if t.options.Sandbox != nil {
		m.ways = append(m.ways, way{"s", "to try everything in the sandbox, a pretend organisation on this computer"})
	}
	return m
}
