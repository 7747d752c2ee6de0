package cli

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"facet/auth"
	"facet/forms"
	"facet/graph"
	"facet/graph/sandbox"
	"facet/ui"
)

// tokenVariable names the environment variable of a ready bearer token.
const tokenVariable = "FACET_ACCESS_TOKEN"

// errNotSignedIn is the answer where there is no token.
var errNotSignedIn = &exit{statusNotSignedIn, errors.New("you are not signed in. Put a Graph access token into the environment variable " +
	tokenVariable + ", or add --sandbox to try facet without one.")}

// session is the Graph that the flags name, and whose profile.
func (c *command) session() (*ui.Session, error) {
	s := &ui.Session{Person: graph.Me(), Kinds: forms.Kinds()}
	if c.user != "" {
		person, err := graph.User(c.user)
		if err != nil {
			return nil, invalidf("--user: %w", err)
		}
		s.Person = person
	}
	if len(c.faults) > 0 && !c.sandbox {
		return nil, invalidf("--fault works with --sandbox only")
	}
	if c.sandbox {
		return s, c.openSandbox(s)
	}
	return s, c.openGraph(s)
}

// openSandbox gives the session a Graph in memory, signed in as its first
// person.
func (c *command) openSandbox(s *ui.Session) error {
	pretend, err := newSandbox(c.faults)
	if err != nil {
		return err
	}
	token, err := pretend.Token(pretend.People()[0].ID)
	if err != nil {
		return err
	}
	s.Sandbox = true
	s.Client, err = client(sandbox.BaseURL, auth.NewSecret(token), pretend)
	return err
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

// openGraph gives the session the Graph of --graph, or the global one.
func (c *command) openGraph(s *ui.Session) error {
	base, err := c.baseURL()
	if err != nil {
		return err
	}
	token := strings.TrimSpace(c.Env(tokenVariable))
	if token == "" {
		return errNotSignedIn
	}
	s.Client, err = client(base, auth.NewSecret(token), graph.NewHTTPTransport())
	return err
}

// baseURL is the root that --graph names, or the global one.
func (c *command) baseURL() (string, error) {
	if c.graph == "" {
		return graph.DefaultBaseURL, nil
	}
	base, err := graph.ParseBaseURL(c.graph)
	if err != nil {
		return "", invalidf("--graph: %w", err)
	}
	return base, nil
}

// client stacks what every request goes through: the token, then the guard,
// then the wire.
func client(base string, token auth.Secret, wire http.RoundTripper) (*graph.Client, error) {
	root, err := auth.ParseGraphRoot(base)
	if err != nil {
		return nil, err
	}
	return &graph.Client{
		BaseURL:   base,
		UserAgent: "facet/" + version(),
		HTTP: &http.Client{
			Transport:     &auth.Transport{Graph: root, Source: auth.Static(token), Base: graph.NewTransport(base, wire)},
			CheckRedirect: graph.CheckRedirect,
		},
	}, nil
}

// collection is where objects of a kind are for the person of --user. A name
// is resolved to the object id first, so that it can't move in between.
func (c *command) collection(ctx context.Context, kind forms.Kind) (graph.Collection, error) {
	s, err := c.session()
	if err != nil {
		return graph.Collection{}, err
	}
	if !s.Person.IsMe() {
		user, err := s.Client.Lookup(ctx, s.Person)
		if err != nil {
			return graph.Collection{}, err
		}
		if s.Person, err = graph.User(user.ID); err != nil {
			return graph.Collection{}, err
		}
	}
	return s.Client.Collection(s.Person, kind.Path)
}
