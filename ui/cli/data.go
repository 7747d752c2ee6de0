package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"facet/internal/settings"
	"facet/internal/text"
	"facet/profile/draft/templates"
)

// kept is one thing that facet keeps on this computer.
type kept struct{ path, what string }

// everything is all that facet keeps, and where: first what the person writes.
func (c *command) everything() []kept {
	return []kept{
		{settings.FileIn(c.dirs.Config), "settings, which you write"},
		{templates.FolderIn(c.dirs.Config), "templates, which you write"},
		{filepath.Join(c.dirs.State, "accounts.sealed"), "sign-ins, sealed by a key in the keyring"},
		{filepath.Join(c.dirs.State, "accounts.json"), "sign-ins, unencrypted: only if token_cache is file"},
		{filepath.Join(c.dirs.State, "outbox"), "what was sent: who, for whom, when; contents for a day"},
		{filepath.Join(c.dirs.State, "drafts"), "forms that were not sent"},
		{c.photos(), "the photo of before one was set or removed, for a day"},
	}
}

// written is how many of them the person writes, which nothing wipes.
const written = 2

func (c *command) dataCommand() *cobra.Command {
	var wipe bool
	cmd := &cobra.Command{
		Use:   "data",
		Short: "Show what facet keeps on this computer, or wipe it",
		Long:  "data shows every file that facet keeps on this computer. With --wipe it deletes all of it but the settings and the templates: sign-ins, drafts, photos of before and the history.",
		Args:  cobra.NoArgs,
	}
	cmd.Flags().BoolVar(&wipe, "wipe", false, "delete all of it but the settings and the templates")
	cmd.RunE = c.does(func(ctx context.Context, _ []string) error {
		if wipe {
			return c.wipe(ctx)
		}
		for _, k := range c.everything() {
			there := "not there"
			if _, err := os.Stat(k.path); err == nil {
				there = "there"
			}
			fmt.Fprintf(c.Out, "%-9s  %s\n           %s\n", there, text.Line(k.path), k.what)
		}
		aside, err := c.damage(ctx)
		for _, d := range aside {
			fmt.Fprintf(c.Out, "%-9s  %s\n           %s\n", "set aside", text.Line(d.file), d.words)
		}
		return err
	})
	return cmd
}

// wipe deletes everything but what the person writes. A send that nobody knows the end
// of is named first: after this, nobody looks for it any more.
func (c *command) wipe(ctx context.Context) error {
	open, err := c.outbox().Open(ctx)
	if err == nil && len(open) > 0 {
		return invalidf("%s not confirmed yet: facet outbox lists what to settle first", text.Count(len(open), "send is", "sends are"))
	}
	var errs []error
	for _, k := range c.everything()[written:] {
		if _, err := os.Lstat(k.path); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err := os.RemoveAll(k.path); err != nil {
			errs = append(errs, err)
			continue
		}
		fmt.Fprintln(c.Out, "deleted", text.Line(k.path))
	}
	return errors.Join(errs...)
}
