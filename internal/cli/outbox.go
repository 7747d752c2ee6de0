package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/editing"
	"facet/internal/text"
)

// tellProgress says on standard error what a send waits for.
func (c *command) tellProgress(step outbox.Progress) {
	if step.Until.IsZero() {
		return
	}
	fmt.Fprintf(c.Err, "facet: %s (until %s; ctrl+c stops)\n", editing.Doing(step), step.Until.Local().Format(time.TimeOnly))
}

func (c *command) outboxCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "outbox",
		Short: "Show and settle sends that nobody knows the end of",
		Long: "outbox lists the sends of which it isn't known whether Graph did them, and settles them: " +
			"check looks again, again sends once more, confirm says which object it was, discard lets one rest. " +
			"undo takes back one that was done; facet history has the ids. " +
			"Nothing is ever sent again without being told to.",
		Args: cobra.NoArgs,
		RunE: c.does(func(ctx context.Context, _ []string) error {
			open, err := c.outbox().Open(ctx)
			return c.printEntries(open, err)
		}),
	}
	again := c.settling("again ID", "Send it once more, unless another look finds it", 1, func(ctx context.Context, a []string) error {
		return c.resume(ctx, c.confirmed, a[0], (*outbox.Outbox).Again)
	})
	c.confirming(again)
	undo := c.settling("undo ID", "Take back what was created, and within a day what was changed or deleted", 1, func(ctx context.Context, a []string) error {
		return c.undo(ctx, a[0])
	})
	c.confirming(undo)
	root.AddCommand(
		c.settling("check ID", "Look again whether it was done", 1, func(ctx context.Context, a []string) error {
			return c.resume(ctx, c.identified, a[0], (*outbox.Outbox).Check)
		}),
		again,
		undo,
		c.settling("confirm ID OBJECT", "Say which object it made", 2, func(ctx context.Context, a []string) error { return c.outbox().Confirm(ctx, a[0], graph.ID(a[1])) }),
		c.settling("discard ID", "Let it rest; nothing is deleted", 1, func(ctx context.Context, a []string) error { return c.outbox().Discard(ctx, a[0]) }),
	)
	return root
}

func (c *command) settling(use, short string, arguments int, run func(context.Context, []string) error) *cobra.Command {
	cmd := &cobra.Command{Use: use, Short: short, Args: cobra.ExactArgs(arguments), RunE: c.does(run)}
	c.connection(cmd)
	return cmd
}

// outbox is the one that all commands share.
func (c *command) outbox() *outbox.Outbox { return newOutbox(c.dirs) }

// settle looks for a send again, or sends it again.
type settle func(*outbox.Outbox, context.Context, outbox.Target, string, func(outbox.Progress)) (outbox.Result, error)

// resume settles an open send in a session, and prints the object.
func (c *command) resume(ctx context.Context, open func(context.Context) (*editing.Session, error), id string, how settle) error {
	e, kind, unknown := c.sendOf(ctx, id)
	if c.user == "" && e.Person.ID != e.Actor.ID {
		c.user = e.Person.ID // whom it was for
	}
	s, err := open(ctx)
	if err := cmp.Or(err, unknown); err != nil {
		return err
	}
	target, err := s.Target(kind)
	if err != nil {
		return err
	}
	sent, err := how(s.Outbox, ctx, target, id, c.tellProgress)
	switch {
	case errors.Is(err, outbox.ErrSettled):
		return invalidf("nothing was sent: what became of this send is known. It was %s; facet history tells more", sent.Entry.Status)
	case err != nil:
		return because(s, err)
	}
	if sent.Answer.Object == nil {
		fmt.Fprintln(c.Err, "facet: it was done.")
		return nil
	}
	return c.print(sent.Answer.Object)
}

// undo takes back a send that was done.
func (c *command) undo(ctx context.Context, id string) error {
	e, _, unknown := c.sendOf(ctx, id)
	if err := cmp.Or(unknown, e.CanUndo()); err != nil {
		return invalidf("nothing was sent: %w", err)
	}
	if c.user == "" && e.Person.ID != e.Actor.ID {
		c.user = e.Person.ID
	}
	s, err := c.confirmed(ctx)
	if err != nil {
		return err
	}
	_, undo, err := editing.EntryPlan(s, e)
	if err != nil {
		return invalidf("nothing was sent: %w", err)
	}
	sent, err := undo.Send(ctx, c.tellProgress)
	switch {
	case err != nil:
		return because(s, err)
	case sent.Answer.Object == nil:
		fmt.Fprintln(c.Err, "facet: it was undone.")
		return nil
	}
	return c.print(sent.Answer.Object)
}

// sendOf is the send with the id, and its facet type.
func (c *command) sendOf(ctx context.Context, id string) (outbox.Entry, forms.Kind, error) {
	all, err := c.outbox().History(ctx)
	if err != nil {
		return outbox.Entry{}, forms.Kind{}, err
	}
	for _, e := range all {
		for _, kind := range c.kinds() {
			if e.ID == id && kind.Path == e.Path {
				return e, kind, nil
			}
		}
	}
	return outbox.Entry{}, forms.Kind{}, invalidf("%w: facet outbox lists them", outbox.ErrNoEntry)
}

func (c *command) historyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "history",
		Short: "Show what was sent from this computer, as a JSON array",
		Long:  "history shows what was sent from this computer: by whom, for whom, when, and how it ended, with ids. What was in it is kept for a day only.",
		Args:  cobra.NoArgs,
		RunE: c.does(func(ctx context.Context, _ []string) error {
			all, err := c.outbox().History(ctx)
			if err != nil {
				return err
			}
			if all == nil {
				all = []outbox.Entry{}
			}
			raw, err := json.Marshal(all)
			if err != nil {
				return err
			}
			return c.print(raw)
		}),
	}
}

// printEntries lists sends, a line each.
func (c *command) printEntries(entries []outbox.Entry, err error) error {
	if err != nil {
		return err
	}
	if len(entries) == 0 {
		fmt.Fprintln(c.Err, "facet: nothing is open.")
	}
	for _, e := range entries {
		fmt.Fprintln(c.Out, text.Line(fmt.Sprintf("%s  %s  %s %s  for %s, by %s  %s", e.ID, e.Begun.Local().Format(time.DateTime), e.Method, e.Path, e.Person.Name, e.Actor.Name, e.Label)))
	}
	return nil
}

// unsettled is what to do about a send that nobody knows the end of.
func unsettled(err error) []string {
	open, ok := errors.AsType[*outbox.UnconfirmedError](err)
	if !ok {
		return nil
	}
	return []string{"facet outbox check " + open.Entry.ID + " looks for it again"}
}
