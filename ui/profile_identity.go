package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"facet/profile/person"
)

// identify asks Graph whose profile it is and who is signed in, if it isn't
// being asked already.
func (p *profile) identify() tea.Cmd {
	if p.asking {
		return nil
	}
	p.asking = true
	ctx, session := p.ctx, *p.session
	return ask(p, func() tea.Msg {
		_ = session.Identify(ctx) // the session knows
		return identityMsg{session}
	})
}

// identified takes what Graph has said. Then it is known whose the drafts are.
func (p *profile) identified(found person.Session) tea.Cmd {
	p.asking = false
	p.session.Learn(found)
	if p.session.IdentifyError() == nil {
		p.tries = 0
	}
	return tea.Batch(p.waiting(), p.retry())
}

const (
	firstRetry = 2 * time.Second
	lastRetry  = 30 * time.Second
)

// retry has Graph asked again after a while, where that may help.
func (p *profile) retry() tea.Cmd {
	after, may := person.MayPass(p.session.IdentifyError())
	if !may {
		return nil
	}
	after = max(after, min(firstRetry<<min(p.tries, 10), lastRetry))
	p.tries++
	ctx, tries := p.ctx, p.tries
	return ask(p, func() tea.Msg {
		select {
		case <-time.After(after):
			return againMsg{tries}
		case <-ctx.Done():
			return nil
		}
	})
}

// insist asks again, as long as Graph hasn't said.
func (p *profile) insist() tea.Cmd {
	if p.session.Unidentified() == nil {
		return nil
	}
	return p.identify()
}
