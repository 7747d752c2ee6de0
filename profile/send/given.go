package send

import (
	"encoding/json"

	"facet/forms"
	"facet/profile/person"
)

// ProblemsError is all that is wrong with what somebody gave.
type ProblemsError struct{ Problems []forms.Problem }

func (e *ProblemsError) Error() string { return e.Problems[0].String() }

// Given is the request that gives an object some members, and changes no other: the
// smallest one. If it says so already, the request has no body. Null takes a member
// away. What is wrong with them is a [ProblemsError]. Nothing is sent if somebody
// changes these members in between.
func Given(s *person.Session, o person.Object, given map[string]any) (Plan, error) {
	if why := o.Locked(); why != "" {
		return Plan{}, person.Advised{What: why}
	}
	before, after, problems := o.Kind.Change(o.Raw, given)
	if len(problems) > 0 {
		return Plan{}, &ProblemsError{problems}
	}
	patch, err := o.Kind.Patch(o.Raw, before, after)
	if err != nil {
		return Plan{}, err
	}
	if patch != nil {
		patch = s.InCloud(after, patch)
	}
	plan := Change(s, o.Kind, o.Raw, after, patch)
	plan.still = o.Raw
	return plan, nil
}

// Now is the object as it is before the request; nil: there is none yet.
func (p Plan) Now() json.RawMessage { return p.raw }
