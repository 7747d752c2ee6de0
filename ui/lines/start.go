package lines

import (
	"facet/internal/editing"
	"facet/ui"
)

// start signs somebody in, or opens the sandbox.
func (t *talk) start() (*editing.Session, error) {
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
			t.say("You are not signed in.", ui.SetupWords)
		}
		a, stop := t.choose(t.startMenu(len(known)))
		if stop != nil {
			return nil, stop
		}
		var session *editing.Session
		switch a.key {
		case "":
			session, err = t.options.Accounts.Open(t.ctx, known[a.n-1])
		case "b":
			session, err = t.signIn(editing.SignIn{})
		case "d":
			session, err = t.signIn(editing.SignIn{DeviceCode: true})
		case "s":
			return t.options.Sandbox(), nil
		}
		if err == nil {
			return session, nil
		}
	}
}

// known are the accounts that signed in before.
func (t *talk) known() ([]editing.Account, error) {
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
	if t.options.Sandbox != nil {
		m.ways = append(m.ways, way{"s", "to try everything in the sandbox, a pretend organisation on this computer"})
	}
	return m
}
