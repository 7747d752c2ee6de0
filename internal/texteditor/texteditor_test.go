package texteditor

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// The test binary is an editor, too: where this environment variable is set, it
// does what the variable says to the file that it is given.
const asEditor = "TEXTEDITOR_TEST"

func init() {
	act, words, _ := strings.Cut(os.Getenv(asEditor), ":")
	file := os.Args[len(os.Args)-1]
	switch act {
	case "":
		return
	case "add":
		before, _ := os.ReadFile(file)
		words = string(before) + words
	case "latin1": // which no variable of Windows can hold
		words = "caf\xe9"
	case "env":
		words = strings.Join(os.Environ(), "\n")
	case "nothing":
		os.Exit(0)
	}
	if os.WriteFile(file, []byte(words), 0o600) != nil || act == "fail" {
		os.Exit(1)
	}
	os.Exit(0)
}

// program is how the name of a program ends.
var program = map[bool]string{true: ".exe"}[runtime.GOOS == "windows"]

// opened runs the editor over a text, in an empty folder for temporary files.
// It ends at once, however busy the computer is.
func opened(t *testing.T, text, act string) *Document {
	t.Helper()
	return openedFor(t, 0, text, act)
}

// openedFor is opened, with an editor that is open that long.
func openedFor(t *testing.T, open time.Duration, text, act string) *Document {
	t.Helper()
	t.Setenv(asEditor, act)
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, t.TempDir())
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var now time.Time
	clock := func() time.Time { now = now.Add(open); return now }
	d := (&Editor{Command: []string{self, "-wait"}, now: clock}).Document(t.Context(), text)
	if err := d.Run(); err != nil {
		t.Fatal(err)
	}
	return d
}

// files are what is left of temporary files.
func files(t *testing.T) []string {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(os.TempDir(), "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return left
}

func TestWhatTheEditorSavesIsTheText(t *testing.T) {
	for _, c := range []struct{ before, act, want string }{
		{"Slow", "add: games,\nby post.\n", "Slow games,\nby post."},
		{"Slow", "set:\ufeffSlow", "Slow"},
		{"Slow", "set:one\r\ntwo\r\n", "one\ntwo"},
		{"a\r\nb", "set:a\r\nb", "a\r\nb"},
		{"Slow", "set:\ufeffSlow\n", "Slow"},
		{"Slow\n", "set:Slow\n", "Slow\n"},
	} {
		d := opened(t, c.before, c.act)
		if err := d.Err(); err != nil && !errors.Is(err, ErrAtOnce) || d.Text() != c.want {
			t.Errorf("after %q: %q, %v", c.act, d.Text(), err)
		}
	}
}

func TestWhatTheEditorSavesLeavesNoFile(t *testing.T) {
	if opened(t, "Slow", "add: games"); len(files(t)) > 0 {
		t.Errorf("%v is left", files(t))
	}
}

func TestTextThatIsNotUTF8StaysInItsFile(t *testing.T) {
	d := opened(t, "Tea", "latin1")
	left := files(t)
	if len(left) != 1 || d.Text() != "Tea" || !strings.Contains(d.Err().Error(), left[0]) {
		t.Fatalf("%q, %v, files %v", d.Text(), d.Err(), left)
	}
	if saved, err := os.ReadFile(left[0]); string(saved) != "caf\xe9" {
		t.Errorf("the file has %q, %v", saved, err)
	}
}

func TestEditorThatFailsChangesNothingAndLosesNothing(t *testing.T) {
	d := opened(t, "Slow", "fail:Slow games")
	if left := files(t); d.Err() == nil || d.Text() != "Slow" || len(left) != 1 || !strings.Contains(d.Err().Error(), filepath.Dir(left[0])) {
		t.Errorf("%q, %v, files %v", d.Text(), d.Err(), left)
	}
	if d = opened(t, "Slow", "fail:Slow"); d.Err() == nil || len(files(t)) > 0 {
		t.Errorf("%v, files %v", d.Err(), files(t))
	}
}

func TestEditorThatIsNotThereIsAnError(t *testing.T) {
	d := (&Editor{Command: []string{"/nowhere/editor"}}).Document(t.Context(), "Slow")
	if err := d.Run(); err != nil || d.Err() == nil || d.Text() != "Slow" {
		t.Errorf("%v, %v, %q", err, d.Err(), d.Text())
	}
}

func TestWhatAWindowSavesLaterIsTakenOver(t *testing.T) {
	d := opened(t, "Slow", "nothing")
	left := files(t)
	if !errors.Is(d.Err(), ErrAtOnce) || len(left) != 1 {
		t.Fatalf("%v, files %v", d.Err(), left)
	}
	if err := os.WriteFile(left[0], []byte("Slow games\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if said := d.editor.Close(); said == nil || !strings.Contains(said.Error(), left[0]) {
		t.Errorf("at the end it says %v, and not where the file is", said)
	}
	if err := d.Run(); err != nil || d.Err() != nil || d.Text() != "Slow games" {
		t.Errorf("%v, %v, %q", err, d.Err(), d.Text())
	}
	if err := d.editor.Close(); err != nil || len(files(t)) > 0 {
		t.Errorf("%v, files %v", err, files(t))
	}
}

func TestEditorThatWasOpenAndSavedNothingLeavesNoFile(t *testing.T) {
	d := openedFor(t, atOnce, "Slow", "nothing")
	if d.Err() != nil || d.Text() != "Slow" || len(files(t)) > 0 {
		t.Errorf("%v, %q, files %v", d.Err(), d.Text(), files(t))
	}
}

func TestEditorKnowsNothingOfFacet(t *testing.T) {
	t.Setenv("FACET_ACCESS_TOKEN", "secret")
	t.Setenv("Facet_Token_Url", "https://me:secret@proxy")
	if d := opened(t, "", "env"); strings.Contains(d.Text(), "secret") || !strings.Contains(d.Text(), asEditor) {
		t.Errorf("the editor has\n%s", d.Text())
	}
}

func TestCommandIsReadAsAShellReadsIt(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "with space")
	editor := filepath.Join(folder, "ed"+program)
	if err := errors.Join(os.Mkdir(folder, 0o700), os.WriteFile(editor, nil, 0o700)); err != nil {
		t.Fatal(err)
	}
	for value, want := range map[string][]string{
		`"` + editor + `" -w`:                     {editor, "-w"},
		strings.ReplaceAll(editor, " ", `\ `):     {editor},
		editor:                                    {editor},
		"'" + editor + "' -c 'set tw=72' ''":      {editor, "-c", "set tw=72", ""},
		"  '" + editor + "'\t+1 ":                 {editor, "+1"},
		`"` + editor + `" "$HOME" '$(id)' '; ls'`: {editor, "$HOME", "$(id)", "; ls"},
	} {
		if runtime.GOOS == "windows" && value != editor && !strings.HasSuffix(value, " -w") {
			continue // where only double quotes are quotes
		}
		got, err := Command(func(name string) string { return map[string]string{"EDITOR": value}[name] })
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("EDITOR=%s is %q, %v", value, got, err)
		}
	}
}

func TestCommandThatCannotBeStartedSaysWhy(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for value, want := range map[string]string{
		"":                    "set the variable EDITOR",
		" ":                   "EDITOR names no command",
		"'vi":                 "has no end",
		"/bin/sh; rm -rf x":   "only a shell knows",
		"/nowhere/editor -w":  "names /nowhere/editor, and there is no such program",
		"$(which vi)":         "no such program",
		"no-such-editor -now": "no such program",
	} {
		if runtime.GOOS == "windows" && strings.ContainsAny(value, "';") {
			continue // which are letters of a name there
		}
		got, err := Command(func(name string) string { return map[string]string{"EDITOR": value}[name] })
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("EDITOR=%s is %q, %v", value, got, err)
		}
	}
}

func TestVisualComesBeforeEditorAndThePlatform(t *testing.T) {
	folder := t.TempDir()
	own := map[bool]string{false: "nano", true: "notepad.exe"}[runtime.GOOS == "windows"]
	for _, name := range []string{own, "mine" + program, "other" + program} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", folder)
	for _, c := range []struct {
		env  map[string]string
		want string
	}{
		{map[string]string{"VISUAL": "mine", "EDITOR": "other"}, "mine"},
		{map[string]string{"EDITOR": "other"}, "other"},
		{nil, filepath.Join(folder, own)},
	} {
		if got, err := Command(func(name string) string { return c.env[name] }); err != nil || got[0] != c.want {
			t.Errorf("with %v: %q, %v", c.env, got, err)
		}
	}
}
