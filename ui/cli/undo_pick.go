package cli

import (
	"bufio"
	"context"
	"fmt"
	"strconv"
	"time"

	"facet/forms"
	"facet/graph/outbox"
	"facet/internal/text"
)

// mostOffered is how many sends are offered to be taken back.
const mostOffered = 9

// pickUndo lists what can be taken back, the latest first, and asks which of it is to be.
// Without an id there is nothing.
func (c *command) pickUndo(ctx context.Context) (ids []string, err error) {
	all, err := c.outbox().History(ctx)
	if err != nil {
		return nil, err
	}
	offered := undoable(all)
	if len(offered) == 0 {
		c.talk("nothing that was sent from here can be taken back: facet history lists what was sent")
		return nil, nil
	}
	c.say("What can be taken back:")
	for i, e := range offered {
		c.say("  %d  %s", i+1, c.undoWords(e))
	}
	fmt.Fprint(c.Err, "Type the number of one, or press Enter to take nothing back: ")
	typed, err := line(ctx, bufio.NewReader(c.In))
	switch n, wrong := strconv.Atoi(typed); {
	case err != nil, typed == "":
		fmt.Fprintln(c.Err)
		return nil, invalidf("nothing was sent")
	case wrong != nil || n < 1 || n > len(offered):
		return nil, invalidf("there is no number %s: nothing was sent", text.Fit(typed, 20))
	default:
		return []string{offered[n-1].ID}, nil
	}
}

// undoable are the latest sends that can be taken back, of what was sent together one.
func undoable(all []outbox.Entry) (offered []outbox.Entry) {
	batches := map[string]bool{}
	for _, e := range all {
		if len(offered) == mostOffered {
			break
		}
		if e.CanUndo() != nil || e.Batch != "" && batches[e.Batch] {
			continue
		}
		batches[e.Batch] = true
		offered = append(offered, e)
	}
	return offered
}

// undoWords are what a send did, for somebody to choose it.
func (c *command) undoWords(e outbox.Entry) string {
	what := e.Path
	if kind, is := forms.At(c.kinds(), e.Path); is {
		what = kind.Called()
	}
	words := fmt.Sprintf("%s  %s the %s", text.Ago(e.Begun, time.Now()), didWords(e), what)
	if e.Label != "" {
		words += " “" + text.Fit(e.Label, 40) + "”"
	}
	if e.Batch != "" {
		words += " and what was sent with it"
	}
	if e.Person.ID != e.Actor.ID {
		words += " of " + e.Person.UserPrincipalName
	}
	return words
}
