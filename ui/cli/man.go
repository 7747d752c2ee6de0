package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	mcobra "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"

	"facet/internal/pattern"
)

// manCommand prints the manual page, or writes one of each command into a folder.
func (c *command) manCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:    "man [DIR]",
		Short:  "Print the manual page, or write one for each command into DIR",
		Args:   cobra.MaximumNArgs(1),
		Hidden: true,
		RunE: c.does(func(_ context.Context, args []string) error {
			page, err := manPage(root)
			if err != nil {
				return err
			}
			if len(args) == 0 {
				_, err := fmt.Fprintln(c.Out, page)
				return err
			}
			return writePages(root, args[0])
		}),
	}
}

// heading is the first line of a page, with the day on which it was made.
var heading = pattern.New(`(?m)^\.TH .*$`)

// manPage is the manual page of a command. It says the version instead of the day on
// which somebody asked, so that two are the same.
func manPage(cmd *cobra.Command) (string, error) {
	page, err := mcobra.NewManPage(1, cmd)
	if err != nil {
		return "", err
	}
	name := strings.ReplaceAll(cmd.CommandPath(), " ", "-")
	title := fmt.Sprintf(".TH %s 1 %q %q", strings.ToUpper(name), version(), "facet")
	return heading().ReplaceAllLiteralString(page.Build(roff.NewDocument()), title), nil
}

// writePages writes the pages of a command and of all below it that are shown.
func writePages(cmd *cobra.Command, dir string) error {
	page, err := manPage(cmd)
	if err != nil {
		return err
	}
	name := strings.ReplaceAll(cmd.CommandPath(), " ", "-") + ".1"
	if err := os.WriteFile(filepath.Join(dir, name), []byte(page), 0o644); err != nil {
		return invalidf("%w", err)
	}
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() && sub.Name() != "help" {
			if err := writePages(sub, dir); err != nil {
				return err
			}
		}
	}
	return nil
}
