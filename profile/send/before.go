package send

import (
	"context"

	"facet/graph/outbox"
)

// Before is the latest send of the same form that was done, or may have been;
// without an id there is none.
func (p Plan) Before(ctx context.Context) outbox.Entry {
	e, _ := p.session.Outbox.Latest(ctx, p.key) // which sends nothing either, if it can't be read
	return e
}

// Acknowledging is the plan for somebody who knows of a send of the same form: it is
// made all the same, once they say so. One without an id is none.
func (p Plan) Acknowledging(e outbox.Entry) Plan {
	p.before = e
	return p
}

// Known is the send of the same form that the plan goes besides, if there is one.
func (p Plan) Known() (outbox.Entry, bool) { return p.before, p.before.ID != "" }
