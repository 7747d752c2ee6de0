package ui

import (
	"cmp"
	"context"
	"encoding/json"

	tea "charm.land/bubbletea/v2"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
)

// Work is a list of objects to be created, each for somebody; internal/cli
// joins it to package worklist. Its methods with a context may wait.
type Work interface {
	// Name is what the list is called. It is raw text.
	Name() string
	// Rows are what is to be created, in the order of the list.
	Rows() []WorkRow
	// Pin asks the directory who a row is for. A problem is about the row, in a
	// sentence; an error is about the directory.
	Pin(ctx context.Context, client *graph.Client, row int) (user graph.DirectoryUser, problem string, err error)
	// Key is how the outbox knows a row, for a person by their object id.
	Key(row int, cloud, person string) string
	// Standing are the sends that say what has become of rows, by their keys.
	Standing(ctx context.Context, box *outbox.Outbox) (map[string]outbox.Entry, error)
	// Report writes down for people what has become of the rows, whose people
	// are known by the names in the list.
	Report(ctx context.Context, s *Session, people map[string]graph.DirectoryUser) error
}

// WorkRow is one object to be created. Its words are raw text.
type WorkRow struct {
	Person string // as the list has it: a sign-in name or an object id
	Kind   forms.Kind
	Body   json.RawMessage
	Label  string
}

// task is what the form of a row does for its list of work.
type task struct {
	heard func(outbox.Entry) tea.Cmd // is told how a send ended
	next  func() screen              // the next row that is to be sent; nil: there is none
}

// key is what the outbox knows the request by: the row of a list, or else the
// draft.
func (p Plan) key() string { return cmp.Or(p.basis.Key, p.draft) }

// told tells the list of work how a send ended.
func (p Plan) told(e outbox.Entry) tea.Cmd {
	if p.task == nil || e.ID == "" {
		return nil
	}
	return p.task.heard(e)
}

// rowState is what has become of a row.
type rowState int

const (
	rowToDo rowState = iota
	rowSent
	rowRefused
	rowUnconfirmed
	rowResting // it was not confirmed, and somebody let it rest
	rowDraft
	rowSkipped
	rowNobody // there is nobody with this name
	rowStates // how many there are
)

// String is the state in words, as the list and the counts have it.
func (s rowState) String() string {
	return [...]string{"to do", "sent", "refused", "not confirmed", "let rest", "draft", "skipped", "no such person"}[s]
}

// sign goes before the words, so that a state isn't told by its colour alone.
func (s rowState) sign() string {
	return [...]string{" ", "✓", "✗", "?", "?", "~", "–", "✗"}[s]
}

// open reports whether there is something to send yet.
func (s rowState) open() bool { return s == rowToDo || s == rowDraft || s == rowRefused }

// stateOf is what a send says about its row.
func stateOf(e outbox.Entry) rowState {
	switch {
	case e.ID == "":
		return rowToDo
	case e.Status == outbox.Done && !e.Undone:
		return rowSent
	case e.Open():
		return rowUnconfirmed
	case e.Status == outbox.Refused:
		return rowRefused
	case e.Status == outbox.Discarded:
		return rowResting
	}
	return rowToDo
}
