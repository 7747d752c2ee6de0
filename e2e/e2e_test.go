// Package e2e drives the built program as people meet it: in a real terminal,
// with a real browser where one is installed, and with real signals.
//
// Its laws: the program is built once from the tree that these tests stand in,
// and nothing of it is imported; every run has a home, an environment and a
// sandbox of its own, so that nobody's settings or network count; a test waits
// for what it wants to see and never for a time to pass; only the screen is
// compared, as raw output is a stream of differences.
package e2e

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// patience is how long anything may take on a busy machine before it counts as
// never coming.
const patience = 20 * time.Second

// program is the built facet.
var program string

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	folder, err := os.MkdirTemp("", "facet-e2e-")
	if err != nil {
		fmt.Fprintln(os.Stderr, "e2e:", err)
		return 1
	}
	defer os.RemoveAll(folder)
	program = filepath.Join(folder, "facet")
	build := exec.CommandContext(context.Background(), "go", "build", "-o", program, ".")
	build.Dir, build.Stderr = "..", os.Stderr
	if err := build.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "e2e: building facet:", err)
		return 1
	}
	defer engine.close()
	return m.Run()
}

// environment is all that a run of the program knows of the outside: a home of
// its own, no desktop, and no programs to start.
func environment(t testing.TB, more ...string) []string {
	t.Helper()
	home := t.TempDir()
	return slices.Concat([]string{
		"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8",
		"HOME=" + home, "FACET_HOME=" + filepath.Join(home, "facet"), "PATH=" + home,
	}, more)
}

// facet runs a command of the program to its end, and returns what it printed.
func facet(t testing.TB, env []string, args ...string) (stdout string, err error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = env
	out, err := cmd.Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		err = fmt.Errorf("facet %v: %w: %s", args, err, exit.Stderr)
	}
	return string(out), err
}
