package flow

import (
	"context"

	"facet/profile/person"
)

// account is who is signed in, what they may do, and where the sign-in is kept.
type account struct {
	isPlace
	session *person.Session
	facts   []person.Fact
	err     error
}

// Account is who is signed in.
func Account(s *person.Session) Step { return account{session: s} }

func (a account) Session() *person.Session { return a.session }

// Load reads the details of the sign-in.
func (a account) Load(bool) Work {
	session := *a.session
	return func(ctx context.Context, _ Tell) Next {
		facts, err := session.Accounts.Identity(ctx, &session)
		return Next{Err: err, Change: changed(func(now account) Step {
			now.facts, now.err = facts, err
			return now
		})}
	}
}

func (a account) View() View {
	v := View{Title: Title{Words: line("Signed in")}, Actions: []Action{
		back("back", "esc", "q"),
		{Word: "signin", Was: "g", Help: "sign in again", Listed: true, Go: to(Forward, SignIn{Session: a.session})},
		{Word: "switch", Was: "w", Help: "another account", Listed: true, Words: "use another account", Go: to(Restart, Start{})},
		{Word: "signout", Was: "o", Help: "sign out", Listed: true, Do: a.signOut(), Doing: "Signing out…"},
	}}
	switch {
	case a.facts != nil:
		v.Blocks = []Block{Facts{Facts: a.facts}}
	case a.err == nil:
		v.Blocks = words(Faint, "Asking…")
	}
	v.Blocks = append(v.Blocks, explained(a.err)...)
	return v
}

// signOut forgets the account on this computer.
func (a account) signOut() Work {
	accounts, who := a.session.Accounts, a.session.Account
	return func(ctx context.Context, _ Tell) Next {
		if err := accounts.SignOut(ctx, who); err != nil {
			return Next{Err: err, Notice: line("You are still signed in."), Change: changed(func(now account) Step {
				now.err = err
				return now
			})}
		}
		return Next{Move: Restart, To: Start{}, Notice: line("Signed out on this computer.")}
	}
}
