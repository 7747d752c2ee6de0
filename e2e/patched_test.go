package e2e

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// patch is a change to a file of the program: some lines of it are exchanged.
type patch struct{ file, old, new string }

// build makes a program with changes that the tree never sees.
func build(name string, patches ...patch) (string, error) {
	folder := filepath.Dir(program)
	changed := map[string]string{}
	for _, p := range patches {
		file, err := filepath.Abs(filepath.Join("..", p.file))
		if err != nil {
			return "", err
		}
		from := file
		if changed[file] != "" {
			from = changed[file]
		}
		source, err := os.ReadFile(from)
		if err != nil {
			return "", err
		}
		if strings.Count(string(source), p.old) != 1 {
			return "", &os.PathError{Op: "patch: " + p.old, Path: p.file, Err: os.ErrNotExist}
		}
		changed[file] = filepath.Join(folder, name+"-"+filepath.Base(p.file))
		if err := os.WriteFile(changed[file], []byte(strings.Replace(string(source), p.old, p.new, 1)), 0o600); err != nil {
			return "", err
		}
	}
	overlay, err := json.Marshal(map[string]any{"Replace": changed})
	if err != nil {
		return "", err
	}
	list, built := filepath.Join(folder, name+".json"), filepath.Join(folder, name)
	if err := os.WriteFile(list, overlay, 0o600); err != nil {
		return "", err
	}
	cmd := exec.Command("go", "build", "-overlay", list, "-o", built, ".") //nolint:noctx // as long as the tests
	cmd.Dir, cmd.Stderr = "..", os.Stderr
	return built, cmd.Run()
}

func once(name string, patches ...patch) func(testing.TB) string {
	built := sync.OnceValues(func() (string, error) { return build(name, patches...) })
	return func(t testing.TB) string {
		t.Helper()
		path, err := built()
		if err != nil {
			t.Fatal(err)
		}
		return path
	}
}

// panicky is a facet that panics with the words in $PANIC: in Update at F5, in
// a Cmd within others at F6, in a goroutine at SIGUSR1.
var panicky = once("panicky",
	patch{"ui/ui.go", `import (
	"context"
`, `import (
	"context"
	"os"
`},
	patch{"ui/ui.go", `	switch msg.String() {
	case "ctrl+c":`, `	switch msg.String() {
	case "f5":
		panic(os.Getenv("PANIC"))
	case "f6":
		bad := func() tea.Msg { panic(os.Getenv("PANIC")) }
		return tea.Batch(tea.RequestWindowSize, tea.Sequence(tea.RequestWindowSize, bad))
	case "ctrl+c":`},
	patch{"ui/cli/edit.go", `	"os"
`, `	"os"
	"os/signal"
`},
	patch{"ui/cli/edit.go", `	c.drafts = kept
`, `	c.drafts = kept
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGUSR1)
	guard{end}.start(func() {
		<-told
		panic(os.Getenv("PANIC"))
	})
`})

// leaky is a facet whose package text lets everything through.
var leaky = once("leaky",
	patch{"internal/text/text.go", `return safe(s, false)`, `return s`},
	patch{"internal/text/text.go", `return safe(s, true)`, `return s`})
