package ui

import (
	tea "charm.land/bubbletea/v2"

	"facet/internal/text"
	"facet/profile/flow"
	"facet/profile/person"
)

func (w *workList) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	w.notice, w.wanted = "", -1
	next, cmd, _ := press(w, msg)
	return next, cmd
}

func (w *workList) actions() []action {
	var all []action
	if row, on := w.row(); on {
		all = w.ofRow(row)
	}
	return append(all,
		layout("filter", stays(w, func(string) { w.turn() }), "f"),
		layout("quit", quits, "q"),
		layout("what was sent", func(tea.KeyPressMsg) (screen, tea.Cmd) { return newStep(w.opener, flow.History(w.session)), nil }, "o"),
		layout("read again", func(tea.KeyPressMsg) (screen, tea.Cmd) {
			w.err = nil
			return w, tea.Batch(w.identify(), w.stand())
		}, "r"),
		moves(func(msg tea.KeyPressMsg) (screen, tea.Cmd) {
			w.list.Move(msg.String(), len(w.shown))
			return w, w.lookUp()
		}, letters()...))
}

// ofRow are the actions on the row under the cursor.
func (w *workList) ofRow(row int) []action {
	state := w.rows.states[row]
	all := []action{layout("open the row", func(tea.KeyPressMsg) (screen, tea.Cmd) { return w.open(row) }, "enter")}
	if state.open() || w.rows.after(row) >= 0 {
		all = append(all, layout("next to send", func(tea.KeyPressMsg) (screen, tea.Cmd) { return w.goOn(row) }, "n"))
	}
	if state.open() || state == rowSkipped {
		help := "skip for now"
		if state == rowSkipped {
			help = "take it in again"
		}
		all = append(all, layout(help, stays(w, func(string) {
			w.rows.skip(row)
			w.show()
		}), "s"))
	}
	if w.rows.who(row).user.ID != "" {
		all = append(all, layout("the person's profile", func(tea.KeyPressMsg) (screen, tea.Cmd) { return w.visit(row) }, "v"))
	}
	return all
}

// row is the one under the cursor, if there is one.
func (w *workList) row() (row int, on bool) {
	if w.list.At() >= len(w.shown) {
		return -1, false
	}
	return w.shown[w.list.At()], true
}

// turn goes on to the next state that any row is in.
func (w *workList) turn() {
	for w.filter++; w.filter < rowStates && w.rows.counts[w.filter] == 0; w.filter++ {
	}
	if w.filter == rowStates {
		w.filter = -1
	}
	w.show()
}

// show brings the rows that the filter lets through up to date. The cursor
// stays on its row, or near it.
func (w *workList) show() {
	if w.filter < 0 && len(w.shown) == len(w.rows.all) {
		return
	}
	row, on := w.row()
	w.shown = w.rows.in(w.filter)
	at := w.list.At()
	for i := range w.shown {
		if on && w.shown[i] <= row {
			at = i
		}
	}
	w.list.Go(at, len(w.shown))
}

// goOn opens the next row that is to be sent: the one under the cursor, or one
// after it.
func (w *workList) goOn(row int) (screen, tea.Cmd) {
	if !w.rows.states[row].open() {
		if row = w.rows.after(row); row < 0 {
			return w, nil
		}
		w.goTo(row)
	}
	return w.open(row)
}

// goTo puts the cursor on a row.
func (w *workList) goTo(row int) {
	if w.filter >= 0 {
		w.filter = -1
		w.show()
	}
	w.list.Go(row, len(w.shown))
}

// visit opens the profile of the person of a row, to look at it.
func (w *workList) visit(row int) (screen, tea.Cmd) {
	who := w.rows.who(row)
	if who.user.ID == "" {
		w.notice = w.unknown(row)
		return w, nil
	}
	session, err := w.turnTo(row)
	if err != nil {
		w.notice, _ = person.Explain(err)
		return w, nil
	}
	o := w.opener
	o.work = nil
	w.opened = row
	return newProfileOfRow(o, session), nil
}

// unknown says why nobody is known for a row.
func (w *workList) unknown(row int) string {
	if who := w.rows.who(row); who.problem != "" {
		return text.Line(w.rows.all[row].Person + ": " + who.problem)
	}
	return "It isn't known yet who this is. Looking…"
}
