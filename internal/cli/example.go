package cli

import (
	"context"

	"github.com/spf13/cobra"

	"facet/graph"
)

func (c *command) exampleCommand() *cobra.Command {
	var all bool
	cmd := kindArgument(&cobra.Command{
		Use:   "example KIND",
		Short: "Print a body with every member that can be set",
		Long: "example prints a JSON object with every member that a person sets, valid as it stands: change it and hand it to facet create.\n\n" +
			"Graph also documents inference and source as settable. They are for programs that infer or synchronise; --all adds them.",
		Example: "  facet example certification > mine.json",
	})
	cmd.Flags().BoolVar(&all, "all", false, "also inference and source, which programs set")
	cmd.RunE = c.does(func(_ context.Context, args []string) error {
		kind, err := c.kindNamed(args[0])
		if err != nil {
			return err
		}
		form := kind.Example()
		if all {
			form.Facet().Inference = graph.InferenceData{ConfidenceScore: 0.9, UserHasVerifiedAccuracy: graph.True}
			form.Facet().Source = graph.DataSource{Type: graph.Strings{"User"}}
		}
		body, err := graph.Body(form)
		if err != nil {
			return err
		}
		return c.print(body)
	})
	return cmd
}
