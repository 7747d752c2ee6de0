package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/internal/text"
	"facet/profile/flow"
	"facet/profile/person"
)

func (w *workList) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	w.notice, w.wanted = "", -1
	row, on := w.row()
	switch k := w.keys; {
	case key.Matches(msg, k.quit):
		return quit{}, nil
	case key.Matches(msg, k.move):
		w.list.Move(msg.String(), len(w.shown))
		return w, w.lookUp()
	case key.Matches(msg, k.filter):
		w.turn()
	case key.Matches(msg, k.reload):
		w.err = nil
		return w, tea.Batch(w.identify(), w.stand())
	case key.Matches(msg, k.sent):
		return newStep(w.opener, flow.History(w.session)), nil
	case key.Matches(msg, k.help):
		return newHelp(w.theme, w), nil
	case !on: // there is nothing for the other keys
	case key.Matches(msg, k.open):
		return w.open(row)
	case key.Matches(msg, k.next):
		return w.goOn(row)
	case key.Matches(msg, k.skip):
		w.rows.skip(row)
		w.show()
	case key.Matches(msg, k.person):
		return w.visit(row)
	}
	return w, nil
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

// arm enables just the keys that do something now, so that the footer is true.
func (w *workList) arm() {
	k, skip := &w.keys, "skip for now"
	row, on := w.row()
	if on && w.rows.states[row] == rowSkipped {
		skip = "take it in again"
	}
	k.skip.SetHelp("s", skip)
	k.open.SetEnabled(on)
	k.skip.SetEnabled(on && (w.rows.states[row].open() || w.rows.states[row] == rowSkipped))
	k.next.SetEnabled(on && (w.rows.states[row].open() || w.rows.after(row) >= 0))
	k.person.SetEnabled(on && w.rows.who(row).user.ID != "")
}

func (w *workList) ShortHelp() []key.Binding {
	k := w.keys
	return []key.Binding{k.open, k.next, k.skip, k.filter, k.help, k.quit, k.person, k.sent, k.reload, k.move, k.palette}
}

func (w *workList) FullHelp() [][]key.Binding {
	k := w.keys
	return [][]key.Binding{{k.open, k.next, k.skip, k.filter}, {k.person, k.sent, k.reload, k.move}, {k.palette, k.help, k.quit}}
}
