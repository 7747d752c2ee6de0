package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"facet/forms"
	"facet/internal/object"
	"facet/internal/text"
	"facet/profile/draft"
	"facet/profile/person"
	"facet/profile/send"
)

func (c *command) updateCommand() *cobra.Command {
	var set []string
	var file string
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "update KIND [ID]",
		Short: "Change the members that are given, and no other",
		Long: "update changes one entry: the members that --set or the JSON object of --file give, read and checked as the form does. What is the same already is not sent. " +
			"It prints the entry as Graph has it then, and facet undo takes the change back within a day.\n\n" +
			"ID is Graph's, or eight or more characters of its beginning that no other entry has. The account needs none, and neither does the kind directory, which has About me, the birthday and the plain lists: " +
			"it takes only your own, and sends each member by itself.\n\n" +
			"Values are written as in the cells of a list, with bars between items; " + cleared + " empties a member, as null does in a file.\n\n" +
			"Exit status: 0 changed or nothing to change, 2 invalid input, 3 refused by Graph, 4 not signed in, 5 sent but not confirmed, 6 somebody changed it meanwhile, 1 anything else.",
		Example: "  facet update directory --set \"aboutMe=I answer best before noon.\"\n" +
			"  facet update directory --set \"skills=Go|SQL\" --set birthday=1985-03-14\n" +
			"  facet update certification 7bc23c42 --set endDate=2028-05-01\n" +
			"  facet update interest 5d0f83a1 --set \"description=" + cleared + "\"",
		Args: kindAndID,
	}
	c.connection(cmd)
	c.confirming(cmd)
	out := c.outputs(cmd)
	cmd.Flags().StringArrayVar(&set, "set", nil, "give one member, as MEMBER=VALUE; may be given several times")
	cmd.Flags().StringVarP(&file, "file", "f", "", "read members from the JSON object in FILE; - is standard input")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "print what would be sent instead of sending it")
	cmd.RunE = c.does(func(ctx context.Context, args []string) error {
		if err := out.check(); err != nil {
			return err
		}
		kind, err := c.listedKind(args[0])
		if err != nil {
			return err
		}
		given, err := c.given(kind, file, set)
		if err != nil {
			return err
		}
		u := updating{c, out, dryRun}
		return u.run(ctx, kind, strings.Join(args[1:], ""), given)
	})
	return cmd
}

// updating is one run of facet update.
type updating struct {
	*command
	out *output
	dry bool
}

func (u updating) run(ctx context.Context, kind forms.Kind, id string, given map[string]any) error {
	switch {
	case kind.Fixed && u.user != "":
		return invalidf("%s takes only your own: Microsoft 365 takes these members from nobody but the person. Nothing was sent", kind.Name)
	case kind.Fixed && id != "":
		return invalidf("update directory takes no ID: --set names the members. Nothing was sent")
	}
	s, err := u.confirmed(ctx)
	if err != nil {
		return err
	}
	list := s.List(ctx, kind)
	if list.Err != nil {
		return list.Err
	}
	plans, err := u.plans(s, kind, id, list.Objects, given)
	if err != nil {
		return err
	}
	u.noteBeside(kind, list.Objects)
	u.caution(plans)
	return u.send(ctx, s, kind, plans)
}

// caution says what to know about what is sent.
func (u updating) caution(plans []send.Plan) {
	for _, plan := range plans {
		if plan.Body == nil {
			continue
		}
		for _, words := range plan.Cautions() {
			fmt.Fprintln(u.Err, "facet: "+text.Line(words))
		}
	}
}

// plans are the changes: one, or in the directory one for each member.
func (u updating) plans(s *person.Session, kind forms.Kind, id string, objects []json.RawMessage, given map[string]any) ([]send.Plan, error) {
	if !kind.Fixed {
		existing, err := person.ByID(kind, id, objects)
		if err != nil {
			return nil, nothingSent(err)
		}
		plan, err := send.Given(s, existing, given)
		return []send.Plan{plan}, wrongValues(err)
	}
	var all []send.Plan
	for _, member := range slices.Sorted(maps.Keys(given)) {
		plan, err := directoryChange(s, kind, member, objects, given[member])
		if err != nil {
			return nil, err
		}
		all = append(all, plan)
	}
	return all, nil
}

// directoryChange is the change of a member of the directory, which is a form of its own.
func directoryChange(s *person.Session, kind forms.Kind, member string, objects []json.RawMessage, value any) (send.Plan, error) {
	existing, err := person.ByID(kind, member, objects)
	if err != nil {
		return send.Plan{}, nothingSent(err)
	}
	edit, err := draft.OpenEdit(s, kind, existing.Raw)
	if err != nil {
		return send.Plan{}, err
	}
	field := edit.Sections()[0].Fields[0]
	if err := field.Type(asTyped(value)); err != nil {
		return send.Plan{}, invalidf("%s: %w. Nothing was sent", member, err)
	}
	if err := field.Error(); err != nil {
		return send.Plan{}, invalidf("%s: %w. Nothing was sent", member, err)
	}
	return edit.Plan(edit.Body()), nil
}

// send sends what differs, one request each, and prints what Graph has then: the
// object, or of the directory the members that were changed.
func (u updating) send(ctx context.Context, s *person.Session, kind forms.Kind, plans []send.Plan) error {
	var done []string
	var now object.Object
	for _, plan := range plans {
		if plan.Body == nil {
			u.talk("“%s” says so already, so nothing was sent.", plan.Label)
			now = append(now, object.Parse(plan.Now())...)
			continue
		}
		if u.dry {
			if err := u.printPlan(plan); err != nil {
				return err
			}
			continue
		}
		as, err := u.sendOne(ctx, s, plan, "changed")
		if err != nil {
			if len(done) > 0 {
				u.talk("changed before that: %s.", strings.Join(done, ", "))
			}
			return err
		}
		done, now = append(done, plan.Label), append(now, object.Parse(as)...)
	}
	if len(now) == 0 || u.dry {
		return nil
	}
	if kind.Fixed {
		now = now.Without("id")
	}
	return u.out.entry(s, kind, now.Text())
}

// printPlan prints a request that would be sent.
func (c *command) printPlan(plan send.Plan) error {
	fmt.Fprintf(c.Out, "%s %s\nAuthorization: Bearer [token]\n", plan.Method, plan.URL)
	if plan.Body == nil {
		return nil
	}
	fmt.Fprint(c.Out, "Content-Type: application/json\n\n")
	return c.print(plan.Body)
}

// sendOne sends one request, and returns what Graph has then.
func (c *command) sendOne(ctx context.Context, s *person.Session, plan send.Plan, did string) (json.RawMessage, error) {
	sent, err := plan.Send(ctx, c.tellProgress())
	if err != nil {
		return nil, because(s, sentBefore(err))
	}
	c.unrecorded(sent.Unrecorded)
	c.talk("%s “%s”.%s", did, plan.Label, c.undoable(s, sent.Entry))
	if sent.Answer.Object != nil {
		return sent.Answer.Object, nil
	}
	return plan.ReadBack(ctx, sent).Object, nil
}
