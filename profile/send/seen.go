package send

import (
	"facet/graph"
	"facet/profile/person"
)

// Seen is the request that changes who may see an object, and nothing else.
func Seen(s *person.Session, o person.Object, by graph.Audiences) (Plan, error) {
	before, err := o.Kind.Decode(o.Raw)
	if err != nil {
		return Plan{}, err
	}
	form, err := o.Kind.Decode(o.Raw)
	if err != nil {
		return Plan{}, err
	}
	form.Facet().AllowedAudiences = by
	patch, err := graph.Patch(o.Raw, before, form)
	if err != nil {
		return Plan{}, err
	}
	plan := Change(s, o.Kind, o.Raw, form, patch)
	plan.Title, plan.still = "Change who sees "+o.Kind.Called(), o.Raw
	return plan, nil
}

// Widens reports whether more people than before may see what the request changes.
func (p Plan) Widens() bool {
	before, err := p.kind.Decode(p.raw)
	if p.form == nil || err != nil || !p.sets(Audience) {
		return false
	}
	return p.form.Facet().AllowedAudiences.WiderThan(before.Facet().AllowedAudiences)
}

// Exposes reports whether the request lets many people see what is private by
// nature.
func (p Plan) Exposes() bool {
	return p.form != nil && p.sets(Audience) && p.kind.Exposed(p.form.Facet().AllowedAudiences)
}
