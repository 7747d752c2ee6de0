package cli

import (
	"context"
	"encoding/json"

	"github.com/spf13/cobra"
)

func (c *command) listCommand() *cobra.Command {
	cmd := kindArgument(&cobra.Command{
		Use:     "list KIND",
		Short:   "Print all objects of a facet type as a JSON array",
		Example: "  facet list certification --sandbox",
	})
	c.connection(cmd)
	cmd.RunE = c.does(func(ctx context.Context, args []string) error {
		kind, err := c.listedKind(args[0])
		if err != nil {
			return err
		}
		collection, err := c.collection(ctx, kind)
		if err != nil {
			return err
		}
		objects, err := collection.List(ctx)
		if err != nil {
			return err
		}
		if objects == nil {
			objects = []json.RawMessage{}
		}
		all, err := json.Marshal(objects)
		if err != nil {
			return err
		}
		return c.print(all)
	})
	return cmd
}
