package templates_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"facet/forms"
	"facet/internal/state"
	"facet/profile/draft/templates"
)

// folder is one with these files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := templates.FolderIn(t.TempDir())
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func read(t *testing.T, files map[string]string) []templates.File {
	t.Helper()
	all, err := templates.Read(state.Disk, forms.Kinds(), folder(t, files))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// summary is a line for each file.
func summary(files []templates.File) string {
	var lines []string
	for _, f := range files {
		line := f.Name + " " + f.Template.Name
		for _, p := range f.Problems {
			line += " | " + p.String()
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestFolderThatIsNotThereHasNoTemplates(t *testing.T) {
	all, err := templates.Read(state.Disk, forms.Kinds(), filepath.Join(t.TempDir(), "templates"))
	if all != nil || err != nil {
		t.Errorf("%v, %v", all, err)
	}
}

func TestTemplatesAreReadInOrderAndBrokenOnesAreSaid(t *testing.T) {
	got := summary(read(t, map[string]string{
		"b.json":       `{"kind":"interest","name":"Årsmøte","values":{"displayName":"x"}}`,
		"a.json":       `{"kind":"interest","name":"zebra","values":{"displayName":"x"}}`,
		"c.JSON":       `{"kind":"certification","name":"Ape","values":{"displayName":"x"}}`,
		"d.json":       `{"kind":"interest","name":"Zebra ","values":{"displayName":"x"}}`,
		"e.json":       `{"kind":"account","name":"Zebra","values":{"countryCode":"NO"}}`,
		"broken.json":  `{"kind":"interest",`,
		"large.json":   strings.Repeat(" ", 1<<20+1),
		"notes.txt":    `{`,
		".hidden.json": `{`,
	}))
	want := `c.JSON Ape
e.json Zebra
a.json zebra
b.json Årsmøte
broken.json  | this is not JSON: unexpected end of JSON input at line 1, column 19
d.json Zebra | name: a.json has this name already, for the same facet type: give one of them another
large.json  | it is larger than 1 MiB, which no template is`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFileThatCannotBeReadIsSaid(t *testing.T) {
	dir, want := folder(t, nil), 1
	if os.Symlink("nowhere", filepath.Join(dir, "gone.json")) == nil && runtime.GOOS != "windows" { // where few may
		want++
	}
	if err := os.Mkdir(filepath.Join(dir, "folder.json"), 0o700); err != nil {
		t.Fatal(err)
	}
	all, err := templates.Read(state.Disk, forms.Kinds(), dir)
	if err != nil || len(all) < want {
		t.Fatalf("%v, %v", all, err)
	}
	for _, f := range all {
		if len(f.Problems) != 1 || !strings.Contains(f.Problems[0].Advice, "can't be read") {
			t.Errorf("%s: %v", f.Name, f.Problems)
		}
	}
}

func TestTemplateIsFoundByItsNameAndKind(t *testing.T) {
	all := read(t, map[string]string{
		"a.json":      `{"kind":"interest","name":"Zebra","values":{"displayName":"x"}}`,
		"b.json":      `{"kind":"account","name":"Zebra","values":{"countryCode":"NO"}}`,
		"broken.json": `{"kind":"interest","name":"Ape","values":{"displayNam":"x"}}`,
	})
	for name, want := range map[string]string{
		" zebra": "interest",
		"Ape":    `broken.json: values.displayNam: there is no such member: did you mean "displayName"?`,
		"Okapi":  `there is no interest template "Okapi": there are "Zebra"`,
	} {
		kind, _ := forms.Named(forms.Kinds(), "interest")
		found, err := templates.Named(all, kind, name)
		if err == nil && found.Template.Kind.Name != want || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q is %v, %v", name, found, err)
		}
	}
	kind, _ := forms.Named(forms.Kinds(), "position")
	if _, err := templates.Named(all, kind, "Zebra"); err == nil || !strings.Contains(err.Error(), "no position template \"Zebra\", nor any other") {
		t.Error(err)
	}
}

func TestOwnTemplateTakesThePlaceOfThatOfEverybody(t *testing.T) {
	own := folder(t, map[string]string{"mine.json": `{"kind":"interest","name":"club","values":{"displayName":"Mine"}}`})
	shared := folder(t, map[string]string{
		"a.json": `{"kind":"interest","name":"Club","values":{"displayName":"Theirs"}}`,
		"b.json": `{"kind":"interest","name":"Choir","values":{"displayName":"Choir"}}`,
	})
	all, err := templates.Read(state.Disk, forms.Kinds(), own, shared, filepath.Join(own, "none"))
	if err != nil || len(all) != 2 || all[0].Name != "b.json" || !all[0].Shared || all[1].Name != "mine.json" || all[1].Shared {
		t.Errorf("%+v, %v", all, err)
	}
}
