package flow

import (
	"context"

	"facet/profile/person"
)

// start lets somebody choose a known account, sign in, or open the sandbox.
type start struct {
	isPlace
	accounts person.Accounts
	sandbox  bool // there is one to open
	straight bool // the only known account is opened without asking
	known    []person.Account
	read     bool
	err      error // why signing in failed
}

// Starting lets somebody choose who they are. Straight opens a single known account without asking. Nobody is
// signed in yet, so it has no session.
func Starting(accounts person.Accounts, sandbox, straight bool) Step {
	return start{accounts: accounts, sandbox: sandbox, straight: straight}
}

func (s start) Session() *person.Session { return nil }

// Load looks for accounts that signed in before.
func (s start) Load(back bool) Work {
	accounts, straight := s.accounts, s.straight && !back
	return func(ctx context.Context, _ Tell) Next {
		known, err := accounts.Known(ctx)
		next := Next{Err: err}
		if straight && len(known) == 1 {
			if next = opens(accounts, known[0])(ctx, nil); next.Err == nil {
				return next
			}
		}
		err = next.Err
		next.Change = changed(func(now start) Step {
			now.known, now.read, now.err = known, true, err
			return now
		})
		return next
	}
}

// opens opens an account.
func opens(accounts person.Accounts, a person.Account) Work {
	return func(ctx context.Context, _ Tell) Next {
		session, err := accounts.Open(ctx, a)
		if err != nil {
			return Next{Err: err, Notice: line("This account could not be opened."), Change: changed(func(now start) Step {
				now.err = err
				return now
			})}
		}
		return Next{Move: Restart, To: Opened{Session: session}}
	}
}

func (s start) View() View {
	v := View{Title: Title{Words: line("You are not signed in")}, Actions: s.actions()}
	v.Blocks = append(words(Plain, person.AboutWords), Text{}, Listed{})
	v.Spoken = words(Plain, person.AboutWords)
	switch {
	case !s.read:
		v.Title.Words = line("Looking for your account…")
	case len(s.known) > 0:
		v.Title.Words = line("Who are you?")
		v.List = List{Count: len(s.known), Row: s.row, Choose: "open an account"}
	}
	if s.err != nil {
		v.Blocks = append(append(v.Blocks, Text{}), explained(s.err)...)
		v.Spoken = append(v.Spoken, explained(s.err)...)
	}
	return v
}

func (s start) row(i int) Row {
	a := s.known[i]
	open := Action{Keys: []string{"enter"}, Help: "open this account", Doing: "Opening the account…", Do: opens(s.accounts, a)}
	return Row{Name: line(a.UserPrincipalName + " " + a.DisplayName), Actions: []Action{open}}
}

func (s start) actions() []Action {
	var all []Action
	if s.read {
		all = append(all, s.browser(), Action{
			Word: "code", Was: "d", Help: "use a code", Listed: true, Words: "sign in with a code on another device",
			Go: s.signsIn(person.SignIn{DeviceCode: true}),
		})
	}
	if s.sandbox {
		all = append(all, openSandbox())
	}
	return append(all, Action{Keys: []string{"q"}, Help: "quit", Words: "leave facet", Go: to(Back, nil)})
}

// browser signs in with the browser.
func (s start) browser() Action {
	a := Action{Word: "browser", Was: "b", Help: "sign in as somebody else", Listed: true, Words: "sign in with the browser", Go: s.signsIn(person.SignIn{})}
	if len(s.known) == 0 {
		a.Help, a.Keys = "sign in with the browser", []string{"enter"}
	}
	return a
}

// signsIn signs in; the time for that begins when it is chosen.
func (s start) signsIn(how person.SignIn) func() Next {
	return func() Next { return Next{Move: Forward, To: SigningIn(s.accounts, how)} }
}

// openSandbox opens the sandbox.
func openSandbox() Action {
	return Action{
		Word: "sandbox", Was: "s", Help: "open the sandbox", Listed: true,
		Words: "try everything in the sandbox, a pretend organisation on this computer: nothing leaves it",
		Go:    to(Restart, Sandbox{}),
	}
}
