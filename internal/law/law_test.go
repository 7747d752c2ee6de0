// Package law holds facet to its own architecture: which package may import
// which. It is a test and nothing else.
//
// Arrows only point down: from the command line through the screens and the
// forms to the client. The client and the sign-in don't know each other; what
// joins them is one http.Client. The sandbox shares no code with the client
// that it is there to test, or it would share its mistakes.
package law

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// screens are the libraries that draw, or that read a command line.
var screens = []string{"charm.land/", "github.com/charmbracelet/", "github.com/spf13/"}

// neverReach says what else must not come into a package, by whatever way.
// What ends in a slash stands for all below it.
var neverReach = map[string][]string{
	"facet":                     {"net/http/httptest", "testing"},
	"facet/forms/field":         {"net/http"},
	"facet/graph":               screens,
	"facet/graph/outbox":        screens,
	"facet/graph/sandbox":       slices.Concat(screens, []string{"net/http/httptest", "testing"}),
	"facet/auth":                screens,
	"facet/internal/debuglog":   slices.Concat(screens, []string{"net/http"}),
	"facet/internal/photo":      slices.Concat(screens, []string{"net/http"}),
	"facet/internal/picture":    {"net/http", "charm.land/"},
	"facet/internal/settings":   slices.Concat(screens, []string{"net/http"}),
	"facet/internal/state":      slices.Concat(screens, []string{"net/http"}),
	"facet/profile/draft/store": slices.Concat(screens, []string{"net/http"}),
	"facet/internal/text":       {"net/http", "charm.land/", "github.com/spf13/"},
}

// neverImport says what a package must not import itself, though a package
// below it may.
var neverImport = map[string][]string{
	"facet/forms": {"net/http"},
}

// listed is what go list says of a package.
type listed struct {
	ImportPath    string
	Imports, Deps []string
}

func TestPackagesKeepTheImportLaws(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "-json=ImportPath,Imports,Deps", "facet/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; checked++ {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		for _, breach := range breaches(p) {
			t.Error(breach)
		}
	}
	if checked < 100 {
		t.Errorf("go list names %d packages: the program is not among them", checked)
	}
}

func TestBrokenLawNamesBothPackages(t *testing.T) {
	for name, test := range map[string]struct {
		imports, deps []string
		want          string
	}{
		"facet/ui":                  {imports: []string{"facet/auth"}, want: "facet/ui must not import facet/auth"},
		"facet/graph":               {imports: []string{"facet/auth"}, want: "facet/graph must not import facet/auth"},
		"facet/auth":                {imports: []string{"facet/graph"}, want: "facet/auth must not import facet/graph"},
		"facet/graph/sandbox":       {imports: []string{"facet/graph"}, want: "facet/graph/sandbox must not import facet/graph"},
		"facet/forms":               {imports: []string{"net/http"}, want: "facet/forms must not import net/http"},
		"facet/forms/field":         {imports: []string{"facet/forms"}, want: "facet/forms/field must not import facet/forms"},
		"facet/profile/person":      {imports: []string{"charm.land/lipgloss/v2"}, want: "facet/profile/person must not import charm.land/lipgloss/v2"},
		"facet/graph/outbox":        {deps: []string{"charm.land/bubbles/v2/key"}, want: "facet/graph/outbox must not reach charm.land/bubbles/v2/key"},
		"facet":                     {deps: []string{"net/http/httptest"}, want: "facet must not reach net/http/httptest"},
		"facet/new":                 {imports: []string{"fmt"}, want: "facet/new has no line in mayImport"},
		"facet/ui/cli":              {imports: []string{"facet/ui", "net/http"}, deps: []string{"charm.land/bubbles/v2/key"}},
		"charm.land/bubbles/v2/key": {imports: []string{"net/http"}},
	} {
		got := strings.Join(breaches(listed{name, test.imports, test.deps}), "\n")
		if !strings.HasPrefix(got, test.want) || test.want == "" && got != "" {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

// breaches are the laws that a package breaks, a sentence each. Packages that
// are not ours have none to keep.
func breaches(p listed) []string {
	if !isOurs(p.ImportPath) {
		return nil
	}
	allowed, known := mayImport[p.ImportPath]
	if !known {
		return []string{p.ImportPath + " has no line in mayImport: say there what it may import"}
	}
	var found []string
	for _, other := range p.Imports {
		if isOurs(other) && !slices.Contains(allowed, other) || among(neverImport[p.ImportPath], other) || drawsInProfile(p, other) {
			found = append(found, fmt.Sprintf("%s must not import %s: see the laws in CONTRIBUTING.md", p.ImportPath, other))
		}
		if goesUp(p.ImportPath, other) {
			found = append(found, fmt.Sprintf("%s must not reach up to %s, whatever mayImport says", p.ImportPath, other))
		}
	}
	for _, other := range p.Deps {
		if among(neverReach[p.ImportPath], other) {
			found = append(found, fmt.Sprintf("%s must not reach %s, not even through another package", p.ImportPath, other))
		}
	}
	return found
}

func isOurs(path string) bool { return path == "facet" || strings.HasPrefix(path, "facet/") }

func among(forbidden []string, path string) bool {
	return slices.ContainsFunc(forbidden, func(f string) bool {
		return f == path || strings.HasSuffix(f, "/") && strings.HasPrefix(path, f)
	})
}
