package cli

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"

	"facet/auth"
	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/graph/sandbox"
	"facet/internal/photo"
	"facet/internal/state"
	"facet/internal/text"
	"facet/profile/person"
)

// errNotSignedIn is the answer where there is no token.
var errNotSignedIn = &exit{statusNotSignedIn, errors.New("you are not signed in. Run facet login; where that needs an id from your IT department, facet doctor --registration prints a message for them. Or put a Graph access token into the environment variable " +
	tokenVariable + ", or add --sandbox to try facet without either")}

// localSession is a session without a Graph yet: one's own profile, or that of --user.
func (c *command) localSession() (*person.Session, error) {
	s := &person.Session{Person: graph.Me(), Kinds: c.allKinds(), Outbox: c.outbox(), Drafts: c.drafts, Damaged: c.tellDamage, Photos: &photo.Shelf{Dir: c.photos(), FS: state.Disk}}
	if !c.sandbox {
		if err := c.openAudit(); err != nil {
			return nil, err
		}
	}
	if c.user == "" {
		return s, nil
	}
	name, err := graph.ReadUser(c.user)
	if person.IsName(c.user) {
		name, err = graph.PlainName(c.user), nil // until the directory has said whose it is
	}
	if err != nil {
		return nil, invalidf("--user: %w", err)
	}
	whom, err := graph.User(name)
	if err != nil {
		return nil, invalidf("--user: %w", err)
	}
	s.Person = whom
	return s, nil
}

// outbox is the one that all commands and processes share.
func (c *command) outbox() *outbox.Outbox {
	o := outbox.New(filepath.Join(c.dirs.State, "outbox"), state.Disk)
	o.Ended = c.audited
	return o
}

// photos is where the photos of before are kept.
func (c *command) photos() string { return filepath.Join(c.dirs.State, "photos") }

// session is the Graph that the command line names, and whose profile: the
// sandbox, with a ready token, or as the account that is signed in.
func (c *command) session(ctx context.Context) (*person.Session, error) {
	s, err := c.localSession()
	switch {
	case err != nil:
		return nil, err
	case c.sandbox && c.settings.Said("graph").Flagged():
		return nil, invalidf("--sandbox and --graph are two different places: give one of them")
	case c.sandbox:
		return s, c.openSandbox(s)
	case len(c.faults) > 0:
		return nil, invalidf("--fault works with --sandbox only")
	case c.hasToken() && c.settings.Said("account").Flagged():
		return nil, invalidf("--account chooses a sign-in, and %s is a ready token: leave the flag out, or unset the variable", tokenVariable)
	case c.hasToken():
		return s, c.openGraph(s)
	}
	if _, err := c.baseURL(); err != nil {
		return nil, err
	}
	a, account, err := c.signedIn(ctx)
	if err != nil {
		return nil, err
	}
	return a.Open(ctx, account)
}

// openSandbox gives the session a Graph in memory, signed in as its first
// person.
func (c *command) openSandbox(s *person.Session) error {
	pretend, err := newSandbox(c.faults)
	if err != nil {
		return err
	}
	token, err := pretend.Token(pretend.People()[0].ID)
	if err != nil {
		return err
	}
	s.Sandbox, s.Outbox, s.Drafts, s.Damaged = true, outbox.New("sandbox", state.NewMemory()), nil, nil
	s.Photos = &photo.Shelf{Dir: "photos", FS: state.NewMemory()}
	wire, err := c.traced(pretend)
	if err != nil {
		return err
	}
	return c.withToken(s, sandbox.BaseURL, auth.NewSecret(token), wire)
}

// newSandbox makes a sandbox that misbehaves as told.
func newSandbox(faults []string) (*sandbox.Sandbox, error) {
	pretend := sandbox.New()
	for _, fault := range faults {
		if err := pretend.Inject(fault); err != nil {
			return nil, invalidf("--fault: %w", err)
		}
	}
	return pretend, nil
}

// openGraph gives the session the Graph of the settings, with the ready token.
func (c *command) openGraph(s *person.Session) error {
	base, err := c.baseURL()
	if err != nil {
		return err
	}
	token, err := c.token()
	if err != nil {
		return err
	}
	wire, err := c.wire()
	if err != nil {
		return err
	}
	return c.withToken(s, base, token, wire)
}

// baseURL is the root that the settings name.
func (c *command) baseURL() (string, error) {
	if said := c.settings.Said("graph"); said.Value != "" {
		base, err := graph.ParseBaseURL(said.Value)
		if err != nil {
			return "", invalidf("%s: %w", said.Place(), err)
		}
		return base, nil
	}
	cloud, err := auth.CloudNamed(c.settings.Of("cloud"))
	if err != nil {
		return "", invalidf("%w", err)
	}
	return cloud.Graph().JoinPath("beta").String(), nil
}

// withToken gives the session a Graph to ask with one token, and what that says:
// who is signed in, so that drafts can be kept before Graph has answered, and
// what they may do.
func (c *command) withToken(s *person.Session, base string, token auth.Secret, wire http.RoundTripper) error {
	root, err := auth.ParseGraphRoot(base)
	if err != nil {
		return err
	}
	s.Waits = c.waits()
	s.Client = newClient(base, s.Waits, &auth.Transport{Graph: root, Source: auth.Static(token), Base: graph.NewTransport(base, wire)})
	s.Granted = c.grantOf(token)
	claims, says := auth.ClaimsOf(token)
	if !says {
		s.Fingerprint = token.Fingerprint()
		return nil
	}
	s.SignedIn(person.Account{Identity: outbox.Identity{ID: claims.Object, Tenant: claims.Tenant, UserPrincipalName: claims.Username}})
	return nil
}

// waits tells a command's person what it waits for. The editor tells by itself.
func (c *command) waits() *person.Waits {
	w := new(person.Waits)
	if c.drafts == nil {
		w.Tell(func(words string) { fmt.Fprintln(c.Err, text.Line("facet: "+words+" ctrl+c stops.")) })
	}
	return w
}

// newClient stacks what every request goes through: patience, the batch, the token,
// then the guard, then the wire.
func newClient(base string, waits *person.Waits, transport http.RoundTripper) *graph.Client {
	together := &graph.Batch{Root: base, Base: transport}
	return &graph.Client{
		BaseURL:   base,
		UserAgent: "facet/" + version(),
		HTTP:      &http.Client{Transport: &graph.Patience{Base: together, Waits: waits.Hear}, CheckRedirect: graph.CheckRedirect},
	}
}

// reading is the session of a command that reads. A name is resolved to the object
// id first, so that it can't move in between.
func (c *command) reading(ctx context.Context) (*person.Session, error) {
	s, err := c.session(ctx)
	if err != nil || s.Person.IsMe() {
		return s, err
	}
	return s, c.identify(ctx, s)
}

// collection is where objects of a kind are for the person of --user.
func (c *command) collection(ctx context.Context, kind forms.Kind) (graph.Collection, error) {
	s, err := c.reading(ctx)
	if err != nil {
		return graph.Collection{}, err
	}
	return s.Client.Collection(s.Person, kind.Path)
}

// identified is the session, once it is known who is signed in and whose
// profile it is, to read: nothing is written before it is confirmed.
func (c *command) identified(ctx context.Context) (*person.Session, error) {
	s, err := c.session(ctx)
	if err != nil {
		return nil, err
	}
	return s, c.identify(ctx, s)
}

// permit gets the permission for a use of somebody else's profile, where the account
// is one that signed in.
func (c *command) permit(ctx context.Context, s *person.Session, use person.Use) error {
	return s.Ask(ctx, use, c.prompt)
}
