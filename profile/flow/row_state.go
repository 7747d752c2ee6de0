package flow

import "facet/graph/outbox"

// RowState is the state of a row of a work list.
type RowState int

// The states.
const (
	RowToDo RowState = iota
	RowSent
	RowRefused
	RowUnconfirmed
	RowResting   // not confirmed, and a person stopped asking
	RowTakenBack // it was sent, and undone: it is sent once more by opening it, and not in passing
	RowDraft
	RowSkipped
	RowNobody // nobody has this name
	RowStates // how many there are
)

// String is the state in words, as the list and the counts have it.
func (s RowState) String() string {
	return [...]string{"to do", "sent", "refused", "not confirmed", "let rest", "taken back", "draft", "skipped", "no such person"}[s]
}

// Open reports whether there is something to send yet.
func (s RowState) Open() bool { return s == RowToDo || s == RowDraft || s == RowRefused }

// RowStateOf is what a send says about its row.
func RowStateOf(e outbox.Entry) RowState {
	switch {
	case e.ID == "":
		return RowToDo
	case e.Stands():
		return RowSent
	case e.Undone:
		return RowTakenBack
	case e.Open():
		return RowUnconfirmed
	case e.Status == outbox.Refused:
		return RowRefused
	case e.Status == outbox.Discarded:
		return RowResting
	}
	return RowToDo
}
