package cli

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"facet/auth"
	"facet/graph"
	"facet/internal/state"
	"facet/ui"
)

// authClient is the application to sign in with, as the settings say.
func (c *command) authClient() (*auth.Client, error) {
	cloud, err := c.cloud()
	if err != nil {
		return nil, invalidf("%w", err)
	}
	wire, err := c.wire()
	if err != nil {
		return nil, err
	}
	client := &auth.Client{
		ID:     c.settings.Of("client_id"),
		Tenant: c.settings.Of("tenant"),
		Cloud:  cloud,
		Cache:  &auth.Cache{Mode: auth.Mode(c.settings.Of("token_cache")), Dir: c.dirs.State, FS: state.Disk},
		Base:   wire,
	}
	if err := client.CheckSettings(); err != nil {
		return nil, explaining(err)
	}
	return client, nil
}

// cloud is one of Microsoft's, or another one whose addresses are all given.
func (c *command) cloud() (auth.Cloud, error) {
	custom := auth.Endpoints{
		Graph: c.settings.Of("graph"), Authorize: c.settings.Of("authorize_url"),
		Token: c.settings.Of("token_url"), Device: c.settings.Of("device_url"), Issuer: c.settings.Of("issuer"),
	}
	if custom.Authorize == "" && custom.Token == "" && custom.Device == "" {
		return auth.CloudNamed(c.settings.Of("cloud"))
	}
	for _, part := range []struct{ name, value string }{
		{"graph", custom.Graph}, {"authorize_url", custom.Authorize}, {"token_url", custom.Token}, {"device_url", custom.Device},
	} {
		if part.value == "" {
			return auth.Cloud{}, fmt.Errorf("a sign-in service of one's own must be given whole, and %s is missing", part.name)
		}
	}
	return auth.CustomCloud(custom)
}

// wire is what requests go over: the system's certificates, and those of
// --ca-file.
func (c *command) wire() (http.RoundTripper, error) {
	wire := graph.NewHTTPTransport()
	file := c.settings.Of("ca_file")
	if file == "" {
		return wire, nil
	}
	pem, err := os.ReadFile(file)
	if err != nil {
		return nil, invalidf("ca_file: %w", err)
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	if !pool.AppendCertsFromPEM(pem) {
		return nil, invalidf("ca_file: there is no PEM certificate in %s", file)
	}
	wire.TLSClientConfig.RootCAs = pool
	return wire, nil
}

// accounts joins the screens to package auth.
type accounts struct {
	command *command
	client  *auth.Client
	port    int // where the browser's answer is awaited; 0 is any
}

// Known implements [ui.Accounts].
func (a *accounts) Known(ctx context.Context) ([]ui.Account, error) {
	all, err := a.client.Accounts(ctx)
	if err != nil {
		return nil, explaining(err)
	}
	var known []ui.Account
	wanted := a.command.settings.Of("account")
	for _, one := range all {
		if wanted == "" || strings.EqualFold(wanted, one.Username) {
			known = append(known, shown(one))
		}
	}
	return known, nil
}

// Open implements [ui.Accounts].
func (a *accounts) Open(ctx context.Context, account ui.Account) (*ui.Session, error) {
	found, err := a.find(ctx, account)
	if err != nil {
		return nil, err
	}
	session, err := a.client.Session(found)
	if err != nil {
		return nil, explaining(err)
	}
	return a.enter(session)
}

// find is the account of auth that the screens mean.
func (a *accounts) find(ctx context.Context, account ui.Account) (auth.Account, error) {
	all, err := a.client.Accounts(ctx)
	if err != nil {
		return auth.Account{}, explaining(err)
	}
	for _, one := range all {
		if shown(one).ID == account.ID {
			return one, nil
		}
	}
	return auth.Account{}, explaining(auth.ErrSignInAgain)
}

// SignIn implements [ui.Accounts].
func (a *accounts) SignIn(ctx context.Context, how ui.SignIn, show func(ui.Prompt)) (*ui.Session, error) {
	session, err := a.signIn(ctx, how, show)
	if err != nil {
		return nil, explaining(err)
	}
	return a.enter(session)
}

func (a *accounts) signIn(ctx context.Context, how ui.SignIn, show func(ui.Prompt)) (*auth.Session, error) {
	if how.DeviceCode {
		return a.client.Device(ctx, auth.DeviceOptions{Prompt: func(p auth.DevicePrompt) {
			show(ui.Prompt{Address: p.Address, Code: p.UserCode, Expires: p.Expires, Trouble: explaining(p.Trouble)})
		}})
	}
	options := auth.BrowserOptions{Port: a.port, Choose: how.Expect == nil, Prompt: func(p auth.BrowserPrompt) {
		show(ui.Prompt{Address: p.Address, Port: p.Port, Expires: p.Expires, Trouble: explaining(p.Trouble)})
	}}
	if how.Expect != nil {
		expected, err := a.find(ctx, *how.Expect)
		if err == nil {
			options.Expect = &expected
		}
	}
	return a.client.Browser(ctx, options)
}

// SignOut implements [ui.Accounts].
func (a *accounts) SignOut(ctx context.Context, account ui.Account) error {
	found, err := a.find(ctx, account)
	if err != nil {
		return err
	}
	return explaining(a.client.SignOut(ctx, found))
}

// Identity implements [ui.Accounts].
func (a *accounts) Identity(ctx context.Context, s *ui.Session) ([]ui.Fact, error) {
	found, err := a.find(ctx, s.Account)
	if err != nil {
		return nil, err
	}
	session, err := a.client.Session(found)
	if err != nil {
		return nil, explaining(err)
	}
	identity, err := session.Identity(ctx)
	return identityOf(a.client, identity).facts(), explaining(err)
}

// enter is a session of auth as a session of the screens: its own profile, or
// that of --user.
func (a *accounts) enter(session *auth.Session) (*ui.Session, error) {
	s, err := a.command.whose()
	if err != nil {
		return nil, err
	}
	base := a.client.Cloud.Graph().JoinPath("beta").String()
	transport := session.Transport()
	transport.Base = graph.NewTransport(base, a.client.Base)
	s.Client = newClient(base, explainer{transport})
	s.Accounts, s.Account = a, shown(session.Account())
	if name := a.client.Cloud.Name(); name != "global" {
		s.Cloud = name
	}
	return s, nil
}

// shown is an account as the screens know it.
func shown(a auth.Account) ui.Account {
	return ui.Account{
		Username: a.Username, Name: a.Name, Tenant: a.Tenant,
		ID: strings.Join([]string{a.Cloud, a.Key.Tenant, a.Object, a.Client}, " "),
	}
}

// explained is an error of signing in, with words for people.
type explained struct{ error }

func (e explained) Unwrap() error { return e.error }

// Explain says what happened and what to do.
func (e explained) Explain() (what, remedy string) { return auth.Explain(e.error) }

// explaining gives an error of package auth its words; nil stays nil.
func explaining(err error) error {
	if err == nil {
		return nil
	}
	return explained{err}
}

// explainer gives words to what goes wrong before a request leaves: the token
// was not to be had.
type explainer struct{ next http.RoundTripper }

func (e explainer) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := e.next.RoundTrip(r)
	if unsent, ok := errors.AsType[*auth.UnsentError](err); ok {
		return response, &auth.UnsentError{Err: explaining(unsent.Err)}
	}
	return response, err
}

// until is a time as people read it.
func until(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Local().Format(time.DateTime)
}
