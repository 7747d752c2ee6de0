package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"facet/graph"
	"facet/profile/person"
)

// lookups is how many people are looked up at the same time.
const lookups = 4

// lookUp asks the directory who people are: those on the screen first, then
// all others, each once. What it can't answer waits until it is asked again.
func (w *workList) lookUp() tea.Cmd {
	var cmds []tea.Cmd
	for w.session.Unidentified() == nil && w.err == nil && w.asking < lookups {
		row := w.rows.nextName(w.inSight())
		if row < 0 {
			break
		}
		cmds = append(cmds, w.find(row))
	}
	return tea.Batch(cmds...)
}

// find asks who a row is for, and what was left unsent for them.
func (w *workList) find(row int) tea.Cmd {
	w.asking++
	w.rows.who(row).asked = true
	ctx, work, session := w.ctx, w.work, *w.session
	return ask(w, func() tea.Msg {
		user, problem, err := work.Pin(ctx, session.Client, row)
		if err != nil || problem != "" {
			return pinnedMsg{row: row, problem: problem, err: err}
		}
		return pinnedMsg{row: row, user: user, drafts: leftFor(ctx, &session, user)}
	})
}

// leftFor are the drafts of a person's rows.
func leftFor(ctx context.Context, s *person.Session, user graph.DirectoryUser) []person.Draft {
	theirs, err := s.ForUser(user)
	if err != nil || theirs.Drafts == nil {
		return nil
	}
	drafts, _ := theirs.Unsent(ctx) // the row then opens as the list has it
	return drafts
}

// pinned takes who somebody is, goes on with the next, and opens the row that
// waits for it.
func (w *workList) pinned(msg pinnedMsg) (screen, tea.Cmd) {
	w.asking--
	if msg.err != nil {
		w.err, w.wanted = msg.err, -1
		w.rows.who(msg.row).asked = false
		return w, nil
	}
	w.rows.pin(msg.row, msg.user, msg.problem, func(row int) string {
		return w.work.Key(row, w.session.Client.BaseURL, msg.user.ID)
	})
	w.left(msg.row, msg.drafts)
	w.show()
	if w.wanted >= 0 && w.rows.who(w.wanted) == w.rows.who(msg.row) {
		row := w.wanted
		w.wanted = -1
		next, cmd := w.choose(w.offers(row).Open())
		return next, tea.Batch(cmd, w.lookUp())
	}
	if len(w.rows.names) == 0 && w.asking == 0 {
		return w, w.report()
	}
	return w, w.lookUp()
}

// left takes the drafts of the person of a row.
func (w *workList) left(row int, drafts []person.Draft) {
	for _, i := range w.rows.who(row).rows {
		delete(w.rows.drafts, w.rows.keys[i])
	}
	for _, d := range drafts {
		if d.Prefill.Key != "" {
			w.rows.drafts[d.Prefill.Key] = d
		}
	}
	for _, i := range w.rows.who(row).rows {
		w.rows.count(i)
	}
}

// look asks anew for the drafts of the person whose row was left.
func (w *workList) look(row int) tea.Cmd {
	if row < 0 || w.rows.who(row).user.ID == "" {
		return nil
	}
	ctx, session, user := w.ctx, *w.session, w.rows.who(row).user
	return ask(w, func() tea.Msg { return leftMsg{row, leftFor(ctx, &session, user)} })
}

// leftMsg brings the drafts of the person of a row.
type leftMsg struct {
	row    int
	drafts []person.Draft
}
