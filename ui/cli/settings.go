package cli

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"facet/auth"
	"facet/forms"
	"facet/internal/audit"
	"facet/internal/settings"
	"facet/internal/state"
	"facet/profile/export"
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
		{Name: "proxy", Help: "the way out of this network: system, none, or an address such as http://host:port", Default: proxyOfSystem},
		{Name: "ca_file", Help: "a PEM file of certificates to trust besides the system's"},
		{Name: "parallel", Help: "how many people fill and export see to at a time, 1 to 16", Default: fmt.Sprint(export.Parallel), Values: upTo16()},
		{Name: "audit", Help: "a log of what is sent, without values: off, system (syslog, or the event log of Windows), or a file", Default: audit.Off},
		{Name: "theme", Help: "colours for a light or a dark terminal", Default: "auto", Values: []string{"auto", "light", "dark"}},
		{Name: "signs", Help: "signs of Unicode, or plain ones for a terminal without them", Default: "auto", Values: []string{"auto", "unicode", "ascii"}},
		{Name: "mouse", Help: "whether facet has the mouse: click and wheel; off leaves it to the terminal", Default: "on", Values: []string{"on", "off"}},
		{Name: "debug", Help: "for who works on facet: a file to write down the editor's messages into, by type, no values"},
	}
	for _, kind := range forms.Kinds() {
		all = append(all, settings.Setting{
			Name: "paths." + kind.Name, Help: "the address of " + kind.Title + " below the person", Default: kind.Path,
		})
	}
	return all
}

func upTo16() (values []string) {
	for n := range 16 {
		values = append(values, fmt.Sprint(n+1))
	}
	return values
}

// parallelFlag gives a command the flag of a setting that it shows in its help.
func parallelFlag(cmd *cobra.Command, help string) {
	cmd.Flags().Int("parallel", export.Parallel, help)
}

// parallel is how many people are seen to at a time.
func (c *command) parallel() int {
	n, _ := strconv.Atoi(c.settings.Of("parallel")) // settings know which values there are
	return n
}

// flags gives the program a flag for each setting; those that few people need
// are left out of the help.
func flags(cmd *cobra.Command) {
	shown := map[string]bool{"client_id": true, "tenant": true, "cloud": true, "account": true, "graph": true, "token_cache": true, "theme": true, "mouse": true}
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
	c.machine = c.machineFolder()
	c.settings, err = settings.Load(declared(), settings.Sources{
		Machine: machineFile(c.machine),
		Policy:  settings.MachinePolicy,
		File:    c.ownFile(),
		Env:     c.LookupEnv,
		Flag: func(name string) (string, bool) {
			f := given.Lookup(name)
			return f.Value.String(), f.Changed
		},
		Note: func(words string) { c.notice(errors.New(words)) },
	})
	if err != nil {
		return invalidf("%w", err)
	}
	if err := c.settings.Yield("cloud", "graph", "authorize_url", "token_url", "device_url", "issuer"); err != nil {
		return invalidf("%w", err)
	}
	c.unknownVariables()
	return nil
}

// machineFolder is the folder with what an administrator gives everybody at this
// computer; empty: there is none to trust, which is said.
func (c *command) machineFolder() string {
	if c.Machine != "" {
		return c.Machine
	}
	dir, err := state.Machine()
	if err != nil {
		c.notice(err)
		return ""
	}
	return dir
}

// machineFile is the settings file in the folder of everybody.
func machineFile(folder string) string {
	if folder == "" {
		return ""
	}
	return settings.FileIn(folder)
}

// otherVariables are the environment variables that are no settings.
var otherVariables = []string{tokenVariable, state.Home}

// unknownVariables says which variables look like facet's and are none.
func (c *command) unknownVariables() {
	unknown := settings.UnknownVariables(c.Environment, declared(), otherVariables...)
	for _, name := range slices.Sorted(maps.Keys(unknown)) {
		c.notice(fmt.Errorf("the environment variable %s is none of facet's, and does nothing: did you mean %s?", name, unknown[name]))
	}
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
