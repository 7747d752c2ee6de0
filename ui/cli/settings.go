package cli

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"facet/auth"
	"facet/forms"
	"facet/internal/settings"
	"facet/internal/state"
	"facet/internal/text"
)

// declared are all settings of facet.
func declared() []settings.Setting {
	all := []settings.Setting{
		{Name: "client_id", Help: "the application (client) id of the app registration to sign in with"},
		{Name: "tenant", Help: "the organisation to sign in to: an id, a domain, or organizations", Default: "organizations"},
		{Name: "cloud", Help: "the Microsoft cloud", Default: "global", Values: auth.CloudNames()},
		{Name: "account", Help: "the account to use, by its sign-in name, where several are signed in"},
		{Name: "graph", Help: "another Graph root, as a URL with or without /beta"},
		{Name: "authorize_url", Help: "another sign-in service: its authorization endpoint"},
		{Name: "token_url", Help: "another sign-in service: its token endpoint"},
		{Name: "device_url", Help: "another sign-in service: its device authorization endpoint"},
		{Name: "issuer", Help: "another sign-in service: the issuer of its id tokens, if that is another host"},
		{Name: "token_cache", Help: "where the sign-in is kept: sealed by the keyring, in memory, or in an unencrypted file",
			Default: "keyring", Values: []string{"keyring", "memory", "file"}},
		{Name: "ca_file", Help: "a PEM file of certificates to trust besides the system's"},
		{Name: "theme", Help: "colours for a light or a dark terminal", Default: "auto", Values: []string{"auto", "light", "dark"}},
		{Name: "debug", Help: "for who works on facet: a file to write down the editor's messages into, by type, no values"},
	}
	for _, kind := range forms.Kinds() {
		all = append(all, settings.Setting{
			Name: "paths." + kind.Name, Help: "the address of " + kind.Title + " below the person", Default: kind.Path,
		})
	}
	return all
}

// flags gives the program a flag for each setting; those that few people need
// are left out of the help.
func flags(cmd *cobra.Command) {
	shown := map[string]bool{"client_id": true, "tenant": true, "cloud": true, "account": true, "graph": true, "token_cache": true, "theme": true}
	for _, s := range declared() {
		cmd.PersistentFlags().String(s.Flag(), s.Default, s.Help)
		if !shown[s.Name] {
			_ = cmd.PersistentFlags().MarkHidden(s.Flag())
		}
	}
}

// load gathers the settings once the command line is read.
func (c *command) load(given *pflag.FlagSet) error {
	dirs, err := state.Locate()
	if err != nil {
		return fmt.Errorf("the folders for settings can't be found: %w", err)
	}
	c.dirs = dirs
	c.settings, err = settings.Load(declared(), settings.Sources{
		File: settings.FileIn(dirs.Config),
		Env:  c.LookupEnv,
		Flag: func(name string) (string, bool) {
			f := given.Lookup(name)
			return f.Value.String(), f.Changed
		},
		Note: func(words string) { c.notice(errors.New(words)) },
	})
	if err != nil {
		return invalidf("%w", err)
	}
	c.settings.Yield("cloud", "graph", "authorize_url", "token_url", "device_url", "issuer")
	return nil
}

// kinds are the facet types, each at the address that the settings give it.
func (c *command) kinds() []forms.Kind {
	kinds := forms.Kinds()
	for i := range kinds {
		kinds[i].Path = c.settings.Of("paths." + kinds[i].Name)
	}
	return kinds
}

// allKinds are the facet types, and what stands beside them and can't be created.
func (c *command) allKinds() []forms.Kind { return append(c.kinds(), forms.Directory()) }

// envOf reads a variable that may be missing.
func (s Streams) envOf(name string) string {
	value, _ := s.LookupEnv(name)
	return value
}

func (c *command) configCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "config",
		Short: "Show every setting, and where its value came from",
		Long: "config shows every setting and where its value came from. Each can be given in the settings file, which is TOML, " +
			"as an environment variable (FACET_CLIENT_ID for client_id), and as a flag (--client-id); the flag wins over the variable, that over the file.",
		Args: cobra.NoArgs,
		RunE: c.does(func(_ context.Context, _ []string) error {
			fmt.Fprintf(c.Out, "# settings file: %s%s\n", text.Line(settings.FileIn(c.dirs.Config)), missing(settings.FileIn(c.dirs.Config)))
			for _, v := range c.settings {
				fmt.Fprintf(c.Out, "%-22s %-40q %s\n", v.Name, v.Value, text.Line(v.Origin))
			}
			return nil
		}),
	}
}

func missing(path string) string {
	if _, err := os.Stat(path); err != nil {
		return " (not there yet)"
	}
	return ""
}
