package law

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// root is the folder of the module, seen from this one.
var root = filepath.Join("..", "..")

func read(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

var (
	stepOfSample = regexp.MustCompile("^[0-9]+\\. `([a-z_/]+\\.go)`")
	lineOfSample = regexp.MustCompile(`^ {7}(.*)$`)
)

// samples are the code blocks in the steps of a section, by the file that each
// step begins with.
func samples(markdown, section string) map[string]string {
	_, rest, _ := strings.Cut(markdown, "\n## "+section+"\n")
	rest, _, _ = strings.Cut(rest, "\n## ")
	found, file := map[string]string{}, ""
	for line := range strings.SplitSeq(rest, "\n") {
		if step := stepOfSample.FindStringSubmatch(line); step != nil {
			file = step[1]
		}
		if code := lineOfSample.FindStringSubmatch(line); code != nil {
			found[file] += code[1] + "\n"
		} else if line == "" && found[file] != "" {
			found[file] += "\n"
		}
	}
	return found
}

func TestSampleOfANewFacetTypeIsInItsFiles(t *testing.T) {
	all := samples(read(t, "CONTRIBUTING.md"), "Add a facet type")
	for _, name := range []string{"graph/skill.go", "forms/skill.go", "forms/forms.go", "forms/registry_test.go"} {
		if all[name] == "" {
			t.Errorf("there is no sample of %s", name)
		}
	}
	inTheirFiles(t, all)
}

func TestSampleOfAnActionIsInItsFile(t *testing.T) {
	all := samples(read(t, "CONTRIBUTING.md"), "Add an action")
	if all["profile/flow/history.go"] == "" {
		t.Error("there is no sample")
	}
	inTheirFiles(t, all)
}

// inTheirFiles fails for a line of a sample that isn't in its file, behind the
// line before it.
func inTheirFiles(t *testing.T, all map[string]string) {
	t.Helper()
	for name, code := range all {
		rest := squeezed(read(t, name))
		for line := range strings.SplitSeq(code, "\n") {
			_, after, found := strings.Cut(rest, squeezed(line))
			if !found {
				t.Errorf("%s has no line %q there", name, strings.TrimSpace(line))
				break
			}
			rest = after
		}
	}
}

// squeezed is a text with single spaces, since samples have no tabs.
func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestEveryPackageHasItsRowInContributing(t *testing.T) {
	_, rows, _ := strings.Cut(read(t, "CONTRIBUTING.md"), "| Package | Is | Never |\n")
	rows, _, _ = strings.Cut(rows, "\n\n")
	for name := range mayImport {
		name = strings.TrimPrefix(name, "facet/")
		if name == "facet" {
			name = "main"
		}
		row := regexp.MustCompile("(?m)^\\| ([^|]*, )?`" + regexp.QuoteMeta(name) + "`[,| ]")
		if !row.MatchString(rows) {
			t.Errorf("CONTRIBUTING.md has no row for %s", name)
		}
	}
	for _, named := range regexp.MustCompile("`([a-z/]+)`[, ]").FindAllStringSubmatch(rows, -1) {
		if _, known := mayImport["facet/"+named[1]]; !known && named[1] != "main" && strings.Contains(named[1], "/") {
			t.Errorf("CONTRIBUTING.md has a row for %s, which isn't there", named[1])
		}
	}
}
