package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"facet/internal/settings"
	"facet/internal/text"
)

func (c *command) configCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show every setting and where its value came from, or change one",
		Long: "config shows every setting, where its value came from, and which an administrator has locked. " +
			"Each can be given as a flag (--client-id for client_id), as an environment variable (FACET_CLIENT_ID), in your settings file, which is TOML, " +
			"and for everybody at this computer in a machine-wide file or policy; what comes first here wins.\n\n" +
			"A list locked = [\"tenant\", \"token_cache\"] in the machine-wide file keeps these as they are there.",
		Example: "  facet config\n  facet config set theme dark",
		Args:    cobra.NoArgs,
		RunE:    c.does(func(context.Context, []string) error { return c.listSettings() }),
	}
	cmd.AddCommand(
		&cobra.Command{
			Use: "get NAME", Short: "Print the value of one setting", Args: cobra.ExactArgs(1), ValidArgsFunction: settingNames,
			RunE: c.does(func(_ context.Context, args []string) error {
				at, err := c.settingNamed(args[0])
				if err == nil {
					fmt.Fprintln(c.Out, text.Line(c.settings[at].Value))
				}
				return err
			}),
		},
		&cobra.Command{
			Use: "set NAME VALUE", Short: "Write a setting into your settings file", Args: cobra.ExactArgs(2), ValidArgsFunction: settingNames,
			RunE: c.does(func(_ context.Context, args []string) error { return c.setSetting(args[0], args[1]) }),
		},
		&cobra.Command{
			Use: "unset NAME", Short: "Take a setting out of your settings file", Args: cobra.ExactArgs(1), ValidArgsFunction: settingNames,
			RunE: c.does(func(_ context.Context, args []string) error { return c.unsetSetting(args[0]) }),
		},
	)
	return cmd
}

// settingNames completes the name of a setting.
func settingNames(_ *cobra.Command, args []string, _ string) (names []string, _ cobra.ShellCompDirective) {
	if len(args) == 0 {
		for _, s := range declared() {
			names = append(names, s.Name+"\t"+s.Help)
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// listSettings prints the files, and every setting with its origin.
func (c *command) listSettings() error {
	fmt.Fprintf(c.Out, "# settings file: %s%s\n", text.Line(c.ownFile()), missing(c.ownFile()))
	if c.machine != "" {
		file := settings.FileIn(c.machine)
		fmt.Fprintf(c.Out, "# for everybody at this computer: %s%s\n", text.Line(file), missing(file))
	}
	for _, v := range c.settings {
		origin := v.Origin
		if v.Locked != "" {
			origin += ", locked by " + v.Locked
		}
		fmt.Fprintf(c.Out, "%-22s %-40q %s\n", v.Name, v.Value, text.Line(origin))
	}
	return nil
}

// ownFile is the person's own settings file.
func (c *command) ownFile() string { return settings.FileIn(c.dirs.Config) }

func missing(path string) string {
	if _, err := os.Stat(path); err != nil {
		return " (not there yet)"
	}
	return ""
}

// settingNamed is where the setting of a name is.
func (c *command) settingNamed(name string) (int, error) {
	at := slices.IndexFunc(c.settings, func(v settings.Value) bool { return v.Name == name })
	if at < 0 {
		return 0, invalidf("there is no setting %s: did you mean %s? facet config lists them", name, settings.Nearest(name, declared()))
	}
	return at, nil
}

// setSetting writes a setting that may be given, and says what wins over it.
func (c *command) setSetting(name, value string) error {
	at, err := c.settingNamed(name)
	if err != nil {
		return err
	}
	now := c.settings[at]
	if err := now.Check(value); err != nil {
		return invalidf("%w", err)
	}
	if now.Locked != "" && value != now.Value {
		return invalidf("%w", &settings.LockedError{Name: name, Origin: c.ownFile(), Place: now.Locked})
	}
	if err := settings.Put(c.ownFile(), name, value); err != nil {
		return err
	}
	c.outdone(now)
	return nil
}

// unsetSetting takes a setting out of the person's own file.
func (c *command) unsetSetting(name string) error {
	at, err := c.settingNamed(name)
	if err != nil {
		return err
	}
	was, err := settings.Remove(c.ownFile(), name)
	if err != nil {
		return err
	}
	if !was {
		fmt.Fprintf(c.Err, "facet: %s isn't set in %s.\n", name, text.Line(c.ownFile()))
	}
	c.outdone(c.settings[at])
	return nil
}

// outdone says that a place which is stronger than the file gives a setting.
func (c *command) outdone(now settings.Value) {
	if now.Given() {
		c.notice(errors.New(now.Place() + " gives " + now.Name + " as well, and wins over the settings file."))
	}
}
