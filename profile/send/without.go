package send

import (
	"errors"
	"net/http"

	"facet/forms"
	"facet/graph"
	"facet/internal/object"
)

// Without is the same request without what Graph may have refused, and what that
// is called: a member whose value it has been seen to refuse without saying why,
// where it has said nothing now either.
func (p Plan) Without(err error) (Plan, string, bool) {
	e, answered := errors.AsType[*graph.Error](err)
	if !answered || e.Status != http.StatusBadRequest || e.Message != "" || p.form == nil || p.direct != nil || p.reverses {
		return Plan{}, "", false
	}
	for _, f := range forms.Fields(p.form) {
		if called := f.Doubt(); called != "" && p.sets(f.Member) {
			without, left := p.leaving(f.Member)
			return without, called, left
		}
	}
	return Plan{}, "", false
}

// leaving is the request without one member, if anything else is left of it.
func (p Plan) leaving(member string) (Plan, bool) {
	var body object.Object
	for _, m := range object.Parse(p.Body) {
		if m.Name != member {
			body.Set(m.Name, m.Value)
		}
	}
	p.Body, p.like, p.likes = body.Text(), nil, nil
	form, err := p.kind.Decode(object.Overlay(p.raw, p.Body))
	if p.raw == nil {
		form, err = p.kind.Decode(p.Body)
	}
	p.form = form
	return p, err == nil && len(body) > 0
}
