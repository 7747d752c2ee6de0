package cli_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"facet/forms"
)

func TestReadmeKnowsEveryFacetType(t *testing.T) {
	raw, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(raw), "## What it edits\n")
	section, _, _ = strings.Cut(section, "\n## ")
	var want strings.Builder
	for _, k := range forms.Kinds() {
		fmt.Fprintf(&want, "| %s | `%s` | `%s` | `%s` | %s |\n", k.Title, k.Name, k.Type, k.Path, k.What)
	}
	_, rows, _ := strings.Cut(section, "| --- | --- | --- | --- | --- |\n")
	rows, _, _ = strings.Cut(rows, "\n\n")
	if rows+"\n" != want.String() {
		t.Errorf("the table of facet types should be\n%s", want.String())
	}
}

func TestReadmeKnowsEveryCommand(t *testing.T) {
	raw, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, out, _ := facet(t, "", "--help")
	_, commands, _ := strings.Cut(out, "COMMANDS")
	commands, _, _ = strings.Cut(commands, "FLAGS")
	for _, found := range regexp.MustCompile(`(?m)^ {4}(\w+)`).FindAllStringSubmatch(commands, -1) {
		name := found[1]
		if name == "help" || name == "completion" {
			continue
		}
		if !regexp.MustCompile(`(?m)^    facet (\w+ \| )*` + name + `\b`).Match(raw) {
			t.Errorf("README.md doesn't say what facet %s does", name)
		}
	}
}
