package flow

import (
	"context"
	"errors"
	"time"

	"facet/profile/person"
)

// signingIn waits while somebody signs in, in the browser or with a code on another device. It always shows
// what they need for that.
type signingIn struct {
	isPlace
	accounts person.Accounts
	how      person.SignIn
	over     *person.Session // signed in again, in place, below what is open; nil: a new session
	then     Place           // where a further permission leads; nil: back
	began    time.Time
	prompt   person.Prompt // without an address, nothing is known yet
	err      error         // why it came to nothing
}

// SigningIn is where somebody signs in.
func SigningIn(accounts person.Accounts, how person.SignIn) Step {
	return signingIn{accounts: accounts, how: how, began: time.Now()}
}

// SigningInAgain renews the sign-in. The open profile stays the same.
func SigningInAgain(p SignIn) Step {
	return signingIn{accounts: p.Session.Accounts, how: person.SignIn{Expect: &p.Session.Account}, over: p.Session, began: time.Now()}
}

// Consenting asks for a further permission.
func Consenting(p Consent) Step {
	return signingIn{
		accounts: p.Session.Accounts, how: person.SignIn{Scope: p.Scope, Expect: &p.Session.Account},
		over: p.Session, then: p.Then, began: time.Now(),
	}
}

// Opened is where a session begins.
type Opened struct {
	isPlace
	Session *person.Session
}

func (s signingIn) Session() *person.Session { return s.over }

// Announces says what it waits for.
func (s signingIn) Announces() {}

// Load signs in, and shows step by step what the person needs for that.
func (s signingIn) Load(back bool) Work {
	if back || s.err != nil {
		return nil
	}
	return func(ctx context.Context, _ Tell) Next {
		prompts, end := make(chan person.Prompt, 4), make(chan Next, 1)
		show := func(p person.Prompt) {
			select {
			case prompts <- p:
			default: // four are waiting to be shown already
			}
		}
		go s.run(ctx, show, end)
		return prompted(prompts, end)(ctx, nil)
	}
}

func (s signingIn) run(ctx context.Context, show func(person.Prompt), end chan<- Next) {
	end <- s.signIn(ctx, show)
}

// prompted waits for the next thing to show, or for the end.
func prompted(prompts <-chan person.Prompt, end <-chan Next) Work {
	return func(ctx context.Context, _ Tell) Next {
		select {
		case p := <-prompts:
			return Next{Say: heard(p), More: prompted(prompts, end), Change: changed(func(now signingIn) Step {
				now.prompt = p
				return now
			})}
		case next := <-end:
			return next
		case <-ctx.Done():
			return Next{Err: ctx.Err()}
		}
	}
}

// signIn continues as the person who signed in. If a profile is open, only the sign-in is renewed.
func (s signingIn) signIn(ctx context.Context, show func(person.Prompt)) Next {
	if s.how.Scope != "" {
		return s.consented(s.accounts.StepUp(ctx, s.over, s.how.Scope, show))
	}
	session, err := s.accounts.SignIn(ctx, s.how, show)
	switch {
	case err != nil:
		return s.unable(err)
	case s.over == nil:
		return Next{Move: Restart, To: Opened{Session: session}}
	case s.how.Expect != nil && session.Account.ID != s.how.Expect.ID:
		return s.unable(stranger(session.Account, *s.how.Expect))
	}
	return Next{Move: Back, Notice: line("Signed in again."), Change: changed(func(now signingIn) Step {
		now.over.Client, now.over.Granted = session.Client, session.Granted
		return now
	})}
}

// consented goes on with the permission.
func (s signingIn) consented(err error) Next {
	switch {
	case err != nil:
		return s.unable(err)
	case s.then == nil:
		return Next{Move: Back, Notice: line("You have the permission now.")}
	}
	return Next{Move: Instead, To: s.then}
}

// unable says why signing in failed. A missing approval has a step of its own.
func (s signingIn) unable(err error) Next {
	if missing, unapproved := person.MissingIn(err); unapproved {
		return Next{Move: Instead, To: Unapproved(s.over, missing, err, s.again(s.how))}
	}
	return Next{Err: err, Say: explained(err), Change: changed(func(now signingIn) Step {
		now.err = err
		return now
	})}
}

// stranger refuses another account than the expected one: the open form would go to that person's profile.
func stranger(came, expected person.Account) error {
	return person.Advised{
		What:   "You signed in as " + came.UserPrincipalName + ", but what is open here belongs to " + expected.UserPrincipalName + ".",
		Remedy: "Try again, and sign in as " + expected.UserPrincipalName + ". To use another account, choose it on the profile.",
	}
}

// again is the same from its beginning, in some way.
func (s signingIn) again(how person.SignIn) Step {
	return signingIn{accounts: s.accounts, how: how, over: s.over, then: s.then, began: time.Now()}
}

func (s signingIn) actions() []Action {
	var all []Action
	if s.err != nil {
		all = append(all, Action{Keys: []string{"enter", "r"}, Help: "try again", Go: to(Instead, s.again(s.how))})
	}
	if unkept(s.err) {
		how := s.how
		how.InMemory = true
		all = append(all, Action{Word: "memory", Was: "m", Help: "keep it in memory this time", Listed: true, Go: to(Instead, s.again(how))})
	}
	all = append(all, Action{Keys: []string{"esc"}, Help: "stop", Words: "go back", Go: to(Back, nil)})
	if s.err == nil && s.prompt.Address != "" {
		all = append(all, copyAction("the address", s.prompt.Address))
	}
	if s.err == nil && s.how.Scope != "" {
		message := administratorMessage(s.over, s.over.Grant().Missing(s.how.Scope))
		all = append(all, Action{Word: "message", Was: "m", Help: "message to the administrator", Listed: true, Words: "have a message to the administrator", Go: to(Forward, message)})
	}
	if s.how.Scope == "" {
		all = append(all, s.otherWay())
	}
	return all
}

// otherWay signs in the other way.
func (s signingIn) otherWay() Action {
	how := s.how
	how.DeviceCode = !how.DeviceCode
	a := Action{Word: "code", Was: "d", Help: "use a code on another device", Listed: true, Go: to(Instead, s.again(how))}
	if s.how.DeviceCode {
		a.Word, a.Was, a.Help = "browser", "b", "use the browser"
	}
	return a
}

// unkept reports whether the sign-in could not be stored.
func unkept(err error) bool {
	said, ok := errors.AsType[interface {
		error
		Unkept() bool
	}](err)
	return ok && said.Unkept()
}
