package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"facet/internal/state"
	"facet/internal/text"
	"facet/profile/draft"
	"facet/profile/draft/store"
	"facet/profile/person"
)

func (c *command) draftsCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "drafts",
		Short: "List the forms that were not sent",
		Long: "drafts lists the forms that were filled in and not sent. The editor picks one up again: press ctrl+p on the profile of the person that it is for, and type drafts.\n\n" +
			"A form that was filled in with a ready token, before Graph had said whose it is, is there again with the same token. " +
			"With another token, or signed in, claim makes it one of your own profile, or of that of --user.",
		Args: cobra.NoArgs,
		RunE: c.does(c.listDrafts),
	}
	claim := &cobra.Command{
		Use: "claim ID", Short: "Make a form yours that nobody knows the person of",
		Args: cobra.ExactArgs(1), RunE: c.does(c.claim),
	}
	c.connection(claim)
	root.AddCommand(claim)
	return root
}

// draftStore is where all of facet's processes keep drafts.
func draftStore(dirs state.Dirs) *store.Folder {
	return &store.Folder{Dir: filepath.Join(dirs.State, "drafts"), FS: state.Disk}
}

// unsent are the heads of the drafts that were not sent.
func (c *command) unsent(ctx context.Context) ([]store.Head, error) {
	all, notices, err := draftStore(c.dirs).All()
	for _, n := range notices {
		if n.Aside == "" && !errors.Is(n, store.ErrNewer) { // the others are said once
			c.notice(n)
		}
	}
	var unsent []store.Head
	for _, d := range all {
		if sent, err := c.outbox().Latest(ctx, d.SendKey()); err != nil || !sent.Took(d.Updated) {
			unsent = append(unsent, d)
		}
	}
	return unsent, err
}

func (c *command) listDrafts(ctx context.Context, _ []string) error {
	all, err := c.unsent(ctx)
	if len(all) == 0 && err == nil {
		fmt.Fprintln(c.Err, "facet: there are none.")
	}
	if slices.ContainsFunc(all, func(d store.Head) bool { return !d.Known() }) {
		fmt.Fprintln(c.Err, "facet: with the same token, the editor has these again. With another one, facet drafts claim ID makes one yours.")
	}
	for _, d := range all {
		person := d.PersonName
		if !d.Known() {
			person = "whoever the token is for (" + d.ID + ")"
		}
		fmt.Fprintln(c.Out, text.Line(fmt.Sprintf("%s  %s  for %s  %s", text.Ago(d.Updated, time.Now()), d.Kind, person, d.Label)))
	}
	return err
}

// claim gives a draft that is known by a token only to whoever is signed in
// now, because they say that it is theirs.
func (c *command) claim(ctx context.Context, args []string) error {
	s, err := c.identified(ctx)
	if err != nil {
		return err
	}
	all, err := c.unsent(ctx)
	if err != nil {
		return err
	}
	owner, _ := draft.Owners(s)
	for _, d := range all {
		if d.ID == args[0] && claimable(d, s) {
			return draftStore(c.dirs).Claim(d, owner, s.User.UserPrincipalName)
		}
	}
	return invalidf("there is no draft %q to claim for this profile: facet drafts lists those that nobody knows the person of, with their ids", args[0])
}

// claimable reports whether nobody knows whose draft it is, and it can be for
// the profile of the session.
func claimable(d store.Head, s *person.Session) bool {
	return !d.Known() && d.Cloud == s.Client.BaseURL && (d.Person == s.User.ID || d.Person == d.Account && s.Person.IsMe())
}
