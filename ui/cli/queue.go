package cli

import (
	"context"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"facet/graph"
	"facet/graph/outbox"
	"facet/profile/draft"
	"facet/profile/person"
	"facet/profile/work"
)

func (c *command) queueCommand() *cobra.Command {
	var options listOptions
	cmd := &cobra.Command{
		Use:   "queue FILE",
		Short: "Work a list off in the editor, row by row",
		Long: "queue opens the editor on a list of work, as facet fill reads it: a table (CSV), a workbook (.xlsx) or JSON that says for whom, what kind, and the members. " +
			"Each row opens as a form that is filled in already, is reviewed, and is sent once; a row that changes or deletes an entry opens as the review of that, with what is there now: what facet fill has sent is known here, and the other way round. " +
			"What is not sent yet, refused or not confirmed is there again the next time. A report is kept next to the file.",
		Example: "  facet queue team.csv\n  facet queue team.xlsx --sheet Courses\n  facet queue team.csv --sandbox",
		Args:    oneFile,
		RunE: c.does(func(ctx context.Context, args []string) error {
			if err := c.openList(ctx, args[0], options); err != nil {
				return err
			}
			defer c.closeList()
			return c.edit(ctx, nil)
		}),
	}
	c.sandboxed(cmd)
	options.flags(cmd)
	cmd.Flags().BoolVar(&c.line, "line", false, "say how the same list is worked off without screens")
	return cmd
}

// openList reads a list of work for the editor, as facet fill does, or says all
// that is wrong with it.
func (c *command) openList(ctx context.Context, file string, options listOptions) error {
	if c.plain() {
		return invalidf("the queue needs a terminal that can show screens. Without them, facet fill %s sends the same list, and with --dry-run shows it", typedName(file))
	}
	if file == "-" {
		return invalidf("the queue takes keys from where a list could come from: put the list into a file")
	}
	f := &filling{command: c, file: file, options: options}
	f.nameReport()
	rows, err := f.rows(ctx)
	if err != nil {
		return err
	}
	if err := f.reports(); err != nil {
		return err
	}
	c.work = &workList{name: f.called(), rows: rows, report: f.written, locks: c.reportLocks(), list: f}
	return nil
}

// closeList ends the run over the list, and says where its report is, if that isn't
// to be expected.
func (c *command) closeList() {
	if w, ok := c.work.(*workList); ok {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.report.Close()
		if w.taken != "" {
			w.list.say(reportStays, w.taken, w.report.Name)
		}
	}
}

// workList is a list of work as the screens have it.
type workList struct {
	name string
	rows []work.Row

	mu     sync.Mutex // one report at a time
	report work.Report
	locks  string // where runs say which reports are theirs
	list   *filling
	placed bool   // the report has a name that is no other run's
	taken  string // the name that it would have had, if that is another run's
}

// Name implements [draft.Work].
func (w *workList) Name() string { return w.name }

// Rows implements [draft.Work].
func (w *workList) Rows() []draft.WorkRow {
	rows := make([]draft.WorkRow, len(w.rows))
	for i, r := range w.rows {
		rows[i] = draft.WorkRow{Person: r.Person, Kind: r.Kind, Body: r.Body, Label: r.Label}
		if !r.Adds() {
			rows[i].Change, rows[i].Label = r.Change, r.Called()
			rows[i].Does = map[work.Action]string{work.Update: "change", work.Delete: "delete"}[r.Action]
		}
	}
	return rows
}

// Pin implements [draft.Work].
func (w *workList) Pin(ctx context.Context, client *graph.Client, row int) (graph.DirectoryUser, string, error) {
	one := w.rows[row]
	pinned, problems, err := work.Pin(ctx, client, []work.Row{one}, nil)
	switch {
	case err != nil:
		return graph.DirectoryUser{}, "", err
	case len(problems) > 0:
		return graph.DirectoryUser{}, strings.TrimPrefix(problems[0].Advice, one.Person+": "), nil
	}
	return pinned.People[0], "", nil
}

// Key implements [draft.Work].
func (w *workList) Key(row int, cloud, person string) string { return w.rows[row].Key(cloud, person) }

// Standing implements [draft.Work].
func (w *workList) Standing(ctx context.Context, box *outbox.Outbox) (map[string]outbox.Entry, error) {
	history, err := box.History(ctx)
	if err != nil {
		return nil, err
	}
	var tasks []work.Task
	for _, e := range history {
		if e.Key != "" {
			tasks = append(tasks, work.Task{Key: e.Key})
		}
	}
	entries := map[string]outbox.Entry{}
	for i, o := range work.Standing(history, tasks) {
		entries[tasks[i].Key] = o.Entry
	}
	return entries, nil
}

// place finds a name for the report that is no other run's. Who is in the list is
// looked up bit by bit, so everything that was sent from here counts as known.
func (w *workList) place(sends []outbox.Entry) error {
	taken, err := w.report.Place(w.locks, w.list.namesThem(sends))
	w.placed, w.taken = err == nil, taken
	return err
}

// Report implements [draft.Work].
func (w *workList) Report(ctx context.Context, s *person.Session, people map[string]graph.DirectoryUser) error {
	var tasks []work.Task
	for _, r := range w.rows {
		task := work.Task{Row: r, User: people[strings.ToLower(r.Person)], Key: "of nobody yet"}
		if task.User.ID != "" {
			task.Key = r.Key(s.Client.BaseURL, task.User.ID)
		}
		tasks = append(tasks, task)
	}
	entries, err := work.Sends(ctx, s.Outbox, tasks)
	if err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.placed {
		all, err := s.Outbox.History(ctx)
		if err != nil {
			return err
		}
		if err := w.place(all); err != nil {
			return err
		}
	}
	return w.report.Write(tasks, work.Standing(entries, tasks))
}
