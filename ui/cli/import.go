package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"facet/graph"
	"facet/internal/text"
	"facet/profile/importer"
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
	i := &importing{exporting: &exporting{command: c, as: asProfile, out: &output{command: c}}, users: map[string]graph.DirectoryUser{}}
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
	flags.StringVarP(&i.out.file, "output", "o", "", "write the list to `FILE`: .csv, .tsv or .xlsx")
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
	switch ending := i.out.ending(); {
	case i.out.file == "" && i.onTerminal():
		i.format = asTable
	case i.out.file == "":
		i.format = asCSV
	case slices.Contains([]string{asCSV, asTabs, asWorkbook}, ending):
		i.format = ending
	default:
		return invalidf("-o %s: a list is a table: let the name end in .csv, .tsv or .xlsx", i.out.file)
	}
	if _, err := os.Lstat(i.out.file); i.out.file != "" && !errors.Is(err, fs.ErrNotExist) {
		return invalidf("there is a file %s already, and somebody may have edited it: name another one, or move it away", i.out.file)
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

// write writes the list, or shows it.
func (i *importing) write() error {
	table, err := i.all.List(i.users)
	if err != nil {
		return err
	}
	switch {
	case i.format == asTable:
		return i.eyes(i.Out, i.all.Brief())
	case i.out.file == "":
		var b bytes.Buffer
		if err := i.writeTable(&b, table); err != nil {
			return err
		}
		_, err := fmt.Fprint(i.Out, text.JSON(b.String()))
		return err
	}
	return writeFile(i.out.file, func(w io.Writer) error { return i.writeTable(w, table) })
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
	for _, note := range i.all.Beside {
		i.say("%s", note)
	}
	if rows := i.all.Asking(); len(rows) > 0 {
		i.say("%s: %s", text.Count(len(rows), "wants an answer before it can be sent", "want an answer before they can be sent"), work.Lines(true, rows)+".")
	}
	for _, left := range slices.Concat(i.all.Left, i.trouble) {
		i.say("%s.", strings.TrimSuffix(left, "."))
	}
	switch ticked := len(i.all.Entries) - there - skipped; {
	case i.out.file != "" && ticked > 0:
		i.say("facet fill %s sends what has no # before the person.", typedName(i.out.file))
	case i.out.file == "" && i.format == asTable:
		i.say("-o LIST.csv makes a list of it for facet fill.")
	}
}
