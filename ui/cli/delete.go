package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"facet/forms"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
)

func (c *command) deleteCommand() *cobra.Command {
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "delete KIND ID",
		Short: "Delete one entry; prints what it was",
		Long: "delete shows an entry, asks, deletes it, and prints it as it was: facet create takes that again, and facet undo puts it back within a day.\n\n" +
			"ID is Graph's, or eight or more characters of its beginning that no other entry has. A script gives the whole id with --confirm, which says of whose profile it is, too.\n\n" +
			"Exit status: 0 deleted, 2 not confirmed or no such entry, 3 refused by Graph, 4 not signed in, 5 sent but not confirmed, 1 anything else.",
		Example: "  facet delete skill 46a57efc\n  facet delete skill 46a57efc --confirm 46a57efc-1fd9-41dc-9f3c-4f0e5f1f1b07",
		Args:    kindAndID,
	}
	c.connection(cmd)
	out := c.outputs(cmd)
	cmd.Flags().Func("confirm", "the whole ID of the entry; a script has to give it", filled(&c.confirm, "give the whole id of the entry"))
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "print what would be sent instead of sending it")
	cmd.RunE = c.does(func(ctx context.Context, args []string) error {
		if err := out.check(); err != nil {
			return err
		}
		kind, err := c.listedKind(args[0])
		switch {
		case err != nil:
			return err
		case kind.Fixed:
			return invalidf("nothing of the directory can be deleted: empty a member with facet update directory --set MEMBER=%s", cleared)
		}
		return c.delete(ctx, kind, strings.Join(args[1:], ""), dryRun, out)
	})
	return cmd
}

// delete deletes one entry, once it is certain that it is the one that is meant.
func (c *command) delete(ctx context.Context, kind forms.Kind, id string, dry bool, out *output) error {
	s, err := c.identified(ctx)
	if err != nil {
		return err
	}
	list := s.List(ctx, kind)
	if list.Err != nil {
		return list.Err
	}
	o, err := person.ByID(kind, id, list.Objects)
	if err != nil {
		return nothingSent(err)
	}
	if why := o.Locked(); why != "" {
		return invalidf("%s Nothing was sent", why)
	}
	plan := send.Removal(s, kind, o.Raw)
	if dry {
		return c.printPlan(plan)
	}
	if err := c.meansEntry(ctx, s, o); err != nil {
		return err
	}
	sent, err := plan.Send(ctx, c.tellProgress())
	if err != nil {
		return because(s, err)
	}
	c.unrecorded(sent.Unrecorded)
	words := ""
	if undo := c.undoable(s, sent.Entry); undo != "" && plan.CanPutBack() {
		words = strings.Replace(undo, "takes it back.", "puts it back until "+sent.Entry.Ended.Add(lately).Local().Format("Mon 15:04")+".", 1)
	}
	c.talk("deleted “%s”.%s", plan.Label, words)
	return out.entry(s, kind, o.Raw)
}

// meansEntry makes sure that an entry is the one that is to be deleted: by its whole
// id, or by somebody who has seen it.
func (c *command) meansEntry(ctx context.Context, s *person.Session, o person.Object) error {
	id := string(o.Form.Facet().ID)
	switch {
	case strings.EqualFold(c.confirm, id):
		return nil
	case c.confirm != "":
		return invalidf("this is the entry %s, and --confirm says %s: nothing was sent", id, c.confirm)
	case !c.canAsk():
		return invalidf("an entry of %s would be deleted: %s. Nobody is here to be asked: add --confirm %s. Nothing was sent",
			s.User.UserPrincipalName, entryWords(o), id)
	case s.Unnamed():
		fmt.Fprintln(c.Err, text.Line(entryWords(o)+". Deleting it:"))
		return c.confirmPerson(ctx, s)
	}
	if yes, err := c.agrees(ctx, entryWords(o)+". Delete it?"); err != nil || !yes {
		return invalidf("nothing was sent")
	}
	return nil
}

// entryWords say what an entry is, and who sees it.
func entryWords(o person.Object) string {
	return fmt.Sprintf("%s “%s”, seen by %s", o.Kind.Called(), o.Name(), forms.AudienceBrief(o.Audience(), true))
}
