package cli_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"facet/profile/person"
)

// table is the table of permissions in the page for the IT department.
func table() string {
	var rows strings.Builder
	for _, u := range person.Uses() {
		enough := "–"
		if u.Enough != nil {
			enough = "`" + strings.Join(u.Enough, "`, `") + "`"
		}
		fmt.Fprintf(&rows, "| %s | `%s` | %s |\n", u.What, u.Scope, enough)
	}
	return rows.String()
}

func TestPageForITHasThePermissionsThatAreAskedFor(t *testing.T) {
	const page, head = "../../docs/it.md", "| Request | Asked for | Also enough |\n| --- | --- | --- |\n"
	raw, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, behind, _ := strings.Cut(string(raw), head)
	rows, behind, _ := strings.Cut(behind, "\n\n")
	want := strings.TrimSuffix(table(), "\n")
	if *update {
		if err := os.WriteFile(page, []byte(before+head+want+"\n\n"+strings.TrimPrefix(behind, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if strings.TrimPrefix(rows, "\n") != want {
		t.Errorf("the table of %s should be\n%s", page, want)
	}
}

// requests are facet's own for each use, by its scope.
var requests = map[string][][]string{
	person.UseOwn.What:   {{"create", "interest"}, {"list", "interest"}, {"photo"}, {"update", "directory", "--set", "aboutMe=x"}},
	person.UseRead.What:  {{"list", "interest", "--user", kenta}, {"export", "interest", "--user", kenta}, {"audience", "--user", kenta}, {"photo", "--user", kenta}},
	person.UseWrite.What: {{"create", "interest", "--user", kenta, "--confirm", kenta}},
}

const kenta = "kenta.sato@contoso.com"

// TestPermissionThatIsAskedForIsEnough makes requests of a Graph that holds every token
// against what it asks, with no more than is asked for; with less, or with a permission
// that only reads, they are refused.
func TestPermissionThatIsAskedForIsEnough(t *testing.T) {
	for _, use := range person.Uses() {
		for _, args := range requests[use.What] {
			for _, scope := range append([]string{use.Scope}, use.Enough...) {
				if said, ok := asked(t, args, scope); !ok {
					t.Errorf("%s: %q is not enough for facet %s: %s", use.What, scope, strings.Join(args, " "), said)
				}
			}
			if less := "User.Read"; use.What != person.UseOwn.What || args[0] == "create" {
				if said, ok := asked(t, args, less); ok || !strings.Contains(said, "permission") {
					t.Errorf("%s: %q does for facet %s: %s", use.What, less, strings.Join(args, " "), said)
				}
			}
		}
	}
}

// asked runs facet with a token that has one permission.
func asked(t *testing.T, args []string, scope string) (said string, ok bool) {
	t.Helper()
	code, out, errs := facet(t, `{"displayName":"Chess"}`, append(args, "--sandbox", "--fault", "insufficient-scope="+scope)...)
	return out + errs, code == 0
}

func TestMicrosoftsOwnWordsForWritingToOthersAreTold(t *testing.T) {
	words := regexp.MustCompile(`create\s+and\s+delete\s+users\s+as\s+well\s+as\s+reset\s+user\s+passwords\s+on\s+behalf\s+of\s+the\s+signed-in\s+user`)
	page, err := os.ReadFile("../../docs/it.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"docs/it.md": string(page), "doctor --registration": person.RegistrationMessage(), "doctor --consent": person.Missing{Scope: person.ScopeOthers}.Message(),
	} {
		if !words.MatchString(text) || !strings.Contains(strings.Join(strings.Fields(text), " "), "second application") {
			t.Errorf("%s doesn't say all that User.ReadWrite.All allows, or how to keep it to a few", name)
		}
	}
}
