package ui

import (
	"fmt"
	"net/http"

	"facet/graph/outbox"
)

// EntryPlan is the request of an entry of the outbox, and the one that undoes
// it. The error is a sentence: the entry belongs to another person or account,
// or to a facet type that facet doesn't know any more.
func EntryPlan(s *Session, e outbox.Entry) (plan, undo Plan, err error) {
	h := &history{session: s}
	kind, err := h.mine(e)
	if err != nil {
		return Plan{}, Plan{}, err
	}
	plan = entryPlan(s, kind, e)
	undo = plan
	undo.Title, undo.Method, undo.Body, undo.form = "Undo: delete "+kind.Name, http.MethodDelete, nil, nil
	undo.URL, undo.undoes = s.collection(kind).ItemURL(e.Object), e.ID
	return plan, undo, nil
}

// EntryWords say how an entry of the outbox ended, and what it was about. They
// are raw text.
func EntryWords(e outbox.Entry) string {
	verb := map[string]string{http.MethodPost: "created", http.MethodPatch: "changed", http.MethodDelete: "deleted"}[e.Method]
	status := string(e.Status)
	switch {
	case e.Open():
		status = "NOT CONFIRMED"
	case e.Undone:
		status = "undone"
	}
	return fmt.Sprintf("%s  %s  %s %s", status, verb, e.Path, e.Label)
}

// InterruptedWords say what happened to an entry that was open when facet
// began.
const InterruptedWords = "facet ended while this was on its way, so it isn't known whether Graph did it."
