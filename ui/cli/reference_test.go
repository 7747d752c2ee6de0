package cli

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const reference = "../../docs/commands.md"

// The page is written with -update.
func TestReferenceSaysWhatTheCommandsSay(t *testing.T) {
	want := "# Commands\n\nMade from the program, which says the same: `facet COMMAND --help`. What they are for is in " +
		"[scripts](scripts.md) and [support](support.md).\n"
	root := new(command).root()
	index := ""
	each(root, func(cmd *cobra.Command) { index += fmt.Sprintf("[%s](#%s) · ", name(cmd), anchor(cmd)) })
	want += "\n" + strings.TrimSuffix(index, " · ") + "\n"
	each(root, func(cmd *cobra.Command) { want += entry(cmd) })
	have, _ := os.ReadFile(reference)
	switch {
	case string(have) == want:
	case flag.Lookup("update").Value.String() == "true":
		if err := os.WriteFile(reference, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Error("docs/commands.md isn't what the commands say: make update")
	}
}

// each does something with a command and those below it that are shown.
func each(cmd *cobra.Command, do func(*cobra.Command)) {
	do(cmd)
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() && sub.Name() != "help" {
			each(sub, do)
		}
	}
}

func name(cmd *cobra.Command) string {
	if !cmd.HasParent() {
		return cmd.Name()
	}
	return strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" ")
}

func anchor(cmd *cobra.Command) string { return strings.ReplaceAll(name(cmd), " ", "-") }

// entry is what the page has of a command.
func entry(cmd *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n## %s\n\n%s.\n\n    %s\n", name(cmd), strings.TrimSuffix(cmd.Short, "."), cmd.UseLine())
	if cmd.Long != "" {
		fmt.Fprintf(&b, "\n%s\n", markdown(cmd.Long))
	}
	flags := ""
	cmd.NonInheritedFlags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden && f.Name != "help" && f.Name != "version" {
			flags += flagRow(f)
		}
	})
	if flags != "" {
		fmt.Fprintf(&b, "\n| Flag | |\n| --- | --- |\n%s", flags)
	}
	if cmd.Example != "" {
		fmt.Fprintf(&b, "\n    %s\n", strings.ReplaceAll(strings.TrimSpace(cmd.Example), "\n  ", "\n    "))
	}
	return b.String()
}

func flagRow(f *pflag.Flag) string {
	kind, says := pflag.UnquoteUsage(f)
	sign := "--" + f.Name
	if f.Shorthand != "" {
		sign = "-" + f.Shorthand + ", " + sign
	}
	if kind != "" {
		sign += " " + kind
	}
	return fmt.Sprintf("| `%s` | %s |\n", sign, strings.ReplaceAll(markdown(says), "|", `\|`))
}

// markdown keeps signs that would mean something, and lists of lines that are indented.
func markdown(s string) string {
	s = strings.NewReplacer("<", "&lt;", "*", `\*`, "_", `\_`).Replace(strings.TrimSpace(s))
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		if strings.HasPrefix(line, "  ") {
			line = "    " + strings.NewReplacer("&lt;", "<", `\*`, "*", `\_`, "_").Replace(line)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
