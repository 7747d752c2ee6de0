package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
)

// sendAudiences sends changes, one after the other, and prints what has become of each.
func (c *command) sendAudiences(ctx context.Context, o seeing, all send.Several, some []person.Object) error {
	done, stopped := all.Prepare()(ctx, c.tellProgress())
	byID := map[graph.ID]person.Object{}
	for _, one := range some {
		byID[one.Form.Facet().ID] = one
	}
	var rows []audienceRow
	var errs []error
	for i, outcome := range done.Outcomes {
		p := done.Plans[i]
		row := rowOf(all.Session(), byID[p.Changes()])
		row.Status = string(outcome.Status)
		if outcome.Status == send.Sent {
			row.Values = c.asItIs(ctx, p, done, i, row.Values)
			row.Audience = p.AudienceAfter()
		}
		rows = append(rows, row)
		if outcome.Err != nil {
			c.talk("“%s” was not changed: %s", p.Label, explainOutcome(outcome))
			errs = append(errs, outcome.Err)
		}
	}
	c.sayChanged(all.Session(), done)
	return errors.Join(o.print(all.Session(), rows), endOf(done, stopped, errs))
}

// asItIs is an entry as Graph has it once it was changed.
func (c *command) asItIs(ctx context.Context, p send.Plan, done send.Several, i int, before json.RawMessage) json.RawMessage {
	if now := done.Result(i).Answer.Object; now != nil {
		return now
	}
	if now := p.ReadBack(ctx, done.Result(i)).Object; now != nil {
		return now
	}
	return before
}

// sayChanged says how many were changed, and how that is taken back.
func (c *command) sayChanged(s *person.Session, done send.Several) {
	first := slices.IndexFunc(done.Outcomes, func(o send.Outcome) bool { return o.Status == send.Sent })
	if first < 0 {
		return
	}
	n := done.Count(send.Sent)
	words := "changed who sees " + text.Count(n, "entry", "entries")
	if !s.Sandbox { // which keeps nothing
		words += ". facet undo " + shortSend(done.Result(first).Entry) + " takes " + map[bool]string{true: "it", false: "all of it"}[n == 1] + " back"
	}
	c.talk("%s", words)
}

// endOf is how several sends ended, with the status of what is most to be looked at.
func endOf(done send.Several, stopped error, errs []error) error {
	left := len(done.Plans) - done.Count(send.Sent)
	if left == 0 && stopped == nil {
		return nil
	}
	status := statusFailed
	for _, err := range errs {
		status = worse(status, statusOfOne(err))
	}
	words := fmt.Sprintf("%d of %s changed", done.Count(send.Sent), text.Count(len(done.Plans), "entry was", "entries were"))
	if stop, is := errors.AsType[*send.Stop](stopped); is {
		words += ". " + stop.Sentence("entry", "entries")
	}
	return &exit{status, errors.New(words)}
}

// statusOfOne is the exit status of one send of several.
func statusOfOne(err error) int {
	if send.OutcomeOf(outbox.Result{}, err).Status == send.ChangedSince {
		return statusChangedSince
	}
	return status(err)
}

// worse is the status that is to be looked at first: of several sends, what isn't
// known goes before what failed.
func worse(a, b int) int {
	order := []int{statusUnconfirmed, statusNotSignedIn, statusRefused, statusChangedSince, statusFailed}
	if at := slices.Index(order, b); at >= 0 && at < slices.Index(order, a) {
		return b
	}
	return a
}
