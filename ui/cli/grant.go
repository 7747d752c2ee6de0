package cli

import (
	"context"

	"facet/auth"
	"facet/profile/person"
)

// granted tells what the token of a sign-in says at any time. The account's
// scopes are known before the first token of this process is.
func (a *accounts) granted(session *auth.Session) func() person.Grant {
	client := a.auth()
	return func() person.Grant {
		account := session.Account()
		grant := person.Grant{
			Scopes: account.Scopes, Asker: account.Username, Client: account.Client, Tenant: account.Key.Tenant,
			Page: func(scope string) string { return client.AdminConsentURL(account.Key.Tenant, scope) },
		}
		if holder, ok := auth.ClaimsOf(session.Current().Access); ok {
			grant.Roles = holder.Roles
		}
		return grant
	}
}

// grantOf is what a ready token says of itself.
func (c *command) grantOf(token auth.Secret) func() person.Grant {
	holder, ok := auth.ClaimsOf(token)
	if !ok {
		return nil
	}
	grant := person.Grant{
		Scopes: holder.Scopes, Roles: holder.Roles,
		Asker: holder.Username, Client: holder.Client, Tenant: holder.Tenant,
	}
	if cloud, err := c.cloud(); err == nil && holder.Client != "" && c.settings.Of("graph") == "" {
		client := &auth.Client{ID: holder.Client, Cloud: cloud}
		grant.Page = func(scope string) string { return client.AdminConsentURL(holder.Tenant, scope) }
	}
	return func() person.Grant { return grant }
}

// atHand is what is known of whoever facet would work as: by a ready token, by
// the only account that is signed in, or else by the settings alone.
func (c *command) atHand(ctx context.Context) person.Grant {
	if token, err := c.token(); err == nil {
		if known := c.grantOf(token); known != nil {
			return known()
		}
	}
	client, err := c.authClient()
	if err != nil {
		return person.Grant{}
	}
	a := &accounts{command: c, client: client}
	if known, err := a.Known(ctx); err == nil && len(known) == 1 {
		if found, err := a.find(ctx, known[0]); err == nil {
			if session, err := client.Session(found); err == nil {
				return a.granted(session)()
			}
		}
	}
	return a.nobodys()
}

// nobodys is what is known before anybody signed in.
func (a *accounts) nobodys() person.Grant {
	client := a.auth()
	return person.Grant{Client: client.ID, Tenant: client.Tenant, Page: func(scope string) string { return client.AdminConsentURL(client.Tenant, scope) }}
}

// unapproved is an error that comes of a permission that nobody has approved.
type unapproved struct {
	explained
	missing person.Missing
}

// Missing is the permission, as it is asked of an administrator.
func (u unapproved) Missing() (person.Missing, bool) { return u.missing, true }

// consenting gives an error of signing in its words, and the permission that
// it comes of.
func consenting(err error, known person.Grant) error {
	scope, page, ok := auth.Unapproved(err)
	if !ok {
		return explaining(err)
	}
	missing := known.Missing(scope)
	missing.Page = page
	return unapproved{explained{err}, missing}
}
