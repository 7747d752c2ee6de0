package cli

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"strings"

	"github.com/spf13/cobra"

	"facet/forms"
	"facet/graph"
	"facet/internal/text"
	"facet/profile/flow"
	"facet/profile/person"
	"facet/profile/send"
)

// seeing is what facet audience was told.
type seeing struct {
	kinds    []forms.Kind
	from, to *graph.Audiences // nil: not given
	dry      bool
	out      *output
}

func (c *command) audienceCommand() *cobra.Command {
	var from, to string
	var o seeing
	cmd := kindsArgument(&cobra.Command{
		Use:   "audience [KIND…]",
		Short: "Show who sees what, and change it",
		Long: "audience shows who may see the entries of the facet types, or of all: a table on a terminal, a JSON array elsewhere. --from leaves only those that one audience sees.\n\n" +
			"With --to it has somebody else see them: of each entry that alone is changed, each is sent once, and what somebody has changed meanwhile or another system keeps is left alone. " +
			"It takes a KIND or --from: nobody widens a whole profile by a slip. Within a day facet undo takes all of it back, by the id of any.\n\n" +
			"Audiences are " + audienceNames() + ", or what the form calls them; \"not set\" is where nobody has chosen one.\n\n" +
			"Exit status: 0 done, 2 invalid input, 3 refused by Graph, 4 not signed in, 5 sent but not confirmed, 6 changed by somebody meanwhile, 1 anything else.",
		Example: "  facet audience --sandbox\n" +
			"  facet audience phone email --from everyone --to organization --dry-run\n" +
			"  facet audience address --to family",
	})
	c.connection(cmd)
	c.confirming(cmd)
	o.out = c.outputs(cmd, asLines)
	cmd.Flags().StringVar(&from, "from", "", "only what AUDIENCE sees")
	cmd.Flags().StringVar(&to, "to", "", "have AUDIENCE see it")
	cmd.Flags().BoolVar(&o.dry, "dry-run", false, "say what would be changed instead of changing it")
	for _, name := range []string{"from", "to"} {
		_ = cmd.RegisterFlagCompletionFunc(name, completeAudiences)
	}
	cmd.RunE = c.does(func(ctx context.Context, args []string) (err error) {
		if err := o.out.check(); err != nil {
			return err
		}
		if o.kinds, err = c.listedKinds(args); err != nil {
			return err
		}
		if o.from, err = audienceFlag(cmd, "from", from); err != nil {
			return err
		}
		if o.to, err = audienceFlag(cmd, "to", to); err != nil {
			return err
		}
		switch {
		case o.to == nil && o.dry:
			return invalidf("--dry-run is about what --to would change: give --to, or leave it out")
		case o.to == nil:
			return c.showAudiences(ctx, o)
		case len(args) == 0 && o.from == nil:
			return invalidf("--to changes who sees entries: say which, by KIND or by --from. Nothing was sent")
		}
		return c.changeAudiences(ctx, o)
	})
	return cmd
}

// audienceFlag is the audience of a flag; nil: it wasn't given.
func audienceFlag(cmd *cobra.Command, name, value string) (*graph.Audiences, error) {
	if !cmd.Flags().Changed(name) {
		return nil, nil
	}
	a, err := forms.ReadAudience(value)
	if err != nil {
		return nil, invalidf("--%s: %w. Nothing was sent", name, err)
	}
	return &a, nil
}

func audienceNames() string {
	var all []string
	for _, a := range graph.AllAudiences() {
		all = append(all, string(a))
	}
	return strings.Join(all, ", ")
}

func completeAudiences(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var all []string
	for _, a := range graph.AllAudiences() {
		all = append(all, string(a)+"\t"+forms.AudienceWords(a))
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}

// entries reads the entries that are meant. The error is why some of them could
// not be read; the others are there.
func (o seeing) entries(ctx context.Context, s *person.Session) (some []person.Object, err error) {
	s.Kinds = o.kinds
	read := map[string]person.Listing{}
	for l := range s.ReadAll(ctx) {
		read[l.Path] = l
	}
	for _, kind := range o.kinds {
		l := read[kind.Path]
		if l.Err != nil {
			err = errors.Join(err, fmt.Errorf("%s could not be read: %w", kind.Title, l.Err))
			continue
		}
		for _, one := range s.Listed(kind, l.Objects) {
			if o.from == nil || one.Audience() == *o.from {
				some = append(some, one)
			}
		}
	}
	return some, err
}

// showAudiences prints who sees what.
func (c *command) showAudiences(ctx context.Context, o seeing) error {
	s, err := c.identified(ctx)
	if err != nil {
		return err
	}
	some, unread := o.entries(ctx, s)
	if o.out.how() == asTable { // who sees what is easier read in its order
		sort.SliceStable(some, func(a, b int) bool { return flow.CompareAudiences(some[a].Audience(), some[b].Audience()) < 0 })
	}
	var rows []audienceRow
	for _, one := range some {
		rows = append(rows, rowOf(s, one))
	}
	return errors.Join(o.print(s, rows), unread)
}

// changeAudiences has somebody else see entries, and prints each as it is then.
func (c *command) changeAudiences(ctx context.Context, o seeing) error {
	s, err := c.confirmed(ctx)
	if err != nil {
		return err
	}
	some, unread := o.entries(ctx, s)
	if unread != nil {
		return fmt.Errorf("nothing was sent: %w", unread)
	}
	open := c.leaveClosed(s, some)
	for _, one := range open {
		if one.Kind.Private && *o.to == "" {
			return invalidf("%s is private by nature: say who may see it. Nothing was sent", one.Name())
		}
	}
	all, err := send.SeenBy(s, open, *o.to)
	switch {
	case err != nil:
		return err
	case len(all.Plans) == 0:
		c.talk("there is nothing to change: %s that could be changed, and %s by %s already", text.Count(len(open), "entry is there", "entries are there"),
			map[bool]string{true: "it is seen", false: "all are seen"}[len(open) == 1], s.AudienceWords(*o.to))
		return o.print(s, nil)
	}
	for _, p := range all.Plans {
		c.talk("%s (%s): %s → %s", p.Label, p.Kind().Called(), s.AudienceWords(p.AudienceBefore()), s.AudienceWords(*o.to))
	}
	if n := countOf(all.Plans, send.Plan.Exposes); n > 0 {
		c.talk("! %s, such as an address or a birthday, and many will see it", text.Count(n, "entry is usually private", "entries are usually private"))
	}
	if o.dry {
		return o.print(s, changing(s, open, *o.to))
	}
	return c.sendAudiences(ctx, o, all, open)
}

// leaveClosed are the entries that can be changed. Of the others it says why not.
func (c *command) leaveClosed(s *person.Session, some []person.Object) (open []person.Object) {
	for _, one := range some {
		if why := flow.Closed(s, one); why != nil {
			what, _ := person.Explain(why)
			c.talk("“%s” is left alone. %s", one.Name(), what)
			continue
		}
		open = append(open, one)
	}
	return open
}

func countOf[T any](all []T, is func(T) bool) (n int) {
	for _, one := range all {
		if is(one) {
			n++
		}
	}
	return n
}

// changing are the rows of what would be changed.
func changing(s *person.Session, some []person.Object, to graph.Audiences) (rows []audienceRow) {
	for _, one := range some {
		if one.Audience() == to {
			continue
		}
		row := rowOf(s, one)
		row.Status, row.Audience = "would change", to
		rows = append(rows, row)
	}
	return rows
}
