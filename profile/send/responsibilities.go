package send

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"facet/graph"
	"facet/graph/outbox"
)

// AddressMissing reports whether Graph says just that it has no such address.
func (p Plan) AddressMissing(err error) bool {
	e, _ := errors.AsType[*graph.Error](err)
	return p.noAddress(err) && e.Status != http.StatusBadRequest
}

// Fallbacks reports which other ways are open to a responsibility that was
// refused: the address below /profile, and the plain list of names.
func (p Plan) Fallbacks(err error) (below, names bool) {
	if !p.noAddress(err) {
		return false, false
	}
	return p.kind.Path == "responsibilities", p.Method == http.MethodPost
}

// noAddress reports whether Graph seems not to have the documented address
// of the responsibilities.
func (p Plan) noAddress(err error) bool {
	if p.kind.Name != "responsibility" || p.Method == http.MethodDelete {
		return false
	}
	return graph.SaysStatus(err, http.StatusBadRequest, http.StatusNotFound, http.StatusMethodNotAllowed)
}

// BelowProfile is the same request of the same form at the address below /profile.
// Nothing is known of what is there.
func (p Plan) BelowProfile() Plan {
	p.kind.Path, p.kind.Note, p.Note = "profile/responsibilities", "", ""
	p.like, p.likes = nil, nil
	if p.URL = collectionOf(p.session, p.kind).URL(); p.raw != nil {
		p.URL = collectionOf(p.session, p.kind).ItemURL(p.id)
	}
	return p
}

// InPlainList reads the person's plain list of responsibilities, so that adding to
// it loses nothing, and returns the plan that adds the name: a request of its
// own, to a list that holds names and nothing else.
func (p Plan) InPlainList(ctx context.Context) (Plan, error) {
	session := p.session
	present, err := session.Client.Responsibilities(ctx, session.Person)
	if err != nil {
		return Plan{}, err
	}
	names := append(slices.Clone(present), p.Label)
	p.URL, _ = session.Client.UserURL(session.Person)
	p.Method, p.raw, p.Title = http.MethodPatch, nil, "Add to the plain list"
	p.purpose = p.listing(len(present))
	p.Note = "Only the name is kept there: description, web page, tags and audience are not sent."
	p.Body, _ = json.Marshal(map[string][]string{"responsibilities": names})
	p.form = nil
	p.direct = func(client *graph.Client) Sending {
		return func(ctx context.Context, _ func(outbox.Progress)) (outbox.Result, error) {
			answer, err := client.SetResponsibilities(ctx, session.Person, names)
			return outbox.Result{Answer: answer}, err
		}
	}
	return p, nil
}

// listing says what adding to a list of so many names does.
func (p Plan) listing(names int) string {
	list := "your plain list of responsibilities"
	if !p.session.Person.IsMe() {
		list = "the plain list of responsibilities of " + p.session.OwnerDetails()
	}
	stay := fmt.Sprintf("the %d names already there stay", names)
	switch names {
	case 0:
		stay = "it is empty so far"
	case 1:
		stay = "the name already there stays"
	}
	return "This adds" + quotes(p.Label) + " to " + list + "; " + stay + "."
}
