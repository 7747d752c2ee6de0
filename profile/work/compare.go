package work

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"sort"

	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/object"
	"facet/internal/textfile"
	"facet/profile/send"
)

// Planning makes the request of a task out of what its person has, as [send.Wanted]
// does.
type Planning func(task Task, wanted send.Wanted, present []json.RawMessage) (plan send.Plan, label string, id graph.ID, outcome send.Outcome)

// Listing reads what the person of a task has of its facet type.
type Listing func(ctx context.Context, task Task) ([]json.RawMessage, error)

// Compare holds tasks against what their people have, before anything is sent: those
// that change or delete something, and with all also those that create. What has nothing
// to send gets its outcome; what isn't right is a problem of the list. Tell, if it is
// not nil, hears how many of so many lists were read.
func (r *Run) Compare(ctx context.Context, list Listing, all bool, tell func(done, of int)) ([]Problem, error) {
	c := comparing{Run: r, list: list, tell: tell}
	r.Planned = map[int]send.Plan{}
	for i, task := range r.Tasks {
		if r.pending(i) && (all || !task.Adds()) {
			c.tasks = append(c.tasks, i)
		}
	}
	sort.SliceStable(c.tasks, func(a, b int) bool { return r.Tasks[c.tasks[a]].Collection() < r.Tasks[c.tasks[b]].Collection() })
	if err := c.compare(ctx); err != nil {
		return nil, err
	}
	inOrder(c.problems)
	return c.problems, nil
}

// comparing is a list on its way to being compared.
type comparing struct {
	*Run
	list     Listing
	tell     func(done, of int)
	tasks    []int
	problems []Problem
}

// Collection names what a task is about: a facet type of a person.
func (t Task) Collection() string { return t.User.ID + "\n" + t.Kind.Path }

func (c *comparing) compare(ctx context.Context) error {
	var present []json.RawMessage
	for n, i := range c.tasks {
		task := c.Tasks[i]
		if n == 0 || c.Tasks[c.tasks[n-1]].Collection() != task.Collection() {
			if c.tell != nil {
				c.tell(n, len(c.tasks))
			}
			var err error
			if err = Patiently(ctx, func() (err error) { present, err = c.list(ctx, task); return err }); err != nil {
				return fmt.Errorf("read what %s has: %w", task.Person, err)
			}
		}
		if task.Adds() {
			c.creates(i, present)
		} else {
			c.changes(i, present)
		}
	}
	return nil
}

// creates holds a row that creates something against what is there.
func (c *comparing) creates(i int, present []json.RawMessage) {
	if c.Once == nil || c.Again {
		return
	}
	if err := c.Once(c.Tasks[i])(present); err != nil {
		c.Outcomes[i] = send.OutcomeOf(outbox.Result{}, err)
	}
}

// changes holds a row against the entry that it is about. An id is whole from then on.
func (c *comparing) changes(i int, present []json.RawMessage) {
	task := &c.Tasks[i]
	plan, label, id, o := c.plan(*task, present)
	if label != "" {
		task.Label = label
	}
	if id != "" {
		task.ID = id
	}
	switch {
	case o.Status == send.NotRight:
		c.wrong(*task, o.Err)
	case o.Status != "":
		c.Outcomes[i] = o
	default:
		c.Planned[i] = plan
		c.misread(*task, plan.Body)
	}
}

// misread refuses what a change would write that was misread on its way here. What says
// the same as the entry isn't sent, and may say what it likes.
func (c *comparing) misread(task Task, body json.RawMessage) {
	c.problems = append(c.problems, task.misread(body)...)
}

// misread is what was misread of what the row would write.
func (r Row) misread(body json.RawMessage) (problems []Problem) {
	for _, leaf := range object.Flatten(body) {
		if right, wrong := textfile.Misread(leaf.Words); wrong {
			at := r.place(leaf.Path)
			at.Sheet, at.Advice = r.Sheet, anotherEncoding(leaf.Words, right)
			problems = append(problems, at)
		}
	}
	return problems
}

// wrong notes what is wrong with the members of a row.
func (c *comparing) wrong(task Task, err error) {
	problems, ok := errors.AsType[*send.ProblemsError](err)
	if !ok {
		c.problems = append(c.problems, Problem{Line: task.Line, Sheet: task.Sheet, Advice: err.Error()})
		return
	}
	for _, p := range problems.Problems {
		at := task.place(p.Member)
		at.Sheet, at.Advice = task.Sheet, p.Advice
		c.problems = append(c.problems, at)
	}
}

// wanted is what a row wants of the entry that is there.
func (t Task) wanted() send.Wanted {
	return send.Wanted{
		ID: t.ID, Delete: t.Action == Delete, Changed: t.Changed, Key: t.Key,
		Given: func(raw json.RawMessage) map[string]any { return t.touched(t.Kind, raw) },
	}
}

// change sends a row that changes or deletes something. The entry is read just before.
func (r *Run) change(ctx, stop context.Context, task Task, target outbox.Target, progress func(outbox.Progress)) send.Outcome {
	var answer graph.Answer
	err := Patiently(graph.Once(ctx), func() (err error) { answer, err = target.Collection.Get(ctx, task.ID); return err })
	present := []json.RawMessage{answer.Object}
	switch {
	case graph.SaysStatus(err, http.StatusNotFound):
		present = nil
	case err != nil:
		return send.OutcomeOf(outbox.Result{}, fmt.Errorf("nothing was sent: %w", err))
	}
	plan, _, _, o := r.plan(task, present)
	if o.Status != "" {
		return o
	}
	return r.patiently(stop, func() (outbox.Result, error) { return plan.Send(ctx, progress) })
}
