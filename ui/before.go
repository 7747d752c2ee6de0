package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"facet/graph/outbox"
	"facet/profile/send"
)

// beforeMsg brings the send of the same form that was done, or may have been;
// without an id there is none.
type beforeMsg struct{ entry outbox.Entry }

// lookUpBefore asks what was sent of a form before, for a screen that shows it.
func lookUpBefore(ctx context.Context, to screen, p send.Plan) tea.Cmd {
	p = p.Frozen()
	return ask(to, func() tea.Msg { return beforeMsg{p.Before(ctx)} })
}
