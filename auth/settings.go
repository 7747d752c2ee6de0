package auth

import (
	"context"
	"errors"
	"fmt"

	"facet/internal/pattern"
)

var (
	// ErrNoClientID means that the setting client_id is missing. There is no
	// default: consent belongs to an application, and Microsoft's own are not ours.
	ErrNoClientID = errors.New("no client id is set")
	// ErrSettings means that client_id or tenant cannot be what they should.
	ErrSettings = errors.New("setting has the wrong form")
)

var domain = pattern.New(`^[0-9A-Za-z-]{1,63}(\.[0-9A-Za-z-]{1,63})+$`)

// CheckSettings looks at the client's settings, without asking anybody.
func (c *Client) CheckSettings() error {
	switch {
	case c.Cloud.graph == nil:
		return fmt.Errorf("%w: cloud is not chosen", ErrSettings)
	case c.ID == "":
		return ErrNoClientID
	case c.Cloud.signIn == nil:
		return nil // another provider's ids look like anything
	case !guid().MatchString(c.ID):
		return fmt.Errorf("%w: client_id %q is not like 00000000-0000-0000-0000-000000000000", ErrSettings, c.ID)
	}
	switch c.Tenant {
	case "", "organizations", "common", "consumers":
		return nil
	}
	if !guid().MatchString(c.Tenant) && !domain().MatchString(c.Tenant) {
		return fmt.Errorf("%w: tenant %q is neither an id, a domain nor organizations", ErrSettings, c.Tenant)
	}
	return nil
}

// ready tells whether a sign-in has a chance: before the person takes the
// trouble, the settings must be of the right form and the cache able to keep
// what comes of it.
func (c *Client) ready(ctx context.Context) error {
	if err := c.CheckSettings(); err != nil {
		return err
	}
	if err := c.Cache.Probe(ctx); err != nil {
		return fmt.Errorf("prepare to keep the sign-in: %w", err)
	}
	return nil
}
