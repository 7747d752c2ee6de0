package ui

import (
	tea "charm.land/bubbletea/v2"

	"facet/graph/outbox"
	"facet/internal/texteditor"
	"facet/profile/editing"
	"facet/profile/flow"
)

// course is a plan on its way through the screens, from the review to what
// became of it, and where they go on then.
type course struct {
	editing.Plan
	another func() editing.Edit // a new form like the one that it came from; nil: it came from none
	queued  *page               // the page of the form, for those behind it; nil: none
	task    *task               // what it does for a list of work; nil: nothing
	editor  *texteditor.Editor  // for another form
	kept    bool                // what stands in the form of the row isn't lost with it
}

// did remembers what the request has done: the session does, and the queue
// that its form stands in.
func (c course) did(sent outbox.Result) {
	if c.queued != nil {
		c.queued.queue.done(c.queued)
	}
	c.Did(sent)
}

// ended tells the session and the list of work how a send ended.
func (c course) ended(e flow.Ended) tea.Cmd {
	if e.Sent != nil {
		c.did(*e.Sent)
	}
	return c.told(e.Entry)
}

// course is the plan of a step, with what stands behind it.
func (o opener) course(s flow.Submission) course {
	c, _ := s.Origin.(course)
	c.Plan, c.another, c.editor = s.Plan, s.Another, o.editor
	return c
}

// submission is the same for a step.
func (c course) submission() flow.Submission {
	s := flow.Submission{Plan: c.Plan, Another: c.another}
	if c.task != nil || c.queued != nil {
		s.Origin = c
	}
	return s
}

// Ahead goes on to the next row, or to the next form of a queue.
func (c course) Ahead() (flow.Action, bool) {
	if c.task != nil {
		return flow.Action{Keys: []string{"n"}, Help: "next row", Words: "go on to the next row", Go: c.toNextRow}, true
	}
	next := c.queued.queue.after(c.queued)
	if next == nil {
		return flow.Action{}, false
	}
	return flow.Action{Keys: []string{"n", "enter"}, Help: "next form" + next.queue.place(next), Go: func() flow.Next {
		return flow.Next{Move: flow.Instead, To: flow.Own{Place: next}}
	}}, true
}

// Skip goes on to the next row, where that loses nothing.
func (c course) Skip() (flow.Action, bool) {
	return flow.Action{Keys: []string{"n"}, Help: "next row", Words: "go on to the next row", Go: c.toNextRow}, c.task != nil && c.kept
}

func (c course) toNextRow() flow.Next {
	next := flow.Next{Move: flow.Home}
	if row := c.task.next(); row != nil {
		next.To = flow.Own{Place: row}
	}
	return next
}

// Back is what the way back is called.
func (c course) Back() string {
	if c.task != nil {
		return "back to the list"
	}
	return "back to the profile"
}

// OnList reports whether a list of work stands below.
func (c course) OnList() bool { return c.task != nil }

// task is what the form of a row does for its list of work.
type task struct {
	heard func(outbox.Entry) tea.Cmd // is told how a send ended
	next  func() screen              // the next row that is to be sent; nil: there is none
}

// told tells the list of work how a send ended.
func (c course) told(e outbox.Entry) tea.Cmd {
	if c.task == nil || e.ID == "" {
		return nil
	}
	return c.task.heard(e)
}
