package ui

import tea "charm.land/bubbletea/v2"

// drafted is a screen in which something is typed.
type drafted interface{ Keep() }

// keepDraft gives what the top screen holds to be saved.
func (m *Model) keepDraft() {
	if d, ok := m.stack[m.top()].screen.(drafted); ok {
		d.Keep()
	}
}

// patienceMsg says that something waits to be asked again, or does no longer.
type patienceMsg struct{}

// watchWaits waits for a word about waits, once for those of a sign-in.
func (m *Model) watchWaits() tea.Cmd {
	s := m.session()
	if s == nil || s.Waits == nil || s.Waits == m.waits {
		return nil
	}
	m.waits = s.Waits
	ctx, changed := m.ctx, m.waits.Changed()
	return func() tea.Msg {
		select {
		case <-changed:
			return patienceMsg{}
		case <-ctx.Done():
			return nil
		}
	}
}

// savingMsg says that saving what is typed has begun to fail, or works again.
type savingMsg struct{}

// watch waits for a word about saving, once for the drafts of a session.
func (m *Model) watch() tea.Cmd {
	s := m.session()
	if s == nil || s.Drafts == nil || s.Drafts == m.watched {
		return nil
	}
	m.watched = s.Drafts
	ctx, changed := m.ctx, m.watched.Changed()
	return func() tea.Msg {
		select {
		case <-changed:
			return savingMsg{}
		case <-ctx.Done():
			return nil
		}
	}
}
