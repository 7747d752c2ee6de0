package cli_test

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"facet/ui/cli"
)

func TestDebugLogIsForItsOwnerAloneAndGrows(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no modes")
	}
	t.Setenv("FACET_HOME", t.TempDir())
	name := filepath.Join(t.TempDir(), "debug.txt")
	if err := os.WriteFile(name, []byte("before\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("FACET_DEBUG", name)
	streams := cli.Streams{In: strings.NewReader("t\n\nq\n"), Out: io.Discard, Err: io.Discard, LookupEnv: os.LookupEnv}
	if status := cli.Run(t.Context(), streams, []string{"--line", "--sandbox"}); status != 0 {
		t.Errorf("the exit status is %d", status)
	}
	log, err := os.ReadFile(name)
	if err != nil || !strings.HasPrefix(string(log), "before\n") || !strings.Contains(string(log), "flow.Next flow.history\n") {
		t.Errorf("%v, %s", err, log)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
}

func TestTraceIsForItsOwnerAloneInAFileThatWasThere(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no modes")
	}
	t.Setenv("FACET_HOME", t.TempDir())
	name := filepath.Join(t.TempDir(), "trace.txt")
	if err := os.WriteFile(name, []byte("before\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	streams := cli.Streams{In: os.Stdin, Out: io.Discard, Err: io.Discard, LookupEnv: os.LookupEnv}
	if status := cli.Run(t.Context(), streams, []string{"list", "interest", "--sandbox", "--trace", name}); status != 0 {
		t.Errorf("the exit status is %d", status)
	}
	info, err := os.Stat(name)
	if err != nil || info.Mode().Perm() != 0o600 || info.Size() <= int64(len("before\n")) {
		t.Errorf("%v, %v", info, err)
	}
}
