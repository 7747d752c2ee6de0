package cli

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"facet/forms"
	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/export"
)

func (c *command) historyCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "history [ID]",
		Short: "Show what was sent from this computer",
		Long: "history shows what was sent from this computer: by whom, for whom, when, and how it ended, the latest first; with an ID, that of a send or eight or more characters of its end, this one alone. " +
			"What was in it is kept for a day only.",
		Example: "  facet history\n  facet history --format csv -o sent.csv",
		Args:    cobra.MaximumNArgs(1),
	}
	out := c.outputs(cmd, asLines, asCSV)
	cmd.RunE = c.does(func(ctx context.Context, ids []string) error {
		if err := out.check(); err != nil {
			return err
		}
		all, err := c.sent(ctx, ids)
		if err != nil {
			return err
		}
		if out.how() == asCSV {
			return out.spread(export.TableOf(historyColumns, slices.Values(c.historyRecords(all))))
		}
		return writeRows(out, all, func() string { return c.historyTable(all) })
	})
	return cmd
}

// sent are the sends that are named; of none: all.
func (c *command) sent(ctx context.Context, ids []string) ([]outbox.Entry, error) {
	if len(ids) == 0 {
		return c.outbox().History(ctx)
	}
	one, err := c.sendOf(ctx, ids[0])
	return []outbox.Entry{one}, err
}

// historyTable is the history for eyes.
func (c *command) historyTable(all []outbox.Entry) string {
	kinds := c.kinds()
	cells := [][]string{{"ID", "WHEN", "STATUS", "WHAT", "KIND", "NAME", "WHOSE"}}
	for _, e := range all {
		status := string(e.Status)
		if e.Undone {
			status = "undone"
		}
		cells = append(cells, []string{shortSend(e), text.Ago(e.Begun, time.Now()), status, didWords(e), nameAt(kinds, e.Path), text.Fit(text.Line(e.Label), 40), e.Person.UserPrincipalName})
	}
	return c.aligned(cells)
}

// didWords is what a send did, as a verb.
func didWords(e outbox.Entry) string {
	return map[string]string{http.MethodPost: "created", http.MethodPut: "set", http.MethodPatch: "changed", http.MethodDelete: "deleted"}[e.Method]
}

// nameAt is the facet type at a path, in the word of the commands.
func nameAt(kinds []forms.Kind, path string) string {
	if kind, is := forms.At(kinds, path); is {
		return kind.Name
	}
	return strings.TrimPrefix(path, "profile/")
}

var historyColumns = []string{
	"id", "begun", "ended", "status", "undone", "method", "kind", "label", "object", "person", "personId", "actor", "actorId", "cloud",
	"httpStatus", "reason", "requestId", "clientRequestId", "batch", "undoes",
}

// historyRecords are the history for spreadsheets.
func (c *command) historyRecords(all []outbox.Entry) (records [][]string) {
	at := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.UTC().Format(time.RFC3339)
	}
	kinds := c.kinds()
	for _, e := range all {
		httpStatus := ""
		if e.HTTPStatus > 0 {
			httpStatus = fmt.Sprint(e.HTTPStatus)
		}
		records = append(records, []string{
			e.ID, at(e.Begun), at(e.Ended), string(e.Status), fmt.Sprint(e.Undone), e.Method, nameAt(kinds, e.Path), text.Line(e.Label), string(e.Object),
			e.Person.UserPrincipalName, e.Person.ID, e.Actor.UserPrincipalName, e.Actor.ID, e.Cloud,
			httpStatus, text.Line(e.Reason), e.RequestID, e.ClientRequestID, e.Batch, e.Undoes,
		})
	}
	return records
}
