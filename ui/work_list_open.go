package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/person"
	"facet/profile/send"
)

// open opens a row: its form while there is something to send, what to do where
// nobody knows whether it was sent, and else the person's profile. Where it
// isn't known who it is for, that comes first.
func (w *workList) open(row int) (screen, tea.Cmd) {
	w.wanted = -1
	who := w.rows.who(row)
	switch state := w.rows.states[row]; {
	case who.problem != "":
		w.notice = w.unknown(row)
		return w, nil
	case who.user.ID == "":
		return w.await(row)
	case state == rowSent:
		return w.visit(row)
	case state == rowUnconfirmed:
		return w.openUnconfirmed(row)
	}
	page, err := w.form(row)
	if err != nil {
		w.notice, _ = person.Explain(err)
		return w, nil
	}
	w.opened = row
	if _, lacks := w.current.Lacks(); lacks && !w.warned {
		w.warned = true
		return newStep(w.opener, flow.Approval(w.current, flow.Own{Place: page})), nil
	}
	return page, nil
}

// await looks the person of a row up, and opens it then.
func (w *workList) await(row int) (screen, tea.Cmd) {
	w.notice, w.wanted = w.unknown(row), row
	if w.session.Unidentified() != nil || w.rows.who(row).asked {
		return w, nil
	}
	w.err = nil
	return w, w.find(row)
}

// turnTo is the session for a row. Whoever signed in again over the row before
// stays signed in.
func (w *workList) turnTo(row int) (*person.Session, error) {
	if w.current != nil {
		w.session.Client = w.current.Client
	}
	session, err := w.session.ForUser(w.rows.who(row).user)
	w.current = session
	return session, err
}

// form is the form of a row, as the list has it or as it was left.
func (w *workList) form(row int) (screen, error) {
	session, err := w.turnTo(row)
	if err != nil {
		return nil, err
	}
	edit, err := w.edit(session, row)
	if err != nil {
		return nil, err
	}
	page := pageOf(w.theme, edit, w.editor)
	page.task = w.task(row)
	return page, nil
}

func (w *workList) edit(session *person.Session, row int) (draft.Edit, error) {
	of, key := w.rows.all[row], w.rows.keys[row]
	if d, left := w.rows.drafts[key]; left {
		return draft.PickUp(session, d)
	}
	words := fmt.Sprintf("row %d of the list %s", row+1, w.work.Name())
	return draft.FromRow(session, of, words, key)
}

// task is what the form of a row knows of the list.
func (w *workList) task(row int) *task {
	return &task{
		heard: w.heard(row),
		next:  func() screen { return w.onward(row) },
	}
}

// onward is the form of the next row that is to be sent, or nil: then the
// list says what is left.
func (w *workList) onward(row int) screen {
	next := w.rows.after(row)
	if next < 0 {
		return nil
	}
	w.goTo(next)
	if w.rows.who(next).user.ID == "" {
		w.wanted = next
		return nil
	}
	page, err := w.form(next)
	if err != nil {
		w.notice, _ = person.Explain(err)
		return nil
	}
	w.opened = next
	return page
}

// openUnconfirmed leads to what can be done about a row that nobody knows the end of.
func (w *workList) openUnconfirmed(row int) (screen, tea.Cmd) {
	session, err := w.turnTo(row)
	if err == nil {
		e := w.rows.sends[w.rows.keys[row]]
		var plan send.Plan
		if plan, _, err = send.EntryPlan(session, e); err == nil {
			w.opened = row
			s := flow.Submission{Plan: plan, Origin: origin{task: w.task(row), kept: true}}
			return newStep(opener{theme: w.theme, editor: w.editor}, flow.Unconfirmed(s, e, nil)), nil
		}
	}
	w.notice, _ = person.Explain(err)
	return w, nil
}
