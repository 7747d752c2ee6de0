package law

import (
	"encoding/json"
	"os"
	"os/exec"
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

// The registry's tests run on facet with the sample in it. The files on the disk
// stay as they are.
func TestSampleOfANewFacetTypeIsTrue(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles facet with a facet type more")
	}
	sample := samples(read(t, "CONTRIBUTING.md"), "Add a facet type")
	written := map[string]string{
		"graph/skill.go":         sample["graph/skill.go"],
		"forms/skill.go":         sample["forms/skill.go"],
		"forms/forms.go":         insert(t, "forms/forms.go", "accounts(),", sample["forms/forms.go"]),
		"forms/registry_test.go": insert(t, "forms/registry_test.go", "var documentedMembers = map[string]struct{ fields, files []string }{", sample["forms/registry_test.go"]),
	}
	cmd := exec.CommandContext(t.Context(), "go", "test", "-vet=off", "-overlay", overlay(t, written), "./forms", "-v",
		"-run", "^(TestUntouchedFormSendsNothing|TestExample.*|TestEveryFieldKnowsItsMember|TestKindsAreComplete|TestEveryDocumentedMemberCanBeSet)$/^(skill)?$")
	cmd.Dir = root
	out, err := cmd.CombinedOutput()
	if err != nil || strings.Count(string(out), "/skill") < 5 {
		t.Errorf("%v\n%s", err, out)
	}
}

// insert is a file with more lines behind one that it has.
func insert(t *testing.T, name, behind, more string) string {
	t.Helper()
	before, after, found := strings.Cut(read(t, name), behind)
	if !found || strings.TrimSpace(more) == "" {
		t.Fatalf("%s has no %q, or there is no sample for it", name, behind)
	}
	return before + behind + "\n" + more + after
}

// overlay is a file that tells go to read other contents for these files.
func overlay(t *testing.T, written map[string]string) string {
	t.Helper()
	folder, replace := t.TempDir(), map[string]string{}
	for name, content := range written {
		instead := filepath.Join(folder, strings.ReplaceAll(name, "/", "_"))
		if err := os.WriteFile(instead, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		place, err := filepath.Abs(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		replace[place] = instead
	}
	raw, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(folder, "overlay.json")
	if err := os.WriteFile(name, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestSampleOfAnActionIsInItsFile(t *testing.T) {
	all := samples(read(t, "CONTRIBUTING.md"), "Add an action")
	if all["profile/flow/history.go"] == "" {
		t.Error("there is no sample")
	}
	for name, code := range all {
		content := read(t, name)
		for line := range strings.SplitSeq(code, "\n") {
			if !strings.Contains(content, strings.TrimSpace(line)) {
				t.Errorf("%s has no line %q", name, line)
			}
		}
	}
}

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
