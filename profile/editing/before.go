package editing

import (
	"context"
	"net/http"
	"time"

	"facet/graph/outbox"
	"facet/internal/text"
)

// Before is the latest send of the same form that was done, or may have been;
// without an id there is none.
func (p Plan) Before(ctx context.Context) outbox.Entry {
	e, _ := p.session.Outbox.Latest(ctx, p.key) // which sends nothing either, if it can't be read
	return e
}

// Besides is the plan for somebody who knows of a send of the same form: it goes
// besides that one, once they say so. One without an id is none.
func (p Plan) Besides(e outbox.Entry) Plan {
	p.before = e
	return p
}

// Known is the send of the same form that the plan goes besides, if there is one.
func (p Plan) Known() (outbox.Entry, bool) { return p.before, p.before.ID != "" }

// Warning says what sending it besides another one means, or nothing.
func (p Plan) Warning() string {
	if p.before.ID == "" {
		return ""
	}
	return SentBefore(p.before) + " " + again(p.before)
}

// SentBefore says that a form was sent before, and when.
func SentBefore(e outbox.Entry) string {
	words := "This form was sent at " + clock(e.Begun)
	if e.Open() && e.Made {
		return words + ", and Graph said that it did it, but the list doesn't show it yet."
	}
	if e.Open() {
		return words + ", and it isn't confirmed: it may have arrived."
	}
	return words + ", and it arrived. What was typed since isn't sent."
}

// again is what sending a form once more may do.
func again(e outbox.Entry) string {
	switch {
	case e.Method != http.MethodPost:
		return "Sending it again makes the change once more."
	case e.Open() && !e.Made:
		return "Sending it again may make a second one."
	}
	return "Sending it again makes a second one."
}

func clock(t time.Time) string { return text.Clock(t, time.Now()) }

// Sent says that the form was sent before, or nothing.
func (e Edit) Sent(ctx context.Context) string {
	before := e.Plan(nil).Before(ctx)
	if before.ID == "" {
		return ""
	}
	return SentBefore(before)
}
