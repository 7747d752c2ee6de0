package ui

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"

	"facet/graph"
	"facet/graph/outbox"
)

// ElsewhereWords offer the two other ways of a responsibility.
const ElsewhereWords = "Graph doesn't seem to have this address. Two other ways, each reviewed before it is sent: " +
	"1 tries the address below /profile, which older documentation names; " +
	"2 adds just the name to the plain list of responsibilities in the directory."

// Elsewhere reports which other ways are open to a responsibility that was
// refused: the address below /profile, and the plain list of names.
func (p Plan) Elsewhere(err error) (below, names bool) {
	if !p.noAddress(err) {
		return false, false
	}
	return p.kind.Path == "responsibilities", p.Method == http.MethodPost
}

// noAddress reports whether Graph seems not to have the documented address
// of the responsibilities.
func (p Plan) noAddress(err error) bool {
	var e *graph.Error
	if p.kind.Name != "responsibility" || p.Method == http.MethodDelete || !errors.As(err, &e) {
		return false
	}
	return slices.Contains([]int{http.StatusBadRequest, http.StatusNotFound, http.StatusMethodNotAllowed}, e.Status)
}

// Below is the same request at the address below /profile.
func (p Plan) Below() Plan {
	p.kind.Path, p.kind.Note = "profile/responsibilities", ""
	if p.raw != nil {
		return Change(p.session, p.kind, p.raw, p.form, p.Body)
	}
	return Creation(p.session, p.kind, p.form, p.Body)
}

// Named reads the person's plain list of responsibilities, so that adding to
// it loses nothing, and returns the plan that adds the name: a request of its
// own, to a list that holds names and nothing else.
func (p Plan) Named(ctx context.Context) (Plan, error) {
	session := p.session
	present, err := session.Client.Responsibilities(ctx, session.Person)
	if err != nil {
		return Plan{}, err
	}
	names := append(slices.Clone(present), p.Label)
	p.URL, _ = session.Client.UserURL(session.Person)
	p.Method, p.raw, p.Title = http.MethodPatch, nil, "Add to the plain list"
	p.Note = "Only the name is kept there: description, web page, tags and audience are not sent."
	p.Body, _ = json.Marshal(map[string][]string{"responsibilities": names})
	p.form = nil
	p.direct = func(client *graph.Client) sending {
		return func(ctx context.Context, _ func(outbox.Progress)) (outbox.Result, error) {
			answer, err := client.SetResponsibilities(ctx, session.Person, names)
			return outbox.Result{Answer: answer}, err
		}
	}
	return p, nil
}
