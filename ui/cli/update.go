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
		Long: "update changes one object: the members that --set or the JSON object of --file give, read and checked as the form does. What is the same already is not sent. " +
			"It prints the object as Graph has it then, and facet outbox undo takes the change back within a day.\n\n" +
			"ID is Graph's, or eight or more characters of its beginning that no other object has. The kind directory has About me, the birthday and the plain lists; it needs no ID, " +
			"takes only your own, and sends each member by itself.\n\n" +
			"A list is given with bars between its items; " + cleared + " empties a member.\n\n" +
			"Exit status: 0 changed or nothing to change, 2 invalid input, 3 refused by Graph, 4 not signed in, 5 sent but not confirmed, 1 anything else.",
		Example: "  facet update directory --set \"aboutMe=I answer best before noon.\"\n" +
			"  facet update directory --set \"skills=Go|SQL\" --set birthday=1985-03-14\n" +
			"  facet update certification 7bc23c42 --set endDate=2028-05-01\n" +
			"  facet update interest 5d0f83a1 --set \"description=" + cleared + "\"",
		Args: cobra.RangeArgs(1, 2),
	}
	c.connection(cmd)
	c.confirming(cmd)
	cmd.Flags().StringArrayVar(&set, "set", nil, "give one member, as MEMBER=VALUE; may be given several times")
	cmd.Flags().StringVarP(&file, "file", "f", "", "read members from the JSON object in FILE; - is standard input")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "print what would be sent instead of sending it")
	cmd.RunE = c.does(func(ctx context.Context, args []string) error {
		kind, err := c.listedKind(args[0])
		if err != nil {
			return err
		}
		given, err := c.given(file, set)
		if err != nil {
			return err
		}
		return c.update(ctx, kind, strings.Join(args[1:], ""), given, dryRun)
	})
	return cmd
}

func (c *command) update(ctx context.Context, kind forms.Kind, id string, given map[string]string, dry bool) error {
	switch {
	case kind.Fixed && c.user != "":
		return invalidf("%s takes only your own: Graph takes these members from nobody but the person. Nothing was sent", kind.Name)
	case kind.Fixed == (id != ""):
		return invalidf("update takes a KIND and the ID of one of it; only directory has none. facet list %s has them", kind.Name)
	}
	s, err := c.confirmed(ctx)
	if err != nil {
		return err
	}
	list := s.List(ctx, kind)
	if list.Err != nil {
		return list.Err
	}
	edits, err := changesOf(s, kind, id, list.Objects, given)
	if err != nil {
		return err
	}
	return c.sendChanges(ctx, s, edits, dry)
}

// changesOf are the forms with the members changed: one, or in the directory one for
// each member.
func changesOf(s *person.Session, kind forms.Kind, id string, objects []json.RawMessage, given map[string]string) ([]draft.Edit, error) {
	if !kind.Fixed {
		edit, err := changed(s, kind, id, objects, given)
		return []draft.Edit{edit}, err
	}
	var all []draft.Edit
	for _, member := range slices.Sorted(maps.Keys(given)) {
		edit, err := changed(s, kind, member, objects, map[string]string{member: given[member]})
		if err != nil {
			return nil, err
		}
		all = append(all, edit)
	}
	return all, nil
}

// changed is the form of an object with members as they are given.
func changed(s *person.Session, kind forms.Kind, id string, objects []json.RawMessage, given map[string]string) (draft.Edit, error) {
	existing, err := objectOf(kind, id, objects)
	if err != nil {
		return draft.Edit{}, err
	}
	if why := existing.Locked(); why != "" {
		return draft.Edit{}, invalidf("%s Nothing was sent", why)
	}
	edit, err := draft.OpenEdit(s, kind, existing.Raw)
	if err != nil {
		return edit, err
	}
	return edit, typeInto(edit.Sections(), given)
}

// typeInto puts members into the fields of a form, as they are given, and checks them.
func typeInto(sections []forms.Section, given map[string]string) error {
	fields := map[string]forms.Field{}
	for _, section := range sections {
		for _, f := range section.Fields {
			fields[f.Member] = f
		}
	}
	members := slices.Sorted(maps.Keys(given))
	for _, member := range members {
		f, has := fields[member]
		if !has {
			return invalidf("%s: there is no such member that can be changed: there are %s. Nothing was sent", member, strings.Join(slices.Sorted(maps.Keys(fields)), ", "))
		}
		if err := f.Type(given[member]); err != nil {
			return invalidf("%s: %w. Nothing was sent", member, err)
		}
	}
	for _, member := range members { // once all are there: one may depend on another
		if err := fields[member].Error(); err != nil {
			return invalidf("%s: %w. Nothing was sent", member, err)
		}
	}
	return nil
}

// short is how much of an id is enough.
const short = 8

// objectOf is the object that an id names.
func objectOf(kind forms.Kind, id string, objects []json.RawMessage) (person.Object, error) {
	var found []person.Object
	for _, o := range person.Read(kind, objects) {
		switch its := string(o.Form.Facet().ID); {
		case its == id:
			return o, nil
		case len(id) >= short && strings.HasPrefix(its, id):
			found = append(found, o)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return person.Object{}, invalidf("several have an id that begins with %s: give more of it. Nothing was sent", id)
	case kind.Fixed:
		return person.Object{}, invalidf("the directory has no member %q that can be changed: facet list directory shows them. Nothing was sent", id)
	}
	return person.Object{}, invalidf("there is no %s with the id %s: facet list %s shows them. Nothing was sent", kind.Called(), id, kind.Name)
}

// sendChanges sends what differs, one request each, and prints what Graph has then:
// the object, or of the directory the members that were changed.
func (c *command) sendChanges(ctx context.Context, s *person.Session, edits []draft.Edit, dry bool) error {
	var done []string
	var now object.Object
	for _, edit := range edits {
		body := edit.Body()
		if body == nil {
			fmt.Fprintln(c.Err, text.Line("facet: “"+edit.Form.Label()+"” says so already, so nothing was sent."))
			continue
		}
		plan := edit.Plan(body)
		if dry {
			if err := c.printPlan(plan); err != nil {
				return err
			}
			continue
		}
		as, err := c.sendChange(ctx, s, plan)
		if err != nil {
			if len(done) > 0 {
				fmt.Fprintln(c.Err, text.Line("facet: changed before that: "+strings.Join(done, ", ")+"."))
			}
			return err
		}
		done, now = append(done, plan.Label), append(now, object.Parse(as)...)
	}
	if len(now) == 0 {
		return nil
	}
	if edits[0].Kind.Fixed {
		now = slices.DeleteFunc(now, func(m object.Member) bool { return m.Name == "id" })
	}
	return c.print(now.Text())
}

// printPlan prints a request that would be sent.
func (c *command) printPlan(plan send.Plan) error {
	fmt.Fprintf(c.Out, "%s %s\nAuthorization: Bearer [token]\nContent-Type: application/json\n\n", plan.Method, plan.URL)
	return c.print(plan.Body)
}

// sendChange sends one change, and returns what Graph has then.
func (c *command) sendChange(ctx context.Context, s *person.Session, plan send.Plan) (json.RawMessage, error) {
	sent, err := plan.Send(ctx, c.tellProgress())
	if err != nil {
		return nil, because(s, sentBefore(err))
	}
	if sent.Unrecorded != nil {
		c.notice(fmt.Errorf("it was done, but that could not be written down: %w", sent.Unrecorded))
	}
	words := "facet: changed “" + plan.Label + "”."
	if !s.Sandbox { // which keeps nothing
		words += " facet outbox undo " + sent.Entry.ID + " takes it back."
	}
	fmt.Fprintln(c.Err, text.Line(words))
	if sent.Answer.Object != nil {
		return sent.Answer.Object, nil
	}
	return plan.ReadBack(ctx, sent).Object, nil
}
