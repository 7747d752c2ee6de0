package cli

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"facet/forms"
	"facet/graph"
	"facet/internal/object"
	"facet/profile/person"
	"facet/profile/send"
)

func (c *command) getCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "get KIND [ID]",
		Short: "Print one entry, whole",
		Long: "get prints one entry as Graph has it.\n\n" +
			"ID is Graph's, or eight or more characters of its beginning that no other entry has, as facet list shows them. account and directory need none.",
		Example: "  facet get account --sandbox\n  facet get skill 46a57efc --format json\n  facet get skill 46a57efc -u kenta.sato@contoso.com",
		Args:    kindAndID,
	}
	c.connection(cmd)
	out := c.outputs(cmd)
	cmd.RunE = c.does(func(ctx context.Context, args []string) error {
		if err := out.check(); err != nil {
			return err
		}
		kind, err := c.listedKind(args[0])
		if err != nil {
			return err
		}
		s, err := c.reading(ctx)
		if err != nil {
			return err
		}
		raw, err := c.got(ctx, s, kind, strings.Join(args[1:], ""))
		if err != nil {
			return err
		}
		return out.entry(s, kind, raw)
	})
	return cmd
}

// kindAndID asks for a facet type and perhaps an id.
func kindAndID(cmd *cobra.Command, args []string) error {
	if len(args) == 1 || len(args) == 2 {
		return nil
	}
	return errors.New(cmd.CommandPath() + " takes a KIND and the ID of one of it: " + strings.Join(kindNames(), ", "))
}

// entry writes one object of a facet type.
func (o *output) entry(s *person.Session, kind forms.Kind, raw json.RawMessage) error {
	return o.object(raw, func() string {
		if kind.Fixed {
			return factsTable([]person.FactSection{{Facts: directoryFacts(raw)}})
		}
		return factsTable(send.Facts(s, kind, raw))
	})
}

// directoryFacts are the members of the directory.
func directoryFacts(raw json.RawMessage) (facts []person.Fact) {
	for _, m := range object.Flatten(raw) {
		facts = append(facts, person.NewFact(m.Path, m.Words))
	}
	return facts
}

// got reads one object. The directory has all of its members in one.
func (c *command) got(ctx context.Context, s *person.Session, kind forms.Kind, id string) (json.RawMessage, error) {
	list := s.List(ctx, kind)
	if list.Err != nil {
		return nil, list.Err
	}
	if kind.Fixed && id == "" {
		var all object.Object
		for _, one := range list.Objects {
			all = append(all, object.Parse(one).Without("id")...)
		}
		return all.Text(), nil
	}
	found, err := person.ByID(kind, id, list.Objects)
	if err == nil {
		return found.Raw, nil
	}
	if raw, late := c.unlisted(ctx, s, kind, id); late {
		return raw, nil
	}
	return nil, invalidf("%w", err)
}

// unlisted reads an object that the list doesn't have yet: Graph takes minutes.
func (c *command) unlisted(ctx context.Context, s *person.Session, kind forms.Kind, id string) (json.RawMessage, bool) {
	if len(id) <= person.ShortID || kind.Fixed {
		return nil, false
	}
	collection, err := s.Client.Collection(s.Person, kind.Path)
	if err != nil {
		return nil, false
	}
	answer, err := collection.Get(ctx, graph.ID(id))
	return answer.Object, err == nil
}
