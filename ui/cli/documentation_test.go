package cli_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"facet/forms"
	"facet/profile/flow"
)

func TestDocumentationKnowsEveryFacetType(t *testing.T) {
	raw, err := os.ReadFile("../../docs/profile.md")
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

func TestDocumentationKnowsEveryCommand(t *testing.T) {
	raw, err := os.ReadFile("../../docs/scripts.md")
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
			t.Errorf("docs/scripts.md doesn't say what facet %s does", name)
		}
	}
}

// The table of the keys is written with -update.
func TestDocumentationHasTheTableOfTheKeys(t *testing.T) {
	const begins, ends = "<!-- keys -->\n", "<!-- /keys -->\n"
	raw, err := os.ReadFile("../../docs/profile.md")
	if err != nil {
		t.Fatal(err)
	}
	above, rest, there := strings.Cut(string(raw), begins)
	have, below, whole := strings.Cut(rest, ends)
	if !there || !whole {
		t.Fatal("docs/profile.md has no room for the table of the keys")
	}
	want := "| Key | |\n| --- | --- |\n"
	for _, k := range flow.Keys() {
		want += fmt.Sprintf("| `%s` | %s |\n", k.Sign, k.Means)
	}
	switch {
	case have == want:
	case *update:
		if err := os.WriteFile("../../docs/profile.md", []byte(above+begins+want+ends+below), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("the table of the keys should be\n%s", want)
	}
}
