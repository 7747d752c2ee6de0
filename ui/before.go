package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"facet/graph/outbox"
	"facet/profile/editing"
	"facet/profile/flow"
)

// beforeMsg brings the send of the same form that was done, or may have been;
// without an id there is none.
type beforeMsg struct{ entry outbox.Entry }

// lookBack asks what was sent of a form before, for a screen that shows it.
func lookBack(ctx context.Context, to screen, p editing.Plan) tea.Cmd {
	p = p.Frozen()
	return ask(to, func() tea.Msg { return beforeMsg{p.Before(ctx)} })
}

// seeToBefore leads to a send of the same form: to what can be done about it
// while nobody knows its end, and else to what was sent.
func seeToBefore(t *theme, p course) screen {
	e, _ := p.Known()
	if plan, _, err := editing.EntryPlan(p.Session(), e); err == nil && e.Open() {
		return newStep(opener{theme: t}, flow.Unconfirmed(flow.Submission{Plan: plan}, e, nil))
	}
	return newStep(opener{theme: t}, flow.History(p.Session()))
}
