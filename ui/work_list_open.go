package ui

import (
	tea "charm.land/bubbletea/v2"

	"facet/profile/flow"
)

// open opens what a row leads to. Where it isn't known who it is for, that comes
// first.
func (w *workList) open(to flow.OfRow) (screen, tea.Cmd) {
	if at, _ := w.row(); at != to.Row {
		w.goTo(to.Row)
	}
	if to.Place == nil {
		return w, w.await(to.Row)
	}
	o := w.opener
	o.work = nil
	next := o.show(to.Place)
	w.warned = w.warned || flow.Warns(to.Place)
	w.opened, w.current = to.Row, next.(sessioned).of()
	return next, nil
}

// await looks the person of a row up, and opens it then.
func (w *workList) await(row int) tea.Cmd {
	w.wanted = row
	if w.session.Unidentified() != nil || w.rows.who(row).asked {
		return nil
	}
	w.err = nil
	return w.find(row)
}

// renew takes the sign-in of the row that was open: whoever signed in again over it
// stays signed in.
func (w *workList) renew() {
	if w.current != nil {
		w.session.Client = w.current.Client
	}
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
	if who := w.rows.who(next); who.user.ID == "" && who.problem == "" {
		w.wanted = next
		return nil
	}
	w.renew()
	if opened, _ := w.choose(w.offers(next).Open()); opened != screen(w) {
		return opened
	}
	return nil
}
