package ui

import "facet/graph/outbox"

// rowState is what has become of a row.
type rowState int

const (
	rowToDo rowState = iota
	rowSent
	rowRefused
	rowUnconfirmed
	rowResting   // it was not confirmed, and somebody let it rest
	rowTakenBack // it was sent, and undone: it is sent once more by opening it, and not in passing
	rowDraft
	rowSkipped
	rowNobody // there is nobody with this name
	rowStates // how many there are
)

// String is the state in words, as the list and the counts have it.
func (s rowState) String() string {
	return [...]string{"to do", "sent", "refused", "not confirmed", "let rest", "taken back", "draft", "skipped", "no such person"}[s]
}

// sign goes before the words, so that a state isn't told by its colour alone.
func (s rowState) sign() string {
	return [...]string{" ", "✓", "✗", "?", "?", "↶", "~", "–", "✗"}[s]
}

// open reports whether there is something to send yet.
func (s rowState) open() bool { return s == rowToDo || s == rowDraft || s == rowRefused }

// stateOf is what a send says about its row.
func stateOf(e outbox.Entry) rowState {
	switch {
	case e.ID == "":
		return rowToDo
	case e.Stands():
		return rowSent
	case e.Undone:
		return rowTakenBack
	case e.Open():
		return rowUnconfirmed
	case e.Status == outbox.Refused:
		return rowRefused
	case e.Status == outbox.Discarded:
		return rowResting
	}
	return rowToDo
}
