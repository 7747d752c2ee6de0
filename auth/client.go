package auth

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/oauth2"
)

// The permissions facet asks for. ScopeOthers is asked for only when another
// person's profile is chosen ([Client.StepUp]).
//
// https://learn.microsoft.com/graph/permissions-reference
const (
	ScopeOwn    = "User.ReadWrite"
	ScopeOthers = "User.ReadWrite.All"
)

// early is how long before its end a token is renewed: longer than the slowest
// request, so that none is under way with a dying token. One that is short-lived
// from the start gets the last quarter of its life.
const early = 2 * time.Minute

// skewLimit is how far this computer's clock may be off unremarked.
const skewLimit = 5 * time.Minute

// Client is an application registered with a sign-in service: a public client
// in OAuth's terms, which has no secret. Fill it in, then don't change it.
type Client struct {
	ID     string // application (client) id; there is no default
	Tenant string // an id, a domain, organizations or common; "" is organizations
	Cloud  Cloud
	Cache  *Cache
	// Base sends requests to the sign-in service; nil is http.DefaultTransport.
	Base http.RoundTripper
	// Open shows an address in a browser; nil is [openBrowser].
	Open func(address string) error
	// Notice hears of what went wrong but didn't stop anything: a clock that
	// is off, a cache set aside, a token that couldn't be saved. May be nil.
	Notice func(error)
}

// grant is what the token endpoint gave.
type grant struct {
	token   Token
	refresh Secret
	idToken Secret
	now     time.Time // by the server's clock, or ours if it didn't say
}

func (c *Client) endpoints() Endpoints {
	return c.Cloud.endpoints(cmp.Or(c.Tenant, "organizations"))
}

func (c *Client) config(redirect string, scopes []string) *oauth2.Config {
	e := c.endpoints()
	return &oauth2.Config{
		ClientID:    c.ID,
		RedirectURL: redirect,
		Scopes:      scopes,
		Endpoint: oauth2.Endpoint{
			AuthURL:       e.Authorize,
			DeviceAuthURL: e.Device,
			TokenURL:      e.Token,
			// A guess at the style would send every question twice.
			AuthStyle: oauth2.AuthStyleInParams,
		},
	}
}

func (c *Client) guard() *guard { return &guard{base: c.base()} }

func (c *Client) base() http.RoundTripper { return cmp.Or(c.Base, http.DefaultTransport) }

// exchange asks the token endpoint for a grant. The secrets among the params
// never come back in an error.
func (c *Client) exchange(ctx context.Context, config *oauth2.Config, params map[string]string) (grant, error) {
	g := c.guard()
	asked := params["claims"]
	params["claims"] = withCapabilities(params["claims"])
	var options []oauth2.AuthCodeOption
	for name, value := range params {
		options = append(options, oauth2.SetAuthURLParam(name, value))
	}
	token, err := config.Exchange(g.within(ctx), params["code"], options...)
	if err != nil {
		err = g.failure(config.Endpoint.TokenURL, err,
			params["code"], params["refresh_token"], params["device_code"], params["code_verifier"])
		return grant{}, c.withConsent(err, config.Scopes)
	}
	if !strings.EqualFold(token.Type(), "Bearer") {
		return grant{}, fmt.Errorf("%w: token type is not Bearer", ErrAnswer)
	}
	idToken, _ := token.Extra("id_token").(string)
	scope, _ := token.Extra("scope").(string)
	return grant{
		token: Token{
			Access: NewSecret(token.AccessToken),
			Expiry: token.Expiry.Round(0), // a sleeping computer stops the monotonic clock
			Scopes: c.granted(scope, config.Scopes),
			early:  min(early, time.Until(token.Expiry)/4),
			claims: asked,
		},
		refresh: NewSecret(token.RefreshToken),
		idToken: NewSecret(idToken),
		now:     c.serverTime(g.date),
	}, nil
}

// serverTime is the time by the server's clock. One that differs much from ours
// is worth a notice: it explains tokens that seem expired.
func (c *Client) serverTime(date time.Time) time.Time {
	now := time.Now()
	if date.IsZero() {
		return now
	}
	if skew := now.Sub(date); skew.Abs() > skewLimit {
		c.notice(&ClockError{skew.Round(time.Second)})
	}
	return date
}

// ClockError says how far this computer's clock is ahead of the server's.
type ClockError struct{ Ahead time.Duration }

func (e *ClockError) Error() string { return fmt.Sprintf("clock is %v ahead of the server's", e.Ahead) }

func (c *Client) notice(err error) {
	if c.Notice != nil {
		c.Notice(err)
	}
}

// granted reads the scopes of an answer, in short form. An answer without any
// grants what was asked for (https://www.rfc-editor.org/rfc/rfc6749#section-5.1).
func (c *Client) granted(answer string, asked []string) []string {
	scopes := strings.Fields(answer)
	if len(scopes) == 0 {
		scopes = slices.Clone(asked)
	}
	root := c.Cloud.graph.String() + "/"
	for i, scope := range scopes {
		scopes[i] = strings.TrimPrefix(scope, root)
	}
	return scopes
}

// scopes are what facet asks for: itself, and more where chosen.
func scopes(more ...string) []string {
	return append([]string{"openid", "profile", "offline_access", ScopeOwn}, more...)
}

// withConsent tells a refusal where an administrator could approve.
func (c *Client) withConsent(err error, asked []string) error {
	if refusal, ok := errors.AsType[*Error](err); ok {
		scope := ScopeOwn
		if slices.Contains(asked, ScopeOthers) {
			scope = ScopeOthers
		}
		refusal.ConsentURL, refusal.ConsentScope = c.AdminConsentURL(c.Tenant, scope), scope
	}
	return err
}

// AdminConsentURL is the page on which an administrator of a tenant approves a
// permission for this application, or "" where the cloud has no such page.
//
// https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
func (c *Client) AdminConsentURL(tenant, scope string) string {
	if c.Cloud.signIn == nil {
		return ""
	}
	if tenant == "" || tenant == "common" || tenant == "consumers" { // no administrator is there to approve anything
		tenant = "organizations"
	}
	page := c.Cloud.signIn.JoinPath(url.PathEscape(tenant), "v2.0", "adminconsent")
	page.RawQuery = url.Values{
		"client_id":    {c.ID},
		"scope":        {c.Cloud.graph.JoinPath(scope).String()},
		"redirect_uri": {"http://localhost"},
	}.Encode()
	return page.String()
}
