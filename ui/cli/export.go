package cli

import (
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"facet/forms"
	"facet/graph"
	"facet/internal/text"
	"facet/profile/export"
	"facet/profile/person"
	"facet/profile/work"
)

// What an export can be.
const (
	asProfile   = "profile"
	asMatrix    = "matrix"
	asResume    = "resume"
	asConfirmed = "confirmed-skills"
)

// exporting is one run of facet export.
type exporting struct {
	*command
	users  []string
	people string
	as     string
	format string
	out    *output

	kinds   []forms.Kind
	found   []graph.DirectoryUser
	trouble []string // what could not be read, a sentence each
	unread  map[string]map[string]bool
	worst   int // the status of that
	pace    work.Pace
	session *person.Session
	guard   guard
	part    export.Part
}

func (c *command) exportCommand() *cobra.Command {
	e := &exporting{command: c, unread: map[string]map[string]bool{}}
	cmd := &cobra.Command{
		Use:   "export [KIND…]",
		Short: "Save profiles as a file to keep, or to edit and fill back",
		Long: "export reads what one person or many have, of the kinds named or of all, and writes it as a file. It only reads.\n\n" +
			"-o FILE.json or .jsonl has all that Graph sent, and facet import puts back what is missing. -o FILE.xlsx or .csv has the columns of a list: edit cells, leave out rows, and facet fill sends what changed. " +
			"A workbook has nothing but text in it, so no spreadsheet changes a day or a number; in CSV an apostrophe stands before what would be taken for a formula.\n\n" +
			"--people reads a person a line, or a table or workbook with a column person; - is standard input. Who could not be read is named at the end, and the others are there. " +
			"Until it is whole, the export is FILE.part; the same command goes on with it.\n\n" +
			"--as matrix has a row a person with the number of entries of each kind, what there is none of, and what has expired or soon will. --as resume is a JSON Resume of one profile, without its private kinds unless they are named. " +
			"--as confirmed-skills has the skills that people confirmed in People Skills.\n\n" +
			"Exit status: 0 all read, 2 invalid input, 3 somebody could not be read, 4 not signed in, 130 stopped, 1 anything else.",
		Example: "  facet export -o mine.json --sandbox\n" +
			"  facet export certifications --people team.txt -o team.xlsx\n" +
			"  facet export --as matrix --people team.txt -o overview.xlsx",
	}
	kindsArgument(cmd)
	c.sandboxed(cmd)
	flags := cmd.Flags()
	flags.VarP(&eachFilled{&e.users, "give a sign-in name, or leave the flag out for your own profile"}, "user", "u",
		"the profile of somebody else: a sign-in name, an address, an object id, or a name that one person has; repeatable")
	flags.StringVar(&e.people, "people", "", "the profiles of those whom FILE names; - is standard input")
	e.out = c.outputs(cmd, asLines, asCSV, asTabs, asWorkbook)
	flags.StringVar(&e.as, "as", asProfile, "profile, matrix, resume or confirmed-skills")
	parallelFlag(cmd, "read so many people at a time, `1..16`")
	cmd.RunE = c.does(e.run)
	return cmd
}

func (e *exporting) run(ctx context.Context, args []string) error {
	if err := e.check(args); err != nil {
		return err
	}
	who, err := e.who()
	if err != nil {
		return err
	}
	ctx, stop := e.signals(ctx, syscall.SIGHUP, syscall.SIGTERM)
	defer stop()
	ctx, end := context.WithCancelCause(ctx)
	defer end(nil)
	e.guard = guard{end}
	if err := e.open(ctx, who); err != nil {
		return stopped(ctx, err, "stopped, and no file was written")
	}
	err = e.read(ctx)
	return cmp.Or(panicked(ctx), err)
}

// check refuses what doesn't go together, and finds out which facet types are meant.
func (e *exporting) check(args []string) error {
	switch {
	case !slices.Contains([]string{asProfile, asMatrix, asResume, asConfirmed}, e.as):
		return invalidf("--as takes profile, matrix, resume or confirmed-skills, not %q", e.as)
	case e.as == asConfirmed && len(args) > 0:
		return invalidf("--as confirmed-skills is about skills alone: leave out %s", strings.Join(args, " "))
	}
	if err := e.checkFormat(); err != nil {
		return err
	}
	for _, word := range args {
		kind, err := e.listedKind(word)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(e.kinds, func(k forms.Kind) bool { return k.Name == kind.Name }) {
			e.kinds = append(e.kinds, kind)
		}
	}
	if len(args) == 0 {
		e.kinds = slices.DeleteFunc(e.command.kinds(), func(k forms.Kind) bool {
			return e.as == asResume && k.Private || e.as == asConfirmed && k.Name != "skill"
		})
	}
	return nil
}

// checkFormat finds out how it is to be written.
func (e *exporting) checkFormat() error {
	if err := e.out.check(); err != nil {
		return err
	}
	known := slices.Concat([]string{asJSON}, e.out.also)
	e.format = e.out.how()
	switch ending := e.out.ending(); {
	case e.out.file != "" && e.out.format == "" && e.out.jq == "" && !slices.Contains(known, ending):
		return invalidf("-o %s: let the name end in .%s, or say with --format how it is to be written", e.out.file, strings.Join(known, ", ."))
	case e.as == asResume && e.out.format == "" && (e.out.file == "" || ending == asJSON):
		e.format = asJSON
	case e.as == asResume && e.format != asJSON:
		return invalidf("a JSON Resume is written as JSON: name a file that ends in .json")
	}
	return nil
}

// who are the people that a file names.
func (e *exporting) who() ([]work.Who, error) {
	if e.people == "" {
		return nil, nil
	}
	return e.whoIn(e.people)
}

// open connects to Graph, and finds out who everybody is.
func (e *exporting) open(ctx context.Context, who []work.Who) error {
	s, err := e.command.session(ctx)
	if err != nil {
		return err
	}
	own := func(name string) bool { return s.IsMyself(graph.PlainName(name)) }
	if slices.ContainsFunc(who, func(w work.Who) bool { return !own(w.Name) }) || slices.ContainsFunc(e.users, func(name string) bool { return !own(name) }) {
		if err := e.permit(ctx, s, person.UseRead); err != nil {
			return err
		}
	}
	s.Client = e.pace.Client(ctx, s.Client)
	s.Kinds = e.kinds
	e.session = s
	if err := work.Patiently(ctx, func() error { return s.Identify(ctx) }); err != nil {
		return err
	}
	if len(who) == 0 && len(e.users) == 0 {
		e.found = []graph.DirectoryUser{s.User}
		return nil
	}
	if err := e.find(ctx, who); err != nil {
		return err
	}
	if e.as == asResume && len(e.found) != 1 {
		return invalidf("a résumé is of one person, and these are %d", len(e.found))
	}
	return nil
}

// find looks people up. Those of a file who aren't there are named at the end.
func (e *exporting) find(ctx context.Context, who []work.Who) error {
	twice := 0
	add := func(user graph.DirectoryUser) {
		if slices.ContainsFunc(e.found, func(u graph.DirectoryUser) bool { return u.ID == user.ID }) {
			twice++
			return
		}
		e.found = append(e.found, user)
	}
	for _, written := range e.users {
		s, err := e.profileOf(ctx, e.session, written)
		if err != nil {
			return err
		}
		add(s.User)
	}
	shown := e.shows("Looking up person", len(who), &e.pace, e.guard)
	found, err := work.FindPeople(ctx, e.session.Client, who, shown.looksUp)
	shown.end()
	if err != nil {
		return err
	}
	for _, named := range found.Named {
		e.say("%s", named)
	}
	for _, user := range found.Users {
		add(user)
	}
	if twice += found.Twice; twice > 0 {
		e.say("%s for somebody who was named before: each is read once.", text.Count(twice, "name is", "names are"))
	}
	for _, p := range found.Problems {
		if len(e.found) == 0 {
			return invalidf("%s", p)
		}
		e.missed(p.String())
	}
	return nil
}

// missed notes what could not be read.
func (e *exporting) missed(sentence string) {
	e.trouble = append(e.trouble, sentence)
	e.worst = max(e.worst, statusRefused)
}

// tabs makes a writer of comma-separated values write tabs.
func tabs(w *csv.Writer) { w.Comma = '\t' }

// stopped is the error of a run that was stopped.
func stopped(ctx context.Context, err error, words string) error {
	if ctx.Err() == nil {
		return err
	}
	status := 130
	if cause := context.Cause(ctx); cause != nil && strings.HasPrefix(cause.Error(), syscall.SIGTERM.String()) {
		status = 143
	}
	return &exit{status, errors.New(words)}
}
