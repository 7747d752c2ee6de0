package ui

import (
	tea "charm.land/bubbletea/v2"

	"facet/profile/flow"
)

func (w *workList) tell(words string) { w.notice = words }

func (w *workList) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	w.notice, w.wanted = "", -1
	next, cmd, _ := press(w, msg)
	return next, cmd
}

// actions are those of the core, and those of the layout: moving, and the filter.
func (w *workList) actions() []action {
	row, _ := w.row()
	return append(chosen(w.offers(row).Actions(), w.choose),
		w.filters(),
		layout("quit", quits, "q"),
		moves(func(msg tea.KeyPressMsg) (screen, tea.Cmd) {
			w.list.Move(msg.String(), w.window())
			return w, w.lookUp()
		}, letters()...))
}

// offers is what can be done with a row; -1 is none.
func (w *workList) offers(row int) flow.WorkList {
	at := flow.WorkList{Session: w.session, WarningSeen: w.warned}
	if row >= 0 {
		at.Row, at.Next = w.known(row), w.known(w.rows.after(row))
	}
	return at
}

// known is a row with all that is known of it; nil, if it is -1.
func (w *workList) known(row int) *flow.WorkRow {
	if row < 0 {
		return nil
	}
	who, key := w.rows.who(row), w.rows.keys[row]
	r := &flow.WorkRow{
		WorkRow: w.rows.all[row], At: row, List: w.work.Name(), Key: key, User: who.user, Problem: who.problem,
		State: w.rows.states[row], Sent: w.rows.sends[key], Origin: origin{task: w.task(row), kept: true},
	}
	if d, left := w.rows.drafts[key]; left {
		r.Draft = &d
	}
	return r
}

// choose does an action, or says why it can't be done.
func (w *workList) choose(a flow.Action) (screen, tea.Cmd) {
	if !a.Can() {
		w.notice = a.WhyNot().String()
		return w, nil
	}
	next := a.Go()
	w.notice = next.Notice.String()
	switch to := next.To.(type) {
	case flow.LeftOut:
		w.rows.skip(to.Row)
		w.show()
		return w, nil
	case flow.OfRow:
		return w.open(to)
	}
	if next.Again {
		w.err = nil
		return w, tea.Batch(w.identify(), w.stand())
	}
	return w.lead(w, next), nil
}

// row is the one under the cursor, if there is one.
func (w *workList) row() (row int, on bool) {
	if w.list.At() >= len(w.shown) {
		return -1, false
	}
	return w.shown[w.list.At()], true
}

// filters shows the rows of one state, or all.
func (w *workList) filters() action {
	a := layout("filter", stays(w, w.turn), "right", "left")
	a.Was, a.sign = "f", "←→"
	return a
}

// turn goes on to the next state that any row is in, or back to the one before.
func (w *workList) turn(press string) {
	by, all := 1, int(flow.RowStates)+1
	if press == "left" || press == "h" {
		by = all - 1
	}
	for next := int(w.filter) + 1; ; {
		next = (next + by) % all
		if w.filter = flow.RowState(next - 1); w.filter < 0 || w.rows.counts[w.filter] > 0 {
			break
		}
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

// goTo puts the cursor on a row.
func (w *workList) goTo(row int) {
	if w.filter >= 0 {
		w.filter = -1
		w.show()
	}
	w.list.Go(row, len(w.shown))
}
