package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"
	"syscall"

	"github.com/spf13/cobra"

	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
)

func (c *command) undoCommand() *cobra.Command {
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "undo [ID… | REPORT]",
		Short: "Take back what was sent: one send, several, or a whole list",
		Long: "undo takes back what was created, and within a day what was changed or deleted, as long as nobody has changed it since: then it is left alone. " +
			"An entry that is put back has a new id.\n\n" +
			"REPORT is what facet fill wrote: all that it says was sent is taken back, and LIST.undo.csv says what became of each; --confirm takes the number of people then.\n\n" +
			"ID is that of a send, or eight or more characters of its end: facet history has them, and each command that sends names its own. " +
			"On a terminal, undo alone lists what can be taken back, and asks.\n\n" +
			"Exit status: 0 taken back, 2 there is nothing to take back, 3 refused by Graph, 4 not signed in, 5 sent but not confirmed, 6 changed since and left alone, 1 anything else.",
		Example: "  facet undo courses.csv.report.csv --dry-run\n  facet undo 638e7610\n  facet undo 638e7610 9a01c3d2",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && !c.canAsk() {
				return errors.New("undo takes the ID of a send: facet history lists them")
			}
			return nil
		},
	}
	c.connection(cmd)
	c.confirming(cmd)
	out := c.outputs(cmd, asLines)
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "say what would be taken back, and send nothing")
	cmd.RunE = c.does(func(ctx context.Context, args []string) error {
		if err := out.check(); err != nil {
			return err
		}
		ctx, stop := c.signals(ctx, syscall.SIGHUP, syscall.SIGTERM)
		defer stop()
		return stoppedBy(ctx, c.undoAll(ctx, args, dryRun, out))
	})
	return cmd
}

// undoAll takes sends back, the latest first, and with each what was sent together
// with it.
func (c *command) undoAll(ctx context.Context, ids []string, dry bool, out *output) (err error) {
	if len(ids) == 0 {
		if ids, err = c.pickUndo(ctx); err != nil || len(ids) == 0 {
			return err
		}
	}
	if isReport(ids) {
		return c.undoReport(ctx, ids[0], dry, out)
	}
	entries, err := c.undone(ctx, ids)
	if err != nil {
		return err
	}
	s, err := c.sessionOf(ctx, entries[0], c.confirmed)
	if err != nil {
		return err
	}
	all, err := send.Undoing(s, entries)
	switch {
	case err != nil:
		return invalidf("nothing was sent: %w", err)
	case dry:
		return c.printUndo(all)
	case len(all.Plans) == 1:
		return c.undoOne(ctx, s, all.Plans[0], out)
	}
	done, stopped := all.Prepare()(ctx, c.tellProgress())
	var errs []error
	for i, outcome := range done.Outcomes {
		if outcome.Err != nil {
			c.talk("“%s” was not undone: %s", done.Plans[i].Label, explainOutcome(outcome))
			errs = append(errs, outcome.Err)
		}
	}
	c.talk("took back %s", text.Count(done.Count(send.Sent), "send", "sends"))
	return endOf(done, stopped, errs)
}

// together are the sends that were made together with one, and it among them.
func (c *command) together(ctx context.Context, e outbox.Entry) ([]outbox.Entry, error) {
	if e.Batch == "" {
		return []outbox.Entry{e}, nil
	}
	all, err := c.outbox().Find(ctx, outbox.Query{Batches: []string{e.Batch}})
	return send.Together(all)[e.Batch], err
}

// printUndo prints the requests that would be sent.
func (c *command) printUndo(all send.Several) error {
	for _, plan := range all.Plans {
		c.talk("%s: “%s”", plan.Title, plan.Label)
		if err := c.printPlan(plan); err != nil {
			return err
		}
	}
	return nil
}

// undone are the sends that the ids name, the latest first. All are of one profile.
func (c *command) undone(ctx context.Context, ids []string) ([]outbox.Entry, error) {
	var entries []outbox.Entry
	for _, id := range ids {
		e, unknown := c.sendOf(ctx, id)
		if err := cmp.Or(unknown, e.CanUndo()); err != nil {
			return nil, invalidf("%s: nothing was sent: %w", id, err)
		}
		if len(entries) > 0 && entries[0].Person.ID != e.Person.ID {
			return nil, invalidf("these are sends to %s and to %s: take back one person's at a time. Nothing was sent",
				entries[0].Person.UserPrincipalName, e.Person.UserPrincipalName)
		}
		together, err := c.together(ctx, e)
		if err != nil {
			return nil, err
		}
		entries = append(entries, together...)
	}
	sort.SliceStable(entries, func(a, b int) bool { return entries[a].Begun.After(entries[b].Begun) })
	return slices.CompactFunc(entries, func(a, b outbox.Entry) bool { return a.ID == b.ID }), nil
}

// undoOne takes one send back, and prints the entry as it is then.
func (c *command) undoOne(ctx context.Context, s *person.Session, undo send.Plan, out *output) error {
	sent, err := undo.Send(ctx, c.tellProgress())
	if err != nil {
		return because(s, err)
	}
	c.unrecorded(sent.Unrecorded)
	c.talk("took back “%s”: %s.%s", undo.Label, undo.Did(), c.undoable(s, sent.Entry))
	now := sent.Answer.Object
	if now == nil {
		now = undo.ReadBack(ctx, sent).Object
	}
	if now == nil {
		return nil
	}
	return out.entry(s, undo.Kind(), now)
}

// undoable says how a send is taken back; nothing where that can't be.
func (c *command) undoable(s *person.Session, e outbox.Entry) string {
	if s.Sandbox || e.CanUndo() != nil { // which keeps nothing
		return ""
	}
	return " facet undo " + shortSend(e) + " takes it back."
}

// shortSend is as much of a send's id as names it: its end, since all of a minute
// begin alike.
func shortSend(e outbox.Entry) string { return e.ID[max(0, len(e.ID)-person.ShortID):] }

// unrecorded says that what was done could not be written down.
func (c *command) unrecorded(err error) {
	if err != nil {
		c.notice(fmt.Errorf("it was done, but that could not be written down: %w", err))
	}
}
