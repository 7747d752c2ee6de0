package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"facet/auth"
	"facet/internal/text"
	"facet/profile/person"
)

func (c *command) loginCommand() *cobra.Command {
	var device bool
	var port int
	cmd := &cobra.Command{
		Use:   "login",
		Short: "Sign in",
		Long: "login signs you in with your browser, and keeps the sign-in for later. The address is printed too: open it by hand where no browser opens. " +
			"Over ssh, give --redirect-port and forward that port.",
		Args: cobra.NoArgs,
	}
	cmd.Flags().BoolVar(&device, "device-code", false, "sign in with a code on another device; many organisations forbid it")
	cmd.Flags().IntVar(&port, "redirect-port", 0, "the PORT on this computer that the browser comes back to; 0 is any")
	cmd.RunE = c.does(func(ctx context.Context, _ []string) error {
		client, err := c.authClient()
		if err != nil {
			return err
		}
		a := &accounts{command: c, client: client, port: port}
		session, err := a.SignIn(ctx, c.expected(ctx, a, device), c.prompt)
		if err != nil {
			return err
		}
		fmt.Fprintf(c.Out, "Signed in as %s.\n", text.Line(session.Account.UserPrincipalName))
		return nil
	})
	return cmd
}

// expected is how to sign in: with --account, as that account if it is known.
func (c *command) expected(ctx context.Context, a *accounts, device bool) person.SignIn {
	how := person.SignIn{DeviceCode: device}
	if known, err := a.Known(ctx); c.settings.Of("account") != "" && err == nil && len(known) == 1 {
		how.Expect = &known[0]
	}
	return how
}

// prompt says on standard error what to do to sign in.
func (c *command) prompt(p person.Prompt) {
	switch {
	case p.Code != "" && p.Trouble == nil:
		fmt.Fprintf(c.Err, "On any device, open %s and type the code %s\nIf the page shows 53003, your organisation forbids this way: use facet login without --device-code.\n",
			text.Line(p.Address), text.Line(p.Code))
	case p.Trouble != nil && p.Code == "":
		fmt.Fprintf(c.Err, "No browser could be opened here. Open the address above in one; over ssh, forward port %s.\n", text.Line(p.Port))
	case p.Code == "":
		fmt.Fprintf(c.Err, "Waiting for your browser. If it did not open, open this address:\n%s\n", text.Line(p.Address))
	}
}

func (c *command) logoutCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "logout",
		Short: "Forget a sign-in on this computer",
		Long:  "logout forgets the sign-in of --account, or the only one there is. The browser's own sign-in stays.",
		Args:  cobra.NoArgs,
		RunE: c.does(func(ctx context.Context, _ []string) error {
			a, account, err := c.signedIn(ctx)
			if err != nil {
				return err
			}
			if err := a.SignOut(ctx, account); err != nil {
				return err
			}
			fmt.Fprintf(c.Out, "Signed out %s.\n", text.Line(account.UserPrincipalName))
			return nil
		}),
	}
}

// signedIn is the account to work with: the one of --account, or the only one.
func (c *command) signedIn(ctx context.Context) (*accounts, person.Account, error) {
	if c.settings.Of("client_id") == "" {
		return nil, person.Account{}, errNotSignedIn
	}
	client, err := c.authClient()
	if err != nil {
		return nil, person.Account{}, err
	}
	a := &accounts{command: c, client: client}
	known, err := a.Known(ctx)
	switch {
	case err != nil:
		return nil, person.Account{}, err
	case len(known) == 0 && c.settings.Of("account") != "":
		said := c.settings.Said("account")
		return nil, person.Account{}, &exit{statusNotSignedIn, fmt.Errorf("%s says the account %s, which is not signed in. Run facet login, or choose another one", said.Place(), said.Value)}
	case len(known) == 0:
		return nil, person.Account{}, &exit{statusNotSignedIn, errors.New("you are not signed in. Run facet login, or add --sandbox to try facet without it")}
	case len(known) > 1:
		var names []string
		for _, one := range known {
			names = append(names, one.UserPrincipalName)
		}
		return nil, person.Account{}, invalidf("several accounts are signed in: choose one with --account: %s", strings.Join(names, ", "))
	}
	return a, known[0], nil
}

func (c *command) whoamiCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "whoami",
		Short: "Show who is signed in, and what they may do",
		Args:  cobra.NoArgs,
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	cmd.RunE = c.does(func(ctx context.Context, _ []string) error {
		if c.hasToken() {
			return c.tellBearer(ctx, asJSON)
		}
		a, account, err := c.signedIn(ctx)
		if err != nil {
			return err
		}
		found, err := a.find(ctx, account)
		if err != nil {
			return err
		}
		session, err := a.auth().Session(found)
		if err != nil {
			return explaining(err)
		}
		identity, err := session.Identity(ctx)
		if err != nil {
			return explaining(err)
		}
		return c.tell(identityOf(a.auth(), identity), asJSON)
	})
	return cmd
}

// identity is who is signed in, as facet whoami tells it.
type identity struct {
	Person      string   `json:"person"`
	Name        string   `json:"name,omitempty"`
	ObjectID    string   `json:"objectId"`
	Tenant      string   `json:"tenant"`
	Cloud       string   `json:"cloud"`
	Application string   `json:"application"`
	Scopes      []string `json:"scopes"`
	Expires     string   `json:"expires,omitempty"`
	TokenCache  string   `json:"tokenCache"`
	Place       string   `json:"place,omitempty"`
}

func identityOf(client *auth.Client, i auth.Identity) identity {
	return identity{
		Person: i.Account.Username, Name: i.Account.Name, ObjectID: i.Account.Object, Tenant: i.Account.Key.Tenant,
		Cloud: client.Cloud.Name(), Application: client.ID, Scopes: i.Scopes, Expires: until(i.Expiry),
		TokenCache: string(i.Mode), Place: i.Place,
	}
}

// facts are the identity for people.
func (i identity) facts() []person.Fact {
	kept := map[string]string{
		"keyring": "a sealed file; its key is in the system's keyring", "memory": "in memory, until facet ends",
		"file": "an UNENCRYPTED file, readable by you", tokenVariable: "by whoever set " + tokenVariable,
	}[i.TokenCache]
	return []person.Fact{
		person.NewFact("Person", i.Person), person.NewFact("Name", i.Name), person.NewFact("Object id", i.ObjectID),
		person.NewFact("Organisation", i.Tenant), person.NewFact("Cloud", i.Cloud), person.NewFact("Application", i.Application),
		person.NewFact("Permissions", strings.Join(i.Scopes, ", ")), person.NewFact("Access until", i.Expires),
		person.NewFact("Kept", kept), person.NewFact("Place", cmp.Or(i.Place, "–")),
	}
}

// tell prints the identity.
func (c *command) tell(i identity, asJSON bool) error {
	if asJSON {
		raw, err := json.Marshal(i)
		if err != nil {
			return err
		}
		return c.print(raw)
	}
	for _, f := range i.facts() {
		fmt.Fprintf(c.Out, "%-14s %s\n", f.Title, f.Value)
	}
	return nil
}
