package cli

import (
	"github.com/spf13/cobra"

	"facet/forms"
)

// kindArgument is a command's one argument: a facet type.
func kindArgument(cmd *cobra.Command) *cobra.Command {
	cmd.Args = cobra.ExactArgs(1)
	cmd.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var names []string
		for _, kind := range forms.Kinds() {
			names = append(names, kind.Name+"\t"+kind.What)
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
	return cmd
}

// kindNamed is the facet type that an argument names.
func kindNamed(word string) (forms.Kind, error) {
	kind, err := forms.Named(word)
	if err != nil {
		return forms.Kind{}, invalidf("%w", err)
	}
	return kind, nil
}
