package lines

import (
	"facet/profile/flow"
	"facet/profile/person"
)

// consent asks for a further permission, and goes on with it.
func (t *talk) consent(p flow.Consent) (ending, error) {
	if err := t.permission(p.Session, p.Scope); err != nil {
		return t.unapproved(err, p)
	}
	if p.Then == nil {
		t.say("The permission is there.")
		return stayed, nil
	}
	return t.to(p.Then)
}

// unapproved says why a permission was not to be had.
func (t *talk) unapproved(err error, p flow.Consent) (ending, error) {
	if missing, unapproved := person.MissingIn(err); unapproved {
		return t.step(flow.Unapproved(p.Session, missing, err, p))
	}
	t.explain(err)
	return stayed, t.ctx.Err()
}
