package send

import (
	"encoding/json"
	"fmt"

	"facet/forms"
	"facet/graph"
	"facet/internal/object"
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

// SeenBy are the requests after which the same people see some objects. What they
// see already needs none.
func SeenBy(s *person.Session, some []person.Object, by graph.Audiences) (Several, error) {
	var plans []Plan
	for _, o := range some {
		if o.Audience() == by {
			continue
		}
		plan, err := Seen(s, o, by)
		if err != nil {
			return Several{}, fmt.Errorf("%s can't be changed: %w", o.Name(), err)
		}
		plans = append(plans, plan)
	}
	return NewSeveral(plans).Batch(), nil
}

// AudienceBefore is who may see the object that the request changes.
func (p Plan) AudienceBefore() graph.Audiences { return audienceOf(p.kind, p.raw) }

// AudienceAfter is who may see it then.
func (p Plan) AudienceAfter() graph.Audiences {
	return audienceOf(p.kind, object.Overlay(p.raw, p.Body))
}

func audienceOf(kind forms.Kind, raw json.RawMessage) graph.Audiences {
	form, err := kind.Decode(raw)
	if err != nil {
		return ""
	}
	return form.Facet().AllowedAudiences
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
