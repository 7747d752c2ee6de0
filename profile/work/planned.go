package work

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/object"
	"facet/profile/person"
	"facet/profile/send"
)

// PlanRows are the rows of a run that was compared: what would be sent, and what would
// be left out, as said tells.
func (r *Run) PlanRows(c *graph.Client, said func(send.Outcome) string) (rows []PlannedRow, left []LeftRow, _ error) {
	for i, task := range r.Tasks {
		o := r.Outcomes[i]
		if !r.WouldSend(i) {
			left = append(left, LeftRow{Line: task.Line, Person: task.User.UserPrincipalName, Kind: task.Kind.Name, Label: task.Label, Status: o.Status, Said: said(o)})
			continue
		}
		row, err := r.planRow(c, i)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", task.Place(), err)
		}
		rows = append(rows, row)
	}
	return rows, left, nil
}

// planRow is a row that would be sent. Its address has the person's object id in it, also
// of the one who plans: somebody else applies it.
func (r *Run) planRow(c *graph.Client, i int) (PlannedRow, error) {
	task := r.Tasks[i]
	target, err := r.Target(task)
	if err != nil {
		return PlannedRow{}, err
	}
	row := PlannedRow{
		Line: task.Line, Sheet: task.Sheet, Kind: task.Kind.Name, Action: task.Does(), ID: task.ID, Label: task.Label, Aside: task.Aside, Key: task.Key,
		Person: outbox.Identity{ID: task.User.ID, UserPrincipalName: task.User.UserPrincipalName},
		Method: http.MethodPost, Values: task.Body,
	}
	if plan, changes := r.Planned[i]; changes {
		row.Method, row.Body, row.Was = plan.Method, plan.Body, plan.Now()
		row.Values, err = json.Marshal(task.touched(task.Kind, plan.Now()))
	} else {
		row.Body = task.Request(target).Body
	}
	if err != nil {
		return PlannedRow{}, err
	}
	row.URL, err = row.address(c, task.Kind)
	return row, err
}

// address is where the row goes.
func (p PlannedRow) address(c *graph.Client, kind forms.Kind) (string, error) {
	whom, err := graph.User(p.Person.ID)
	if err != nil {
		return "", err
	}
	collection, err := c.Collection(whom, kind.Path)
	if err != nil || p.Action == Create {
		return collection.URL(), err
	}
	return collection.ItemURL(p.ID), nil
}

// ForOthers reports whether a plan, if there is one, is for anybody but the person with
// this object id.
func (p *Plan) ForOthers(id string) bool {
	return p != nil && slices.ContainsFunc(p.Rows, func(r PlannedRow) bool { return !strings.EqualFold(r.Person.ID, id) })
}

// Read makes rows of the plan's, for [Pin]. What doesn't agree with itself is a problem.
func (p *Plan) Read(c *graph.Client, kinds []forms.Kind) (rows []Row, problems []Problem) {
	for _, planned := range p.Rows {
		row, err := planned.row(c, kinds)
		if err != nil {
			problems = append(problems, Problem{Line: planned.Line, Sheet: planned.Sheet, Advice: err.Error()})
			continue
		}
		rows = append(rows, row)
	}
	return rows, problems
}

// row is the row as a list has it.
func (p PlannedRow) row(c *graph.Client, kinds []forms.Kind) (Row, error) {
	kind, err := forms.Named(kinds, p.Kind)
	if err != nil {
		return Row{}, err
	}
	method := map[Action]string{Create: http.MethodPost, Update: http.MethodPatch, Delete: http.MethodDelete}[p.Action]
	address, err := p.address(c, kind)
	switch {
	case err != nil:
		return Row{}, err
	case method == "" || p.Method != method || p.URL != address || p.Key == "" || (p.Was == nil) != (p.Action == Create):
		return Row{}, errOtherRequest
	}
	row := Row{
		Line: p.Line, Sheet: p.Sheet, Person: p.Person.ID, Kind: kind, ID: p.ID, Body: p.Values, Label: p.Label, Aside: p.Aside,
		planned: &p, place: func(member string) Problem { return Problem{Line: p.Line, Sheet: p.Sheet, Member: member} },
	}
	if row.Action = p.Action; row.Adds() {
		row.Action = ""
		form, err := row.Form()
		if err != nil {
			return Row{}, errOtherRequest
		}
		row.Label = form.Label()
	}
	return row, nil
}

// errOtherRequest is of a row whose parts don't say the same.
var errOtherRequest = person.Advised{What: "what this row says would be sent and what would be sent are not the same. Make the plan again with this facet"}

// AsPlanned refuses tasks that would send something else than their plan has, or to
// somebody who has another name by now.
func (r *Run) AsPlanned() (problems []Problem) {
	for i, task := range r.Tasks {
		wrong := func(advice string) {
			problems = append(problems, Problem{Line: task.Line, Sheet: task.Sheet, Advice: advice})
		}
		planned := task.planned
		if name := planned.Person.UserPrincipalName; !strings.EqualFold(name, task.User.UserPrincipalName) {
			wrong(fmt.Sprintf("the plan is for %s, and the directory calls this person %s now: make the plan again", name, task.User.UserPrincipalName))
			continue
		}
		r.Tasks[i].Person = planned.Person.UserPrincipalName
		if !task.Adds() {
			continue
		}
		target, err := r.Target(task)
		if err != nil || !object.Same(task.Request(target).Body, planned.Body) {
			wrong(errOtherRequest.What)
		}
	}
	return problems
}

// plan makes the request of a task that changes or deletes something. One of a plan has
// to be what was planned, of an entry that is what it was.
func (r *Run) plan(task Task, present []json.RawMessage) (send.Plan, string, graph.ID, send.Outcome) {
	plan, label, id, o := r.Planning(task, task.wanted(), present)
	if task.planned == nil || o.Status == send.Gone || o.Status == send.NotTried {
		return plan, label, id, o
	}
	same := o.Status == "" && plan.Method == task.planned.Method && unmarked(plan.Now(), task.planned.Was)
	if same && plan.Body != nil {
		same = object.Same(plan.Body, task.planned.Body)
	}
	if !same {
		o = send.Outcome{Status: send.ChangedSince, Err: errSincePlan}
		o.Entry.Object = id
		return send.Plan{}, label, id, o
	}
	return plan, label, id, o
}

// errSincePlan is why an entry is left alone that isn't what it was.
var errSincePlan = person.Advised{
	What:   "Somebody has changed it since the plan was made, so it was left alone.",
	Remedy: "Look at it, and make a plan of what is still wanted.",
}

// unmarked reports whether two objects are the same, whatever OData remarks of them.
func unmarked(a, b json.RawMessage) bool {
	x, err := object.Decode(a)
	y, wrong := object.Decode(b)
	return err == nil && wrong == nil && object.Covers(x, y) && object.Covers(y, x)
}
