package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"facet/forms"
	"facet/graph"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/work"
)

// listing is one run of facet list.
type listing struct {
	*command
	out      *output
	users    []string
	people   string
	audience string
	kinds    []forms.Kind
	missed   error // the first thing that could not be read
}

func (c *command) listCommand() *cobra.Command {
	l := &listing{command: c}
	cmd := kindsArgument(&cobra.Command{
		Use:   "list [KIND…]",
		Short: "Print the entries of the kinds named, or of all",
		Long: "list prints what a profile has: of one KIND, of several, or of all. Of one KIND of one person it is the array that Graph has; " +
			"otherwise each row says whose it is and what, as facet fill takes it.\n\n" +
			"--people reads a person a line, or any table with a column for the person; - is standard input. Who can't be read is named, and the rest is printed.",
		Example: "  facet list --sandbox\n  facet list skills -u kenta.sato@contoso.com --jq \".[].displayName\" --sandbox\n" +
			"  facet list certification skill --people team.txt --format jsonl",
	})
	c.sandboxed(cmd)
	cmd.Flags().VarPF(&eachFilled{&l.users, "give a sign-in name, or leave the flag out for your own profile"}, "user", "u",
		"the profile of somebody else: a sign-in name, an address, an object id, or a name that one person has; repeatable")
	cmd.Flags().StringVar(&l.people, "people", "", "the profiles of those whom FILE names; - is standard input")
	cmd.Flags().StringVar(&l.audience, "audience", "", "only what WORD may see: everyone, organization, onlyMe …")
	l.out = c.outputs(cmd, asLines, asCSV, asTabs, asWorkbook)
	cmd.RunE = c.does(l.run)
	return cmd
}

func (l *listing) run(ctx context.Context, args []string) error {
	if err := l.out.check(); err != nil {
		return err
	}
	for _, word := range args {
		kind, err := l.listedKind(word)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(l.kinds, func(k forms.Kind) bool { return k.Path == kind.Path }) {
			l.kinds = append(l.kinds, kind)
		}
	}
	people, err := l.named()
	if err != nil {
		return err
	}
	if len(people) == 1 {
		l.user = people[0]
	}
	if len(people) < 2 && len(l.kinds) == 1 && l.people == "" && slices.Contains([]string{asJSON, asLines}, l.out.how()) {
		return l.plain(ctx)
	}
	rows, err := l.rows(ctx, people)
	if err != nil {
		return err
	}
	write := func() error { return l.out.lines(rows, len(people) > 1) }
	if l.spreadsheet() {
		write = func() error { return l.sheet(rows) }
	}
	return cmp.Or(write(), l.missed)
}

// named are the people whose profiles are read; none: one's own.
func (l *listing) named() ([]string, error) {
	if l.people == "" {
		return l.users, nil
	}
	people, err := l.peopleOf(l.people)
	return append(l.users, people...), err
}

// peopleOf are the names of those whom a file names.
func (c *command) peopleOf(file string) ([]string, error) {
	who, err := c.whoIn(file)
	var people []string
	for _, one := range who {
		people = append(people, one.Name)
	}
	return people, err
}

// whoIn reads whom a file names.
func (c *command) whoIn(file string) ([]work.Who, error) {
	raw, err := c.bytes(file, mostList, "there is nobody in standard input: give a file with --people, or pipe names into facet", "the file is larger than 32 MiB")
	if err != nil {
		return nil, err
	}
	if !work.IsWorkbook(raw) {
		if raw, err = c.decoded(file, raw); err != nil {
			return nil, invalidf("%s: %w", inputName(file), err)
		}
	}
	read := (&work.Reader{Kinds: c.kinds()}).People(file, raw)
	for _, note := range read.Notes {
		c.talk("%s: %s", inputName(file), note)
	}
	if len(read.Problems) > 0 {
		var lines badList
		for _, p := range read.Problems {
			lines = append(lines, inputName(file)+": "+p.String())
		}
		return nil, &exit{statusInvalid, lines}
	}
	return read.Who, nil
}

// plain prints the array that Graph has of one facet type.
func (l *listing) plain(ctx context.Context) error {
	s, err := l.reading(ctx)
	if err != nil {
		return err
	}
	list := s.List(ctx, l.kinds[0])
	if list.Err != nil {
		return list.Err
	}
	l.noteBeside(l.kinds[0], list.Objects)
	if l.audience != "" {
		list.Objects = slices.DeleteFunc(list.Objects, func(raw json.RawMessage) bool {
			form, err := l.kinds[0].Decode(raw)
			return err != nil || !seenBy(form.Facet().AllowedAudiences, l.audience)
		})
	}
	return writeRows(l.out, list.Objects, nil) // whose table has rows
}

// rows are the entries of some people, each with whose it is. What can't be read is
// said, and fails the command at its end.
func (l *listing) rows(ctx context.Context, people []string) (rows []person.Row, err error) {
	one := len(people) < 2
	if !one {
		l.user = ""
	}
	s, err := l.identified(ctx)
	if err != nil {
		return nil, err
	}
	if one {
		return l.of(ctx, s), nil
	}
	if err := l.permit(ctx, s, person.UseRead); err != nil {
		return nil, err
	}
	read := map[string]bool{}
	for _, written := range people {
		theirs, err := l.profileOf(ctx, s, written)
		if err != nil {
			l.unread(written, err)
			continue
		}
		if read[theirs.User.ID] { // by another name of theirs, or twice
			continue
		}
		read[theirs.User.ID] = true
		rows = append(rows, l.of(ctx, theirs)...)
	}
	return rows, ctx.Err()
}

// of are the entries of one profile.
func (l *listing) of(ctx context.Context, s *person.Session) (rows []person.Row) {
	all, unread := s.ReadRows(ctx, l.kinds)
	for _, one := range unread {
		l.unread(fmt.Sprintf("%s, %s", s.User.UserPrincipalName, text.Plural(one.Kind.Called())), one.Err)
	}
	for _, kind := range l.kindsOf(s) {
		l.noteBeside(kind, ofKind(all, kind))
	}
	for _, row := range all {
		if l.audience != "" && (row.Object.Form == nil || !seenBy(row.Object.Audience(), l.audience)) {
			continue
		}
		if l.spreadsheet() {
			row = s.Remarked(row)
		}
		rows = append(rows, row)
	}
	return rows
}

// kindsOf are the facet types that are listed.
func (l *listing) kindsOf(s *person.Session) []forms.Kind {
	if len(l.kinds) == 0 {
		return s.Kinds
	}
	return l.kinds
}

// ofKind are the objects of a facet type among some rows, as Graph sent them.
func ofKind(rows []person.Row, kind forms.Kind) (objects []json.RawMessage) {
	for _, row := range rows {
		if row.Kind == kind.Name {
			objects = append(objects, row.Object.Raw)
		}
	}
	return objects
}

// seenBy reports whether an audience is among those of an object.
func seenBy(all graph.Audiences, word string) bool {
	for _, one := range all.Each() {
		if strings.EqualFold(string(one), word) {
			return true
		}
	}
	return false
}

// unread says what could not be read, and of whom.
func (l *listing) unread(what string, err error) {
	for i, line := range said(err) {
		if i == 0 {
			line = "facet: " + what + ": " + strings.TrimPrefix(line, "facet: ")
		}
		fmt.Fprintln(l.Err, text.Line(line))
	}
	if l.missed == nil {
		l.missed = &exit{status(err), fmt.Errorf("not everything could be read: what is named above is missing")}
	}
}

// eachFilled is a repeatable flag none of whose values may be empty.
type eachFilled struct {
	values *[]string
	advice string
}

func (e *eachFilled) Set(s string) error {
	var one string
	if err := filled(&one, e.advice)(s); err != nil {
		return err
	}
	*e.values = append(*e.values, one)
	return nil
}
func (e *eachFilled) String() string { return strings.Join(*e.values, ",") }
func (e *eachFilled) Type() string   { return "WHO" }
