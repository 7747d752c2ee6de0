package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"facet/forms"
	"facet/graph"
	"facet/internal/text"
	"facet/profile/export"
	"facet/profile/importer"
	"facet/profile/person"
	"facet/profile/work"
)

// importing is one run of facet import.
type importing struct {
	*exporting
	file string
	all  importer.Imported
	// users are who the people of the file are, by how it names them.
	users map[string]graph.DirectoryUser
}

func (c *command) importCommand() *cobra.Command {
	i := &importing{exporting: &exporting{command: c, as: asProfile}, users: map[string]graph.DirectoryUser{}}
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Make a list of LinkedIn's archive, a CV, badges or an export",
		Long: "import reads what you have of yourself elsewhere and makes a list of it for facet fill. It sends nothing, and changes nothing.\n\n" +
			"FILE is LinkedIn's archive (“Get a copy of your data”, the .zip or its folder), a JSON Resume, badges (Credly's badges.json, or Open Badges as .json or .jwt), " +
			"properties of SharePoint user profiles or Organizational Data as CSV, or what facet export wrote as .json or .jsonl: then the list has what is missing in the profile now. -u takes it for somebody else than the file says.\n\n" +
			"In the list a # stands before the person of what is not to be sent unless you take it away: what the profile has already, what the file has twice, and private data. The column _note says why, " +
			"and what has to be answered: a year is no day, so facet fill asks for it. What has no place in a profile is named at the end.",
		Example: "  facet import Basic_LinkedInDataExport.zip -o mine.csv\n" +
			"  facet import backup.json -u new.name@contoso.com -o missing.xlsx",
		Args: oneFile,
	}
	c.sandboxed(cmd)
	flags := cmd.Flags()
	flags.FuncP("user", "u", "`WHO` the entries are to be of: a sign-in name or an object id", filled(&i.user, "say who it is, or leave the flag out"))
	flags.StringVarP(&i.output, "output", "o", "", "write the list to `FILE`: .csv, .tsv or .xlsx")
	flags.Func("confirm", "the `TENANT` of an export of another organisation; a script has to give it", filled(&c.confirm, "give the id of the organisation that the export is of"))
	cmd.RunE = c.does(func(ctx context.Context, args []string) error {
		i.file = args[0]
		return i.run(ctx)
	})
	return cmd
}

func (i *importing) run(ctx context.Context) error {
	if err := i.check(); err != nil {
		return err
	}
	if err := i.open(); err != nil {
		return err
	}
	ctx, stop := i.signals(ctx, syscall.SIGHUP, syscall.SIGTERM)
	defer stop()
	ctx, end := context.WithCancelCause(ctx)
	defer end(nil)
	i.guard = guard{end}
	if err := i.compare(ctx); err != nil {
		return stopped(ctx, err, "stopped, and no list was written")
	}
	if err := i.write(); err != nil {
		return err
	}
	i.tell()
	if len(i.trouble) > 0 {
		return &exit{i.worst, errors.New("not everybody could be read, so what they have already isn't marked")}
	}
	return nil
}

// check finds out how the list is to be written.
func (i *importing) check() error {
	switch ending := (&output{file: i.output}).ending(); {
	case i.output == "" && i.onTerminal():
		i.format = "table"
	case i.output == "":
		i.format = "csv"
	case slices.Contains([]string{asCSV, asTabs, asWorkbook}, ending):
		i.format = ending
	default:
		return invalidf("-o %s: a list is a table: let the name end in .csv, .tsv or .xlsx", i.output)
	}
	if _, err := os.Lstat(i.output); i.output != "" && !errors.Is(err, fs.ErrNotExist) {
		return invalidf("there is a file %s already, and somebody may have edited it: name another one, or move it away", i.output)
	}
	return nil
}

// open reads the file, or the folder.
func (i *importing) open() (err error) {
	i.all, err = i.opened()
	if advice, is := errors.AsType[*importer.Error](err); is {
		return invalidf("%s: %s", inputName(i.file), advice)
	}
	if err != nil {
		return err
	}
	for _, note := range i.all.Notes {
		i.say("%s", note)
	}
	return nil
}

func (i *importing) opened() (importer.Imported, error) {
	kinds := i.command.kinds()
	if i.file == "-" {
		raw, err := i.bytes("-", mostList, "there is nothing to import: name a file, or pipe one into facet", "the input is larger than 32 MiB: name the file")
		if err != nil {
			return importer.Imported{}, err
		}
		return importer.File("-", bytes.NewReader(raw), int64(len(raw)), kinds)
	}
	all, err := importer.Open(i.file, kinds)
	if _, advice := errors.AsType[*importer.Error](err); err != nil && !advice {
		return all, invalidf("%w", unreadable(i.file, err))
	}
	return all, err
}

// compare finds out whose the entries are, and what they have already.
func (i *importing) compare(ctx context.Context) error {
	names := i.all.People()
	switch {
	case i.user == "":
	case len(names) > 1:
		return invalidf("%s has entries of %s, and --user names one: leave it out", inputName(i.file), text.Count(len(names), "person", "people"))
	default:
		i.all.Of("")
	}
	if err := i.connect(ctx); err != nil {
		return err
	}
	if err := i.sameTenant(ctx); err != nil {
		return err
	}
	if err := i.whose(ctx); err != nil {
		return err
	}
	return i.present(ctx)
}

// connect connects to Graph, to read.
func (i *importing) connect(ctx context.Context) error {
	s, err := i.command.session(ctx)
	if err != nil {
		return err
	}
	i.session = s
	own := s.Person.IsMe() && !slices.ContainsFunc(i.all.People(), func(name string) bool { return name != "" && !s.IsMyself(name) })
	if !own {
		if err := i.permit(ctx, s, person.UseRead); err != nil {
			return err
		}
	}
	s.Client, s.Kinds = i.pace.Client(ctx, s.Client), i.kindsIn()
	return i.known(ctx, s, func(ctx context.Context) error { return work.Patiently(ctx, func() error { return s.Identify(ctx) }) })
}

// kindsIn are the facet types that the file has something of.
func (i *importing) kindsIn() (kinds []forms.Kind) {
	for _, e := range i.all.Entries {
		if !slices.ContainsFunc(kinds, func(k forms.Kind) bool { return k.Name == e.Kind.Name }) {
			kinds = append(kinds, e.Kind)
		}
	}
	return kinds
}

// sameTenant asks before an export of another organisation is taken.
func (i *importing) sameTenant(ctx context.Context) error {
	theirs, ours := i.all.Tenant, i.session.Account.Tenant
	if theirs == "" || ours == "" || strings.EqualFold(theirs, ours) || strings.EqualFold(i.confirm, theirs) {
		return nil
	}
	words := fmt.Sprintf("this export is of another organisation, %s, and you are signed in to %s", theirs, ours)
	if i.confirm != "" || !i.canAsk() {
		return invalidf("%s: add --confirm %s if that is meant. No list was written", words, theirs)
	}
	fmt.Fprint(i.Err, text.Line(words+". Take it all the same? y/N "))
	typed, err := line(ctx, bufio.NewReader(i.In))
	if typed = strings.ToLower(typed); err != nil || typed != "y" && typed != "yes" {
		return invalidf("no list was written")
	}
	return nil
}

// whose finds out who the people of the file are. Who isn't there is named, with what is
// theirs unticked.
func (i *importing) whose(ctx context.Context) error {
	var who []work.Who
	var written []string // as the file has them
	for _, name := range i.all.People() {
		if name == "" {
			i.users[""] = i.session.User
			continue
		}
		one, err := graph.ReadUser(name)
		if err != nil {
			i.all.Skip(name, err.Error())
			i.missed(statusRefused, fmt.Sprintf("%s: %v", name, err))
			continue
		}
		who, written = append(who, work.Who{Line: len(who) + 1, Name: one}), append(written, name)
	}
	shown := i.shows("Looking up person", len(who), &i.pace, i.guard)
	found, err := work.FindPeople(ctx, i.session.Client, who, shown.looksUp)
	shown.end()
	if err != nil {
		return err
	}
	for n, one := range who {
		user, is := found.By[one.Name]
		if is {
			i.users[written[n]] = user
			continue
		}
		const nobody = "there is nobody with this name in the organisation"
		i.all.Skip(written[n], nobody)
		i.missed(statusRefused, one.Name+": "+nobody+". -u says whose it is to be")
	}
	return nil
}

// present reads what everybody has, and unticks it.
func (i *importing) present(ctx context.Context) error {
	names := map[string][]string{} // by the object id: a file may name somebody in two ways
	for name, user := range i.users {
		if names[user.ID] == nil {
			i.found = append(i.found, user)
		}
		names[user.ID] = append(names[user.ID], name)
	}
	shown := i.shows("Reading person", len(i.found), &i.pace, i.guard)
	defer shown.end()
	done := 0
	return export.Read(ctx, i.session, i.found, i.parallel(), func(p export.Profile) error {
		done++
		shown.looksUp(done, len(i.found))
		i.note(p)
		lists := map[string][]json.RawMessage{}
		for _, row := range p.Rows {
			kind, err := forms.Named(i.session.Kinds, row.Kind)
			if err != nil {
				return err
			}
			lists[kind.Path] = append(lists[kind.Path], row.Values)
		}
		s, err := i.session.ForUser(p.User)
		if err != nil {
			return err
		}
		return i.all.Compare(s, names[p.User.ID], lists)
	})
}

// write writes the list, or shows it.
func (i *importing) write() error {
	table, err := i.all.List(i.users)
	if err != nil {
		return err
	}
	switch {
	case i.format == "table":
		return i.eyes(i.Out, i.all.Brief())
	case i.output == "":
		var b bytes.Buffer
		if err := i.writeTable(&b, table); err != nil {
			return err
		}
		_, err := fmt.Fprint(i.Out, escaped(b.String()))
		return err
	}
	return writeFile(i.output, func(w io.Writer) error { return i.writeTable(w, table) })
}

// tell says what is in the list, and what isn't.
func (i *importing) tell() {
	there, skipped := 0, 0
	for _, e := range i.all.Entries {
		switch {
		case e.Present():
			there++
		case e.Skip != "":
			skipped++
		}
	}
	words := fmt.Sprintf("%s of %s.", text.Count(len(i.all.Entries), "entry", "entries"), i.all.Format)
	if there > 0 {
		words += fmt.Sprintf(" %s in the profile already and marked.", text.Count(there, "is", "are"))
	}
	if skipped > 0 {
		words += fmt.Sprintf(" %s left to you, with why in the list.", text.Count(skipped, "is", "are"))
	}
	i.say("%s", words)
	if rows := i.all.Asking(); len(rows) > 0 {
		i.say("%s: %s", text.Count(len(rows), "wants an answer before it can be sent", "want an answer before they can be sent"), work.Lines(true, rows)+".")
	}
	for _, left := range slices.Concat(i.all.Left, i.trouble) {
		i.say("%s.", strings.TrimSuffix(left, "."))
	}
	switch ticked := len(i.all.Entries) - there - skipped; {
	case i.output != "" && ticked > 0:
		i.say("facet fill %s sends what has no # before the person.", i.output)
	case i.output == "" && i.format == "table":
		i.say("-o LIST.csv makes a list of it for facet fill.")
	}
}
