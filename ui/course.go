package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/graph/outbox"
	"facet/internal/editing"
)

// course is a plan on its way through the screens, from the review to what
// became of it, and where they go on then.
type course struct {
	editing.Plan
	again  func() screen // a page for another one like it; nil: none
	queued *page         // the page of the form, for those behind it; nil: none
	task   *task         // what it does for a list of work; nil: nothing
	kept   bool          // what stands in the form of the row isn't lost with it
}

// did remembers what the request has done: the session does, and the queue
// that its form stands in.
func (c course) did(sent outbox.Result) {
	if c.queued != nil {
		c.queued.queue.done(c.queued)
	}
	c.Did(sent)
}

// onward is the key to the next row, where one may go on without this one.
func (c course) onward() key.Binding {
	k := bind("n", "next row", "n")
	k.SetEnabled(c.task != nil && c.kept)
	return k
}

// leave goes on to the next row that is to be sent, or to the list, and leaves
// this one as it is.
func (c course) leave() screen { return home{c.task.next()} }

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
