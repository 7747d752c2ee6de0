package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/flow"
	"facet/profile/person"
	"facet/profile/send"
)

// tellProgress says on standard error what a send waits for.
func (c *command) tellProgress() func(outbox.Progress) {
	tell := send.Aloud(func(words string) { fmt.Fprintln(c.Err, "facet: "+words) }, "ctrl+c stops")
	return func(step outbox.Progress) {
		if !step.Until.IsZero() {
			tell(step)
		}
	}
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
		return c.settle(ctx, c.confirmed, a[0], "again")
	})
	c.confirming(again)
	undo := c.settling("undo ID", "Take back what was created, and within a day what was changed or deleted", 1, func(ctx context.Context, a []string) error {
		return c.undoAll(ctx, a, false, &output{command: c})
	})
	c.confirming(undo)
	root.AddCommand(
		c.settling("check ID", "Look again whether it was done", 1, func(ctx context.Context, a []string) error {
			return c.settle(ctx, c.identified, a[0], "r")
		}),
		again,
		undo,
		c.noting("confirm ID OBJECT", "Say which object it made", 2, func(ctx context.Context, a []string) error { return c.outbox().Confirm(ctx, a[0], graph.ID(a[1])) }),
		c.noting("discard ID", "Let it rest; nothing is deleted", 1, func(ctx context.Context, a []string) error { return c.outbox().Discard(ctx, a[0]) }),
	)
	return root
}

func (c *command) settling(use, short string, arguments int, run func(context.Context, []string) error) *cobra.Command {
	cmd := &cobra.Command{Use: use, Short: short, Args: cobra.ExactArgs(arguments), RunE: c.does(run)}
	c.connection(cmd)
	return cmd
}

// noting is a command that writes down what a person knows of a send, and asks nobody.
func (c *command) noting(use, short string, arguments int, run func(context.Context, []string) error) *cobra.Command {
	cmd := &cobra.Command{Use: use, Short: short, Args: cobra.ExactArgs(arguments), RunE: c.does(func(ctx context.Context, a []string) error {
		e, unknown := c.sendOf(ctx, a[0])
		if err := cmp.Or(unknown, c.meant(e)); err != nil {
			return err
		}
		a[0] = e.ID // whose end may have been given
		return run(ctx, a)
	})}
	c.userFlag(cmd)
	return cmd
}

// meant is why a send isn't the one that --user and --graph speak of; nil: it is.
func (c *command) meant(e outbox.Entry) error {
	name := graph.PlainName(c.user)
	if name != "" && !strings.EqualFold(name, e.Person.ID) && !strings.EqualFold(name, e.Person.UserPrincipalName) {
		return invalidf("this send was for %s, and --user says %s: nothing was changed", cmp.Or(e.Person.UserPrincipalName, e.Person.ID), name)
	}
	if !c.settings.Said("graph").Flagged() {
		return nil
	}
	base, err := c.baseURL()
	if err == nil && base != e.Cloud {
		return invalidf("this send went to %s, and --graph says %s: nothing was changed", e.Cloud, base)
	}
	return err
}

// settle does what the step of an open send has for a key, and prints the
// object.
func (c *command) settle(ctx context.Context, open func(context.Context) (*person.Session, error), id, key string) error {
	e, unknown := c.sendOf(ctx, id)
	s, err := c.sessionOf(ctx, e, open)
	if err := cmp.Or(err, unknown); err != nil {
		return err
	}
	plan, _, err := send.EntryPlan(s, e)
	if err != nil {
		return invalidf("nothing was sent: %w", err)
	}
	next, err := flow.Do(ctx, flow.Unconfirmed(flow.Submission{Plan: plan}, e, nil), key, c.tellProgress())
	switch {
	case errors.Is(err, outbox.ErrSettled):
		return invalidf("nothing was sent: what became of this send is known. It was %s; facet history tells more", next.Ended.Entry.Status)
	case err != nil:
		return because(s, err)
	}
	return c.printAnswer(*next.Ended.Sent, "it was done")
}

// sessionOf opens a session for the person whom a send was for.
func (c *command) sessionOf(ctx context.Context, e outbox.Entry, open func(context.Context) (*person.Session, error)) (*person.Session, error) {
	if c.user == "" && e.Person.ID != e.Actor.ID {
		c.user = e.Person.ID
	}
	return open(ctx)
}

// printAnswer prints the object that Graph answered with, or says what happened.
func (c *command) printAnswer(sent outbox.Result, words string) error {
	if sent.Answer.Object == nil {
		fmt.Fprintf(c.Err, "facet: %s.\n", words)
		return nil
	}
	return c.print(sent.Answer.Object)
}

// sendOf is the send with the id, or the only one with an id that ends so.
func (c *command) sendOf(ctx context.Context, id string) (outbox.Entry, error) {
	found, err := c.outbox().Find(ctx, outbox.Query{IDs: []string{id}})
	if err == nil && len(found) == 0 && len(id) < len(uuid.Nil.String()) {
		found, err = c.outbox().Find(ctx, outbox.Query{Ends: []string{id}})
	}
	if err != nil {
		return outbox.Entry{}, err
	}
	e, err := send.EntryNamed(found, id)
	switch {
	case errors.Is(err, outbox.ErrNoEntry):
		return e, invalidf("%w: facet outbox lists them", err)
	case err != nil:
		return e, invalidf("%w", err)
	}
	return e, nil
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
		fmt.Fprintln(c.Out, text.Line(fmt.Sprintf("%s  %s  %s %s  for %s, by %s  %s", e.ID, text.Ago(e.Begun, time.Now()), e.Method, e.Path, e.Person.UserPrincipalName, e.Actor.UserPrincipalName, e.Label)))
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
