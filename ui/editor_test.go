package ui

import (
	"os"
	"testing"
)

// The test binary is an editor, too: where this environment variable is set,
// it puts the variable's words behind what stands in the file that it is given.
const editorWords = "FACET_TEST_EDITOR"

func init() {
	words, file := os.Getenv(editorWords), os.Args[len(os.Args)-1]
	if words == "" {
		return
	}
	before, err := os.ReadFile(file)
	if err != nil || words == "fail" || os.WriteFile(file, append(before, words...), 0o600) != nil {
		os.Exit(1)
	}
	os.Exit(0)
}

// edit runs the editor over a text.
func edit(t *testing.T, text, words string) (string, error) {
	t.Helper()
	t.Setenv(editorWords, words)
	t.Setenv("TMPDIR", t.TempDir())
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	file := &editorFile{ctx: t.Context(), command: []string{self, "-wait"}, text: text}
	err = file.Run()
	if left, _ := os.ReadDir(os.TempDir()); len(left) > 0 {
		t.Errorf("it left %v behind", left)
	}
	return file.text, err
}

func TestEditorChangesTheText(t *testing.T) {
	if got, err := edit(t, "Slow", " games,\nby post.\n"); err != nil || got != "Slow games,\nby post." {
		t.Errorf("%q, %v", got, err)
	}
}

func TestEditorThatFailsChangesNothing(t *testing.T) {
	if got, err := edit(t, "Slow", "fail"); err == nil || got != "Slow" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestEditorThatIsNotThereIsAnError(t *testing.T) {
	file := &editorFile{ctx: t.Context(), command: []string{"/nowhere/editor"}, text: "Slow"}
	if err := file.Run(); err == nil || file.text != "Slow" {
		t.Errorf("%q, %v", file.text, err)
	}
}
