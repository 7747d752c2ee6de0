package cli

import (
	"context"

	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
)

// batchOf is what takes back all that was sent together with a send, if that was more
// than this one.
func (c *command) batchOf(ctx context.Context, s *person.Session, e outbox.Entry) (send.Several, bool) {
	if e.Batch == "" {
		return send.Several{}, false
	}
	together, err := c.outbox().Find(ctx, outbox.Query{Batches: []string{e.Batch}})
	if err != nil {
		return send.Several{}, false
	}
	all, err := send.UndoBatch(s, together, e)
	return all, err == nil && len(all.Plans) > 1
}

// undoBatch takes back what was sent together.
func (c *command) undoBatch(ctx context.Context, all send.Several) error {
	done, stopped := all.Prepare()(ctx, c.tellProgress())
	var errs []error
	for i, outcome := range done.Outcomes {
		if outcome.Err != nil {
			c.talk("“%s” was not undone: %s", done.Plans[i].Label, explainOutcome(outcome))
			errs = append(errs, outcome.Err)
		}
	}
	c.talk("undone: %s sent together", text.Count(done.Count(send.Sent), "change that was", "changes that were"))
	return endOf(done, stopped, errs)
}
