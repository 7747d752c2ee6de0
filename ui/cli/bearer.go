package cli

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"facet/auth"
	"facet/internal/text"
	"facet/profile/person"
)

// tellBearer prints for whom the ready token is, after Graph has taken it.
func (c *command) tellBearer(ctx context.Context, asJSON bool) error {
	s, err := c.identified(ctx)
	if err != nil {
		return err
	}
	token, err := c.token()
	if err != nil {
		return err
	}
	holder, _ := auth.ClaimsOf(token)
	return c.tell(identity{
		Person: s.Account.UserPrincipalName, Name: s.User.DisplayName, ObjectID: s.Account.ID, Tenant: holder.Tenant,
		Cloud: s.Client.BaseURL, Application: holder.Client, Scopes: holder.Scopes, Expires: until(holder.Expiry),
		TokenCache: tokenVariable,
	}, asJSON)
}

// bearer is what the doctor says of a ready token: with one, an app
// registration doesn't matter.
func (c *command) bearer(ctx context.Context) []finding {
	used := finding{what: "token", state: tokenVariable + " is used: no app registration is needed"}
	token, err := c.token()
	if err != nil {
		what, remedy := person.Explain(err)
		return []finding{{"token", what, cmp.Or(remedy, "See facet --help.")}, c.terminal()}
	}
	holder, _ := auth.ClaimsOf(token)
	if !holder.Expiry.IsZero() {
		used.state += ". It ends at " + text.Clock(holder.Expiry, time.Now())
	}
	s, err := c.identified(ctx)
	if err != nil {
		what, remedy := person.Explain(err)
		return []finding{used, {"Graph", what, cmp.Or(remedy, "See facet --help.")}, c.terminal()}
	}
	return []finding{used, {what: "Graph", state: fmt.Sprintf("%s takes it, as %s", s.Client.BaseURL, s.Account.UserPrincipalName)}, c.terminal()}
}
