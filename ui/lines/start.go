package lines

import (
	"facet/profile/person"
)

// start signs somebody in, or opens the sandbox.
func (t *talk) start() (*person.Session, error) {
	t.say("facet edits the profile that colleagues see of you in Microsoft 365: certifications, positions, " +
		"interests, responsibilities and your account.")
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
		if t.options.Accounts == nil {
			t.say(person.SetupWords, "m reads out a message for them, which says what to set up. i takes the ids that they answer with.")
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
		case "i":
			err = t.setUp()
		case "m":
			t.block(person.RegistrationMessage())
		case "s":
			return t.options.Sandbox(), nil
		}
		if session != nil && err == nil {
			return session, nil
		}
	}
}

// setUp asks for the ids that an IT department answered with.
func (t *talk) setUp() error {
	t.say("Type or paste the application (client) id, and behind it the directory (tenant) id if you have one.")
	answer, err := t.read()
	if err != nil || answer == "" {
		return err
	}
	accounts, err := t.options.SetUp(answer)
	if err == nil {
		t.options.Accounts = accounts
	}
	return err
}

// known are the accounts that signed in before.
func (t *talk) known() ([]person.Account, error) {
	if t.options.Accounts == nil {
		return nil, nil
	}
	return t.options.Accounts.Known(t.ctx)
}

func (t *talk) startMenu(known int) menu {
	m := menu{count: known, number: "open an account"}
	if t.options.Accounts != nil {
		m.ways = append(m.ways, way{"b", "to sign in with the browser"}, way{"d", "to sign in with a code on another device"})
	}
	if t.options.Accounts == nil {
		m.ways = append(m.ways, way{"m", "for a message to your IT department"})
		if t.options.SetUp != nil {
			m.ways = append(m.ways, way{"i", "to type the ids"})
		}
	}
	if t.options.Sandbox != nil {
		m.ways = append(m.ways, way{"s", "to try everything in the sandbox, a pretend organisation on this computer"})
	}
	return m
}
