package cli

import (
	"cmp"
	"encoding/json"
	"net/http"

	"facet/profile/person"
	"facet/profile/send"
	"facet/profile/work"
)

// fillRow is a row for programs: what would become of it, or has.
type fillRow struct {
	Facet           int             `json:"facet,omitempty"`
	Line            int             `json:"line"`
	Person          string          `json:"person"`
	PersonID        string          `json:"personId"`
	Name            string          `json:"name,omitempty"`
	Kind            string          `json:"kind"`
	Label           string          `json:"label,omitempty"`
	Action          work.Action     `json:"action"`
	Status          send.Status     `json:"status"`
	ObjectID        string          `json:"objectId,omitempty"`
	RequestID       string          `json:"requestId,omitempty"`
	ClientRequestID string          `json:"clientRequestId,omitempty"`
	Said            string          `json:"said,omitempty"`
	Method          string          `json:"method,omitempty"` // of a dry run
	URL             string          `json:"url,omitempty"`
	Body            json.RawMessage `json:"body,omitempty"`
}

// row is a task for programs.
func (f *filling) row(i int) fillRow { return newFillRow(f.work.Tasks[i], f.work.Outcomes[i]) }

func newFillRow(task work.Task, o send.Outcome) fillRow {
	r := fillRow{
		Facet: person.Shape, Line: task.Line, Person: task.Person, PersonID: task.User.ID, Name: task.User.DisplayName, Kind: task.Kind.Name, Label: task.Label,
		Action: task.Does(), Status: o.Status, ObjectID: string(cmp.Or(o.Entry.Object, task.ID)), RequestID: o.Entry.RequestID, ClientRequestID: o.Entry.ClientRequestID,
	}
	if !o.Status.Arrived() && !o.Status.Would() {
		r.Said = explainOutcome(o)
	}
	return r
}

// wouldBe is what would become of a row with an action.
func wouldBe(does work.Action) send.Status {
	switch does {
	case work.Update:
		return send.WouldChange
	case work.Delete:
		return send.WouldDelete
	default:
		return send.WouldCreate
	}
}

// dry says what would become of each row, and sends nothing. It ends as sending would.
func (f *filling) dry() error {
	if f.plan.to != "" {
		if err := f.writePlan(); err != nil {
			return nothingSent(err)
		}
	}
	for i := range f.work.Outcomes {
		if f.work.WouldSend(i) {
			f.work.Outcomes[i].Status = wouldBe(f.work.Tasks[i].Does())
			f.work.Outcomes[i].Err = nil
		}
	}
	var rows []fillRow
	for i := range f.work.Tasks {
		r, err := f.dryRow(i)
		if err != nil {
			return err
		}
		rows = append(rows, r)
	}
	if err := f.out.fillRows(rows, f.summed()); err != nil {
		return err
	}
	f.planWritten()
	return f.ended(nil)
}

// dryRow is a row with the request that would be sent.
func (f *filling) dryRow(i int) (fillRow, error) {
	r, task := f.row(i), f.work.Tasks[i]
	if !r.Status.Would() {
		return r, nil
	}
	if plan, has := f.work.Planned[i]; has {
		r.Method, r.URL, r.Body = plan.Method, plan.URL, plan.Body
		return r, nil
	}
	target, err := f.target(task)
	if err != nil {
		return r, err
	}
	r.Method, r.URL, r.Body = http.MethodPost, target.Collection.URL(), task.Request(target).Body
	return r, nil
}

// summed is how many rows have come to which end.
func (f *filling) summed() map[string]any {
	all := map[string]any{"rows": len(f.work.Tasks), "people": len(f.pinned.People), "statuses": f.counts()}
	if f.plan.hash != "" {
		all["plan"] = f.plan.hash
	}
	return all
}
