package cli

import (
	"context"

	"github.com/spf13/cobra"

	"facet/forms"
	"facet/graph"
)

func (c *command) exampleCommand() *cobra.Command {
	var all, template bool
	cmd := kindArgument(&cobra.Command{
		Use:   "example KIND",
		Short: "Print a body with every member that can be set",
		Long: "example prints a JSON object with every member that a person sets, valid as it stands: change it and hand it to facet create.\n\n" +
			"Graph also documents inference and source as settable. They are for programs that infer or synchronise; --all adds them.",
		Example: "  facet example certification > mine.json\n  facet example certification --as-template > course.json",
	})
	cmd.Flags().BoolVar(&all, "all", false, "also inference and source, which programs set")
	cmd.Flags().BoolVar(&template, "as-template", false, "as a template to start from; facet templates --help says what that is")
	cmd.MarkFlagsMutuallyExclusive("all", "as-template")
	cmd.RunE = c.does(func(_ context.Context, args []string) error {
		kind, err := c.kindNamed(args[0])
		if err != nil {
			return err
		}
		if template {
			return c.printTemplate(kind)
		}
		form := kind.Example()
		if all {
			form.Facet().Inference = graph.InferenceData{ConfidenceScore: "0.9", UserHasVerifiedAccuracy: graph.True}
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

// printTemplate prints a template of the kind to start from.
func (c *command) printTemplate(kind forms.Kind) error {
	example, err := forms.ExampleTemplate(kind)
	if err != nil {
		return err
	}
	return c.print(example)
}
