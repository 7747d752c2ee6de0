package ui

import (
	tea "charm.land/bubbletea/v2"

	"facet/graph/outbox"
	"facet/profile/flow"
)

// origin is what stands behind a request: the form of a queue, or the row of a
// list of work.
type origin struct {
	page *page // of the form, for those behind it; nil: none
	task *task // what it does for a list of work; nil: nothing
	kept bool  // what stands in the form of the row isn't lost with it
}

// Ahead goes on to the next row, or to the next form of a queue.
func (o origin) Ahead() (flow.Action, bool) {
	if o.task != nil {
		return flow.Action{Keys: []string{"n"}, Help: "next to send", Words: "open the next row that is to be sent", Go: o.toNextRow}, true
	}
	next := o.page.queue.after(o.page)
	if next == nil {
		return flow.Action{}, false
	}
	return flow.Action{Keys: []string{"enter"}, Was: "n", Help: "next form" + next.queue.place(next), Go: func() flow.Next {
		return flow.Next{Move: flow.Instead, To: flow.Own{Place: next}}
	}}, true
}

// Skip goes on to the next row, where that loses nothing.
func (o origin) Skip() (flow.Action, bool) {
	return flow.Action{Keys: []string{"s"}, Was: "n", Help: "skip to the next row", Words: "leave this row for now, and go on to the next", Go: o.toNextRow}, o.task != nil && o.kept
}

func (o origin) toNextRow() flow.Next {
	next := flow.Next{Move: flow.Home}
	if row := o.task.next(); row != nil {
		next.To = flow.Own{Place: row}
	}
	return next
}

// Back is what the way back is called.
func (o origin) Back() string {
	if o.task != nil {
		return "back to the list"
	}
	return "back to the profile"
}

// OnList reports whether a list of work stands below.
func (o origin) OnList() bool { return o.task != nil }

// task is what the form of a row does for its list of work.
type task struct {
	heard func(outbox.Entry) tea.Cmd // is told how a send ended
	next  func() screen              // the next row that is to be sent; nil: there is none
}

// ended tells the session how a send has ended, and what stands behind it.
func ended(e flow.Ended) tea.Cmd {
	behind, _ := e.Origin.(origin)
	if e.Sent != nil {
		e.Remember(*e.Sent)
		if behind.page != nil {
			behind.page.queue.done(behind.page)
		}
	}
	if behind.task == nil || e.Entry.ID == "" {
		return nil
	}
	return behind.task.heard(e.Entry)
}
