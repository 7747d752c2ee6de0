package work

import (
	"cmp"
	"context"

	"facet/profile/person"
	"facet/profile/send"
)

// Change is the request of a row that changes or deletes what the person of a session has,
// by what is there now, under the key that the row has in any run. An error says why there
// is none.
func (r Row) Change(ctx context.Context, s *person.Session) (send.Plan, error) {
	if err := s.EnsureIdentified(ctx); err != nil {
		return send.Plan{}, err
	}
	target, err := s.Target(r.Kind)
	if err != nil {
		return send.Plan{}, err
	}
	present, err := target.Collection.List(ctx)
	if err != nil {
		return send.Plan{}, err
	}
	task := Task{Row: r, User: s.User, Key: r.Key(s.Client.BaseURL, s.User.ID)}
	plan, _, o := task.wanted().Plan(s, r.Kind, present)
	switch problems := r.misread(plan.Body); {
	case o.Status == send.Unchanged:
		return send.Plan{}, errSaysSo
	case o.Status != "":
		return send.Plan{}, cmp.Or(o.Err, error(errSaysSo))
	case len(problems) > 0:
		return send.Plan{}, person.Advised{What: problems[0].String() + ".", Remedy: "Correct the row, and open the list again."}
	}
	return plan, nil
}

// errSaysSo is why a row has nothing to send.
var errSaysSo = person.Advised{What: "The entry says all of this already, so there is nothing to send.", Remedy: "Go on to the next row."}
