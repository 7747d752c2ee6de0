package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"facet/graph"
	"facet/graph/outbox"
	"facet/profile/person"
	"facet/profile/send"
	"facet/profile/work"
)

// filling is one run of facet fill.
type filling struct {
	*command
	file   string
	report string
	// reportNamed tells that somebody said where the report goes.
	reportNamed bool
	people      int // how many the list is for, as --confirm says; 0: it doesn't
	again       bool
	dryRun      bool
	plan        planned
	guard       guard

	options listOptions

	out *output

	practice bool // the report is one of the sandbox, which the next one may replace

	session *person.Session
	pace    work.Pace
	pinned  work.Pinned
	work    work.Run
	fixes   []int          // lines that may correct what an earlier run sent
	earlier []outbox.Entry // sends of the rows, also those that a later one took the place of
	written work.Report
}

func (c *command) fillCommand() *cobra.Command {
	f := &filling{command: c}
	cmd := &cobra.Command{
		Use:   "fill LIST",
		Short: "Create, change and delete by a list, for many people",
		Long: "fill reads a list of objects, each for a person, checks all of it, shows for whom it is, asks, and sends it: the rows of one person one after the other, those of different people side by side. " +
			"Nothing is sent if anything in the list is wrong. It keeps to the pace that Graph takes, stops when refusals show a pattern, and ctrl+c stops it once what is on its way has come to an end. " +
			"Run it again to go on, also after a crash, and after rows were added or those that were refused were changed: a row that was sent is never sent again, as long as it says the same. " +
			"What the person has already, or one like it, what was sent and then taken back, and what was sent from here in another way, such as from the editor, is left out unless --again is given.\n\n" +
			"LIST is a table (CSV; commas, semicolons or tabs) or a workbook (.xlsx), with a row that names the columns: person, kind, and members such as displayName or detail.company.displayName. " +
			"Case, blanks, hyphens and underscores don't count in these names, and the words of the form do as well (Name, Issued, Who may see it), as do UPN, user, mail, e-mail and employee for the person. " +
			"A person may be a sign-in name, a mail address or an object id, and a column personName is held against the directory. Columns that are nobody's go into the report. An empty cell gives nothing, and (clear) takes away what a template gives. " +
			"Lists have a bar between their items, and \\| for a bar in one; colleagues are columns such as colleagues.userPrincipalName, with an item for each of them. " +
			"Or it is JSON, an object a line or an array: {\"person\":…,\"kind\":…,\"values\":{…}}; with --kind, also what facet list prints, without the ids. A row whose person begins with # is left out. - is standard input.\n\n" +
			"A row with an id changes that entry: only the cells that are given, and only where they say something else; (clear) empties a member. With the action delete it is deleted. " +
			"An entry that was changed after an export (_changed) is left alone; empty that cell to insist. A row that says nothing else sends nothing, and a row that isn't in the list deletes nothing.\n\n" +
			"--plan FILE sends nothing, and writes down exactly what would be sent, with a hash. Somebody else looks at it, and --apply FILE sends it, with their own sign-in: --confirm repeats the hash then, of which 8 characters suffice. " +
			"It is refused if anything in it was changed, in another organisation, and after 7 days; an entry that isn't as it was is left alone. The hash shows that it is the same plan, and not who said yes. The file has personal data in it.\n\n" +
			"What became of each row stands in LIST.report.csv, in the sandbox in LIST.sandbox-report.csv; the report of another computer, list or day stays beside it. In it an apostrophe stands before what a spreadsheet would take for a formula.\n\n" +
			"Exit status: 0 all sent or there already, 2 the list isn't right, or one like a row is there, 3 something refused, 4 not signed in, 5 something not confirmed, 6 an entry was changed since and left alone, 130 or 143 stopped by ctrl+c or SIGTERM, between two rows, 1 stopped for another reason.",
		Example: "  facet fill courses.csv --dry-run\n" +
			"  facet fill courses.csv\n" +
			"  facet fill courses.xlsx --kind certification --map \"Course title=displayName\"\n" +
			"  facet fill courses.csv --confirm 12       # from a script: it is for 12 people\n" +
			"  facet fill leavers.csv --plan leavers.plan\n" +
			"  facet fill --apply leavers.plan",
		Args: func(cmd *cobra.Command, args []string) error {
			if f.plan.of != "" && len(args) == 0 {
				return nil
			}
			return oneFile(cmd, args)
		},
	}
	c.sandboxed(cmd)
	f.options.flags(cmd)
	cmd.Flags().StringVar(&f.report, "report", "", "write the report to FILE")
	cmd.Flags().StringVar(&f.confirm, "confirm", "", "the `NUMBER` of people that the list is for, or the hash of a plan; a script has to say it")
	cmd.Flags().StringVar(&f.plan.to, "plan", "", "send nothing, and write into `FILE` what would be sent, for somebody else to apply")
	cmd.Flags().StringVar(&f.plan.of, "apply", "", "send exactly what the plan in `FILE` says")
	parallelFlag(cmd, "send for so many people at a time, `1..16`")
	cmd.Flags().BoolVar(&f.again, "again", false, "send also what is like something that the person has, what was taken back, and what was sent from here in another way")
	cmd.Flags().BoolVar(&f.dryRun, "dry-run", false, "do everything but the sends, and say of each row what would become of it")
	f.out = c.outputs(cmd, asLines)
	cmd.RunE = c.does(func(ctx context.Context, args []string) error {
		if err := f.out.check(); err != nil {
			return err
		}
		if err := f.given(cmd.Flags(), args); err != nil {
			return err
		}
		ctx, end := context.WithCancelCause(ctx)
		ctx, stop := c.signals(ctx, syscall.SIGHUP, syscall.SIGTERM)
		defer stop()
		f.guard = guard{end}
		debug.SetGCPercent(frugal)
		err := f.run(ctx)
		return cmp.Or(panicked(ctx), stoppedBy(ctx, err))
	})
	return cmd
}

// frugal is how much of its memory a run may waste, in percent: a long list takes long,
// and so does somebody at a screen, and little of that is its own work.
const frugal = 40

// oneFile asks for exactly one argument.
func oneFile(cmd *cobra.Command, args []string) error {
	if len(args) == 1 {
		return nil
	}
	return fmt.Errorf("%s takes one file, or - for standard input", cmd.CommandPath())
}

// run reads the list, shows it, asks, and sends it.
func (f *filling) run(ctx context.Context) error {
	rows, err := f.input(ctx)
	if err != nil {
		return err
	}
	if err := f.reports(); err != nil {
		return err
	}
	if err := f.open(ctx, rows); err != nil {
		return err
	}
	if f.plan.read != nil {
		if rows, err = f.plannedRows(); err != nil {
			return err
		}
	}
	if err := f.pin(ctx, rows); err != nil {
		return err
	}
	if err := f.compare(ctx); err != nil {
		return err
	}
	f.preview()
	if f.dryRun {
		return f.dry()
	}
	if err := f.ask(ctx); err != nil {
		return err
	}
	return f.send(ctx)
}

// open connects to Graph, with the permission that the list needs.
func (f *filling) open(ctx context.Context, rows []work.Row) error {
	s, err := f.command.session(ctx)
	if err != nil {
		return err
	}
	others := f.plan.read.ForOthers(s.Account.ID) || slices.ContainsFunc(rows, func(r work.Row) bool {
		return !strings.EqualFold(r.Person, s.Account.UserPrincipalName) && !strings.EqualFold(r.Person, s.Account.ID)
	})
	if others {
		if err := f.permit(ctx, s, person.UseWrite); err != nil {
			return err
		}
	}
	s.Client = f.pace.Client(ctx, s.Client)
	f.session = s
	return work.Patiently(ctx, func() error { return s.Identify(ctx) })
}

// ofRows are those of some sends that are under the keys of a list's rows.
func ofRows(sends []outbox.Entry, tasks []work.Task) []outbox.Entry {
	keys := map[string]bool{}
	for _, t := range tasks {
		keys[t.Key] = true
	}
	return slices.DeleteFunc(slices.Clone(sends), func(e outbox.Entry) bool { return !keys[e.Key] })
}

// pin finds out who everybody is, and what was sent before.
func (f *filling) pin(ctx context.Context, rows []work.Row) error {
	shown := f.progress("Looking up who everybody is:", len(rows))
	pinned, problems, err := work.Pin(ctx, f.session.Client, rows, shown.looksUp)
	shown.end()
	if err != nil {
		return err
	}
	if err := f.wrong(problems); err != nil {
		return err
	}
	if err := f.hash(pinned.Tasks); err != nil {
		return err
	}
	sends, err := work.Sends(ctx, f.session.Outbox, pinned.Tasks)
	if err != nil {
		return err
	}
	f.pinned, f.earlier = pinned, ofRows(sends, pinned.Tasks)
	f.work = work.Run{
		Tasks: pinned.Tasks, Outcomes: work.Standing(sends, pinned.Tasks),
		Outbox: f.session.Outbox, Again: f.again, Target: f.target, Once: f.once, Beside: f.beside,
		Parallel: f.parallel(), Ahead: f.pace.Ahead, Start: f.guard.start,
	}
	if f.plan.read != nil {
		return f.wrong(f.work.AsPlanned())
	}
	f.fixes, err = f.work.Corrected(ctx, f.earlier)
	return err
}

// hash names what each task says, to find what was sent in another way.
func (f *filling) hash(tasks []work.Task) error {
	for i, task := range tasks {
		if !task.Adds() {
			continue
		}
		target, err := f.target(task)
		if err != nil {
			return err
		}
		if tasks[i].Hash, err = task.Request(target).Hash(); err != nil {
			return err
		}
	}
	return nil
}

// target is where a task goes: to its own person, whoever they are.
func (f *filling) target(task work.Task) (outbox.Target, error) {
	s, err := f.sessionOf(task)
	if err != nil {
		return outbox.Target{}, err
	}
	return s.Target(task.Kind)
}

// beside says what to know of a row beside what its person has.
func (f *filling) beside(task work.Task, present []json.RawMessage) {
	if task.Does() != work.Delete {
		f.noteBeside(task.Kind, present)
	}
}

// once is why a row is left out that its person has already.
func (f *filling) once(task work.Task) func([]json.RawMessage) error {
	s, err := f.sessionOf(task)
	if err != nil {
		return func([]json.RawMessage) error { return err }
	}
	return send.Once(s, task.Kind, task.Body)
}

// sessionOf is the session with the person of a task.
func (f *filling) sessionOf(task work.Task) (*person.Session, error) {
	one := *f.session
	one.User, one.Person = task.User, graph.Me()
	if strings.EqualFold(task.User.ID, one.Account.ID) {
		return &one, nil
	}
	whom, err := graph.User(task.User.ID)
	one.Person = whom
	return &one, err
}
