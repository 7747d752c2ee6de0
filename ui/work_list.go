package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/scroll"
	"facet/profile/flow"
	"facet/profile/person"
)

// workList works a list off, row by row: it shows what has become of each, and
// opens the form of one with its person pinned. What was sent is known by the
// outbox alone, so that it is never sent twice, wherever somebody goes on.
type workList struct {
	opener
	ctx     context.Context
	session *person.Session // one's own: each row has a session of its own
	rows    *workRows
	filter  flow.RowState   // negative: all
	shown   []int           // the rows that the filter lets through
	list    scroll.List     // of shown
	opened  int             // the row whose form is open above; -1: none
	current *person.Session // of that row
	wanted  int             // the row that opens as soon as its person is known; -1: none
	asking  int             // how many people are being looked up
	warned  bool            // that a permission is missing
	writing bool            // the report is being written
	stale   bool            // and has to be written once more
	err     error           // of the directory or the outbox
	unsaved error           // of the report
	notice  string
	width   int
	height  int
}

func newWorkList(o opener, s *person.Session) *workList {
	w := &workList{opener: o, session: s, rows: newWorkRows(o.work.Rows()), filter: -1, opened: -1, wanted: -1}
	w.show()
	return w
}

func (w *workList) of() *person.Session { return w.session }

func (w *workList) base() {}

// heading is what the header says instead of whose profile it is.
func (w *workList) heading() string {
	words := "List of work: " + w.work.Name()
	if name := w.session.User.UserPrincipalName; name != "" {
		words += " · by " + name
	}
	return words
}

// progress is said on every screen above, too.
func (w *workList) progress() string {
	row := w.opened
	if row < 0 {
		row, _ = w.row()
	}
	return w.rows.tally(row)
}

// Messages that come home to the list.
type (
	standingMsg struct {
		sends map[string]outbox.Entry
		err   error
	}
	pinnedMsg struct {
		row     int
		user    graph.DirectoryUser
		problem string
		drafts  []person.Draft
		err     error
	}
	reportedMsg struct{ err error }
)

// Init finds out who is signed in, what was sent before, and then who
// everybody is.
func (w *workList) Init(ctx context.Context) tea.Cmd {
	w.ctx = ctx
	return tea.Batch(w.identify(), w.stand())
}

func (w *workList) identify() tea.Cmd {
	ctx, session := w.ctx, *w.session
	return ask(w, func() tea.Msg {
		_ = session.Identify(ctx) // the session knows
		return identityMsg{session}
	})
}

// stand reads what the outbox says of the rows.
func (w *workList) stand() tea.Cmd {
	ctx, work, box := w.ctx, w.work, w.session.Outbox
	return ask(w, func() tea.Msg {
		sends, err := work.Standing(ctx, box)
		return standingMsg{sends, err}
	})
}

func (w *workList) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		w.width, w.height = msg.Width, msg.Height
	case identityMsg:
		return w, w.identified(msg)
	case standingMsg:
		return w, w.stood(msg)
	case pinnedMsg:
		return w.pinned(msg)
	case reportedMsg:
		return w, w.reported(msg)
	case returnedMsg:
		row := w.opened
		w.opened = -1
		w.renew()
		w.show()
		return w, tea.Batch(w.stand(), w.look(row), w.lookUp())
	case leftMsg:
		w.left(msg.row, msg.drafts)
		w.show()
	case tea.KeyPressMsg:
		return w.press(msg)
	case chosenMsg:
		return msg.do(tea.KeyPressMsg{})
	}
	return w, nil
}

// identified takes who is signed in, and begins to look people up.
func (w *workList) identified(msg identityMsg) tea.Cmd {
	w.session.Learn(msg.session)
	return w.lookUp()
}

// stood takes what the outbox says.
func (w *workList) stood(msg standingMsg) tea.Cmd {
	if w.err = msg.err; msg.err != nil {
		return nil
	}
	for key, e := range w.rows.sends { // what was sent while the outbox was read
		if e.Begun.After(msg.sends[key].Begun) {
			msg.sends[key] = e
		}
	}
	w.rows.sends = msg.sends
	w.rows.countAll()
	w.show()
	return w.report()
}

// heard takes how a send of a row ended, before the outbox is read again.
func (w *workList) heard(row int) func(outbox.Entry) tea.Cmd {
	return func(e outbox.Entry) tea.Cmd {
		w.rows.sends[w.rows.keys[row]] = e
		if flow.RowStateOf(e) == flow.RowSent {
			delete(w.rows.drafts, w.rows.keys[row])
		}
		w.rows.count(row)
		return w.report()
	}
}

// report has the report written, one time after the other.
func (w *workList) report() tea.Cmd {
	if w.stale = w.writing; w.writing {
		return nil
	}
	w.writing = true
	ctx, work, session, known := w.ctx, w.work, *w.session, w.rows.known()
	return ask(w, func() tea.Msg { return reportedMsg{work.Report(ctx, &session, known)} })
}

func (w *workList) reported(msg reportedMsg) tea.Cmd {
	w.writing, w.unsaved = false, msg.err
	if w.stale {
		return w.report()
	}
	return nil
}
