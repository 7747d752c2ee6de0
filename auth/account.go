package auth

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sort"
)

// Key tells accounts apart: a person is another account in another cloud, in
// another tenant and with another application.
type Key struct {
	Cloud  string `json:"cloud"`
	Tenant string `json:"tenant"` // tid
	Object string `json:"object"` // oid: the person's object id in Graph
	Client string `json:"client"`
}

// Account is somebody who signed in. Its names are the service's words: make
// them safe for the terminal before showing them.
type Account struct {
	Key
	Username string   `json:"username"` // a name to show and to hint with, never an identity
	Name     string   `json:"name,omitempty"`
	Scopes   []string `json:"scopes,omitempty"` // granted with the latest token
}

// OtherAccountError says that somebody else came back from the browser. Got is
// signed in as an account of their own; Want is as it was.
type OtherAccountError struct{ Want, Got Account }

func (e *OtherAccountError) Error() string {
	return fmt.Sprintf("signed in as %s, not as %s", e.Got.Username, e.Want.Username)
}

// Accounts are those signed in with this application in this cloud, in the
// order of their names.
func (c *Client) Accounts(ctx context.Context) ([]Account, error) {
	var accounts []Account
	err := c.Cache.view(ctx, func(records []record) {
		for _, r := range records {
			if r.Cloud == c.Cloud.id() && r.Client == c.ID {
				accounts = append(accounts, r.Account)
			}
		}
	})
	if err != nil {
		return nil, fmt.Errorf("list the accounts: %w", err)
	}
	sort.SliceStable(accounts, func(i, j int) bool {
		a, b := &accounts[i], &accounts[j]
		return cmp.Or(cmp.Compare(a.Username, b.Username), cmp.Compare(a.Tenant, b.Tenant)) < 0
	})
	return accounts, nil
}

// SignOut forgets an account's refresh token, here and for other processes
// that share the cache. The browser's own session stays.
func (c *Client) SignOut(ctx context.Context, account Account) error {
	err := c.Cache.update(ctx, func(records []record) ([]record, error) {
		return slices.DeleteFunc(records, func(r record) bool { return r.Key == account.Key }), nil
	})
	if err != nil {
		return fmt.Errorf("sign %s out: %w", account.Username, err)
	}
	return nil
}

// enter keeps the account of a fresh sign-in and opens its session.
func (c *Client) enter(ctx context.Context, g grant, nonce string) (*Session, error) {
	account, err := c.identify(g, nonce)
	if err != nil {
		return nil, err
	}
	err = c.Cache.update(ctx, func(records []record) ([]record, error) {
		return put(records, record{account, g.refresh}), nil
	})
	if err != nil {
		return nil, fmt.Errorf("keep the account: %w", err)
	}
	session := newSession(c, account)
	session.token = g.token
	return session, nil
}
