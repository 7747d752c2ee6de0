package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"facet/graph"
	"facet/internal/text"
	"facet/profile/send"
	"facet/profile/work"
)

// compare holds rows against what their people have: those that change or delete
// something, and in a dry run all.
func (f *filling) compare(ctx context.Context) error {
	f.work.Planning = f.planning
	asks := func(t work.Task) bool { return f.dryRun || !t.Adds() }
	if !slices.ContainsFunc(f.work.Tasks, asks) {
		return nil
	}
	shown := f.progress("Reading what is there, row", len(f.work.Tasks))
	problems, err := f.work.Compare(ctx, f.present, f.dryRun, shown.looksUp)
	shown.end()
	if err != nil {
		return err
	}
	return f.wrong(problems)
}

// present is what the person of a task has.
func (f *filling) present(ctx context.Context, task work.Task) ([]json.RawMessage, error) {
	target, err := f.target(task)
	if err != nil {
		return nil, err
	}
	present, err := target.Collection.List(ctx)
	f.beside(task, present)
	return present, err
}

// planning is the request of a task that changes or deletes something.
func (f *filling) planning(task work.Task, wanted send.Wanted, present []json.RawMessage) (send.Plan, string, graph.ID, send.Outcome) {
	s, err := f.sessionOf(task)
	if err != nil {
		return send.Plan{}, "", "", send.Outcome{Status: send.NotTried, Err: err}
	}
	plan, o, outcome := wanted.Plan(s, task.Kind, present)
	if o.Form == nil {
		return plan, "", "", outcome
	}
	return plan, o.Label, o.Form.Facet().ID, outcome
}

// actions count what is to be done: 26 create, 12 change, 2 delete.
func (f *filling) actions() string {
	counts := map[work.Action]int{}
	for i, o := range f.work.Outcomes {
		if o.Status == send.NotTried || o.Status == send.Refused {
			counts[f.work.Tasks[i].Does()]++
		}
	}
	var said []string
	for _, a := range []work.Action{work.Create, work.Update, work.Delete} {
		if n := counts[a]; n > 0 {
			said = append(said, fmt.Sprintf("%d %s", n, map[work.Action]string{work.Create: "create", work.Update: "change", work.Delete: "delete"}[a]))
		}
	}
	said = append(said, f.counts().Of(send.Unchanged, send.There, send.AlikeThere, send.ChangedSince, send.Gone)...)
	return strings.Join(said, ", ")
}

// changesSomething reports whether a row does anything but create.
func (f *filling) changesSomething() bool {
	return slices.ContainsFunc(f.work.Tasks, func(t work.Task) bool { return !t.Adds() })
}

// sayLeft names the rows that are left alone before anything is sent, and why.
func (f *filling) sayLeft() {
	for i, o := range f.work.Outcomes {
		if o.Status == send.ChangedSince || o.Status == send.Gone {
			what, _ := explainedOutcome(o)
			f.say("! %s, %s: %s. %s", f.work.Tasks[i].Place(), text.Fit(f.work.Tasks[i].Label, 40), o.Status, what)
		}
	}
}
