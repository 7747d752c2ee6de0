package cli

import (
	"context"
	"strings"
	"sync"

	"facet/auth"
	"facet/graph"
	"facet/graph/outbox"
	"facet/profile/person"
)

// accounts joins the screens to package auth.
type accounts struct {
	command *command
	client  *auth.Client
	port    int // where the browser's answer is awaited; 0 is any

	mu   sync.Mutex
	open map[string]*auth.Session // by account, those that a session of the screens uses
}

// auth is the application to sign in with, as it keeps sign-ins now.
func (a *accounts) auth() *auth.Client {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.client
}

// keepInMemory keeps sign-ins from now on in memory only, because the person
// said so: nothing of them outlives the process.
func (a *accounts) keepInMemory() {
	a.mu.Lock()
	defer a.mu.Unlock()
	client := *a.client
	client.Cache = &auth.Cache{Mode: auth.ModeMemory}
	a.client = &client
}

// Known implements [person.Accounts].
func (a *accounts) Known(ctx context.Context) ([]person.Account, error) {
	all, err := a.auth().Accounts(ctx)
	if err != nil {
		return nil, explaining(err)
	}
	var known []person.Account
	wanted := graph.PlainName(a.command.settings.Of("account"))
	for _, one := range all {
		if wanted == "" || strings.EqualFold(wanted, one.Username) {
			known = append(known, shown(one))
		}
	}
	return known, nil
}

// Open implements [person.Accounts].
func (a *accounts) Open(ctx context.Context, account person.Account) (*person.Session, error) {
	found, err := a.find(ctx, account)
	if err != nil {
		return nil, err
	}
	session, err := a.auth().Session(found)
	if err != nil {
		return nil, explaining(err)
	}
	return a.enter(session)
}

// opened is the session of auth below a session of the screens.
func (a *accounts) opened(s *person.Session) (*auth.Session, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if session, ok := a.open[s.Account.Key]; ok {
		return session, nil
	}
	return nil, explaining(auth.ErrSignInAgain)
}

// find is the account of auth that the screens mean.
func (a *accounts) find(ctx context.Context, account person.Account) (auth.Account, error) {
	all, err := a.auth().Accounts(ctx)
	if err != nil {
		return auth.Account{}, explaining(err)
	}
	for _, one := range all {
		if shown(one).Key == account.Key {
			return one, nil
		}
	}
	return auth.Account{}, explaining(auth.ErrSignInAgain)
}

// SignIn implements [person.Accounts].
func (a *accounts) SignIn(ctx context.Context, how person.SignIn, show func(person.Prompt)) (*person.Session, error) {
	if how.InMemory {
		a.keepInMemory()
	}
	session, err := a.signIn(ctx, how, show)
	if err != nil {
		return nil, consenting(err, a.nobodys())
	}
	return a.enter(session)
}

func (a *accounts) signIn(ctx context.Context, how person.SignIn, show func(person.Prompt)) (*auth.Session, error) {
	if how.DeviceCode {
		return a.auth().Device(ctx, auth.DeviceOptions{Prompt: func(p auth.DevicePrompt) {
			show(person.Prompt{Address: p.Address, Code: p.UserCode, Expires: p.Expires, Trouble: explaining(p.Trouble)})
		}})
	}
	options := a.browser(show)
	options.Choose = how.Expect == nil
	if how.Expect != nil {
		expected, err := a.find(ctx, *how.Expect)
		if err == nil {
			options.Expect = &expected
		}
	}
	return a.auth().Browser(ctx, options)
}

// browser is a sign-in with the browser whose address the screens show.
func (a *accounts) browser(show func(person.Prompt)) auth.BrowserOptions {
	return auth.BrowserOptions{Port: a.port, Prompt: func(p auth.BrowserPrompt) {
		show(person.Prompt{Address: p.Address, Port: p.Port, Expires: p.Expires, Trouble: explaining(p.Trouble)})
	}}
}

// StepUp implements [person.Accounts].
func (a *accounts) StepUp(ctx context.Context, s *person.Session, scope string, show func(person.Prompt)) error {
	session, err := a.opened(s)
	if err != nil {
		return err
	}
	browser := a.browser(show)
	browser.Unattended = a.command.drafts == nil && !a.command.canAsk() // who has the editor open is there
	return consenting(a.auth().StepUp(ctx, session, scope, browser), a.granted(session)())
}

// SignOut implements [person.Accounts].
func (a *accounts) SignOut(ctx context.Context, account person.Account) error {
	found, err := a.find(ctx, account)
	if err != nil {
		return err
	}
	return explaining(a.auth().SignOut(ctx, found))
}

// Identity implements [person.Accounts].
func (a *accounts) Identity(ctx context.Context, s *person.Session) ([]person.Fact, error) {
	session, err := a.opened(s)
	if err != nil {
		return nil, err
	}
	identity, err := session.Identity(ctx)
	return identityOf(a.auth(), identity).facts(), explaining(err)
}

// enter is a session of auth as a session of the screens: its own profile, or
// that of --user.
func (a *accounts) enter(session *auth.Session) (*person.Session, error) {
	s, err := a.command.localSession()
	if err != nil {
		return nil, err
	}
	client, account := a.auth(), session.Account()
	base := client.Cloud.Graph().JoinPath("beta").String()
	transport := session.Transport()
	transport.Base = graph.NewTransport(base, client.Base)
	s.Waits = a.command.waits()
	s.Client = newClient(base, s.Waits, explainer{transport})
	s.Accounts, s.Granted = a, a.granted(session)
	s.SignedIn(shown(account))
	if name := client.Cloud.Name(); name != "global" {
		s.Cloud = name
	}
	a.remember(s.Account, session)
	return s, nil
}

// remember keeps the session of auth below a session of the screens.
func (a *accounts) remember(account person.Account, session *auth.Session) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.open == nil {
		a.open = map[string]*auth.Session{}
	}
	a.open[account.Key] = session
}

// shown is an account as the screens know it.
func shown(a auth.Account) person.Account {
	return person.Account{
		Identity: outbox.Identity{ID: a.Object, Tenant: a.Key.Tenant, UserPrincipalName: a.Username, DisplayName: a.Name},
		Key:      strings.Join([]string{a.Cloud, a.Key.Tenant, a.Object, a.Client}, " "),
	}
}
