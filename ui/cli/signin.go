package cli

import (
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"os"
	"time"

	"facet/auth"
	"facet/graph"
	"facet/internal/state"
	"facet/internal/trace"
)

// authClient is the application to sign in with, as the settings say.
func (c *command) authClient() (*auth.Client, error) {
	return c.clientOf(c.settings.Of("client_id"), c.settings.Of("tenant"))
}

// clientOf is an application to sign in with.
func (c *command) clientOf(id, tenant string) (*auth.Client, error) {
	cloud, err := c.cloud()
	if err != nil {
		return nil, invalidf("%w", err)
	}
	wire, err := c.wire()
	if err != nil {
		return nil, err
	}
	client := &auth.Client{
		ID:     id,
		Tenant: tenant,
		Cloud:  cloud,
		Cache:  &auth.Cache{Mode: auth.Mode(c.settings.Of("token_cache")), Dir: c.dirs.State, FS: state.Disk, Notice: c.signInNotice},
		Base:   wire,
		Notice: c.signInNotice,
	}
	if err := client.CheckSettings(); err != nil {
		return nil, explaining(err)
	}
	return client, nil
}

// signInNotice keeps a notice of package auth, with its words.
func (c *command) signInNotice(err error) { c.notice(explaining(err)) }

// notice keeps what went wrong but stopped nothing, until the terminal is free
// to say it.
func (c *command) notice(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.notices = append(c.notices, err)
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
// --ca-file. With --trace, what goes over it is written down.
func (c *command) wire() (http.RoundTripper, error) {
	wire := graph.NewHTTPTransport()
	if err := c.proxied(wire); err != nil {
		return nil, err
	}
	if file := c.settings.Of("ca_file"); file != "" {
		pool, err := trusted(file)
		if err != nil {
			return nil, err
		}
		wire.TLSClientConfig.RootCAs = pool
	}
	return c.traced(wire)
}

// traced writes down what goes through it, if --trace says where.
func (c *command) traced(wire http.RoundTripper) (http.RoundTripper, error) {
	if c.trace == "" {
		return wire, nil
	}
	to, err := forOwner(c.trace)
	if err != nil {
		return nil, invalidf("--trace: %w", err)
	}
	return &trace.Transport{Base: wire, To: to}, nil
}

// forOwner opens a file to write at its end. Only its owner may read it.
func forOwner(name string) (*os.File, error) {
	file, err := os.OpenFile(name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	if info, err := file.Stat(); err == nil && info.Mode().IsRegular() && info.Mode().Perm() != 0o600 {
		if err := file.Chmod(0o600); err != nil { // it was there before, and somebody else's
			file.Close()
			return nil, fmt.Errorf("others may read %s: name another file", name)
		}
	}
	return file, nil
}

// trusted are the system's certificates and those of a file.
func trusted(file string) (*x509.CertPool, error) {
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
	return pool, nil
}

// explained is an error of signing in, with words for people.
type explained struct{ error }

func (e explained) Unwrap() error { return e.error }

// Explain says what happened and what to do.
func (e explained) Explain() (what, remedy string) { return auth.Explain(e.error) }

// NeedsSignIn reports whether signing in again may help.
func (e explained) NeedsSignIn() bool { return auth.NeedsSignIn(e.error) }

// Unkept reports whether there was no place to keep the sign-in.
func (e explained) Unkept() bool { return errors.Is(e.error, auth.ErrKeyring) }

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

// until is a time as people and programs read it.
func until(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Local().Format(time.DateTime)
}
