package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"facet/forms"
)

// kindArgument is a command's one argument: a facet type.
func kindArgument(cmd *cobra.Command) *cobra.Command {
	cmd.Args = oneKind
	cmd.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var names []string
		for _, kind := range forms.Kinds() {
			names = append(names, kind.Name+"\t"+kind.What)
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
	return cmd
}

// kindsArgument is a command's arguments: any facet types, each once.
func kindsArgument(cmd *cobra.Command) *cobra.Command {
	cmd.ValidArgsFunction = func(_ *cobra.Command, given []string, _ string) ([]string, cobra.ShellCompDirective) {
		var names []string
		for _, kind := range forms.Kinds() {
			if !slices.Contains(given, kind.Name) {
				names = append(names, kind.Name+"\t"+kind.What)
			}
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
	return cmd
}

// listedKinds are the facet types that arguments name, or all.
func (c *command) listedKinds(words []string) (kinds []forms.Kind, err error) {
	if len(words) == 0 {
		return c.kinds(), nil
	}
	for _, word := range words {
		kind, err := c.kindNamed(word)
		if err != nil {
			return nil, err
		}
		kinds = append(kinds, kind)
	}
	return kinds, nil
}

// oneKind asks for exactly one argument.
func oneKind(cmd *cobra.Command, args []string) error {
	if len(args) == 1 {
		return nil
	}
	return fmt.Errorf("%s takes one facet type: %s", cmd.CommandPath(), strings.Join(kindNames(), ", "))
}

// kindNames are the facet types as an argument names them.
func kindNames() []string {
	var names []string
	for _, kind := range forms.Kinds() {
		names = append(names, kind.Name)
	}
	return names
}

// kindWords lists them in a sentence.
func kindWords() string {
	names := kindNames()
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

// listedKind is kindNamed, also for what can be read and not created.
func (c *command) listedKind(word string) (forms.Kind, error) {
	kind, err := forms.Named(c.allKinds(), word)
	if err != nil {
		return forms.Kind{}, invalidf("%w", err)
	}
	return kind, nil
}

// kindNamed is the facet type that an argument names.
func (c *command) kindNamed(word string) (forms.Kind, error) {
	kind, err := forms.Named(c.kinds(), word)
	if err != nil {
		return forms.Kind{}, invalidf("%w", err)
	}
	return kind, nil
}
