package e2e

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// disks are file systems that take no file, each with what makes one of the
// folder $FACET_HOME.
var disks = map[string]string{
	"read-only": `PATH=$SYSTEM mount -t tmpfs -o ro tmpfs "$FACET_HOME"`,
	"full":      `PATH=$SYSTEM mount -t tmpfs -o size=64k tmpfs "$FACET_HOME" && { PATH=$SYSTEM head -c 100k /dev/zero >"$FACET_HOME/rest" 2>&1 || :; }`,
}

// onDisk is the program with such a disk of its own, which nobody else sees.
// Where that can't be had, the test is skipped.
func onDisk(t *testing.T, prepare string, env []string, args ...string) *exec.Cmd {
	t.Helper()
	in := func(script string, args ...string) *exec.Cmd {
		script = "SYSTEM=/usr/sbin:/usr/bin:/sbin:/bin; " + script
		cmd := exec.CommandContext(t.Context(), "unshare", append([]string{"--map-root-user", "--mount", "/bin/sh", "-c", script, "sh"}, args...)...)
		cmd.Env = env
		return cmd
	}
	if out, err := in(prepare).CombinedOutput(); err != nil {
		t.Skipf("no disk can be mounted here: %v: %s", err, out)
	}
	return in(prepare+` && exec "$@"`, append([]string{program}, args...)...)
}

// sends is an environment that leads to a sandbox, with a home that is there.
func sends(t *testing.T, at *organisation) []string {
	t.Helper()
	home := t.TempDir()
	return environment(t, "FACET_HOME="+home, "FACET_ACCESS_TOKEN="+at.all, "FACET_GRAPH="+at.api)
}

// refuses runs a command that has to fail with a sentence, and to write
// nothing at Graph.
func refuses(t *testing.T, at *organisation, cmd *exec.Cmd) {
	t.Helper()
	var said bytes.Buffer
	cmd.Stdin, cmd.Stderr = strings.NewReader(`{"displayName":"Chess"}`), &said
	if err, exit := cmd.Run(), (*exec.ExitError)(nil); !errors.As(err, &exit) || exit.ExitCode() < 1 {
		t.Errorf("it ends with %v: %s", err, &said)
	}
	complained(t, cmd.Args, said.String())
	if words := said.String(); !strings.HasPrefix(words, "facet: ") || strings.Count(words, "\n") > 3 {
		t.Errorf("it says %q", words)
	}
	writesNothing(t, at)
}

func writesNothing(t *testing.T, at *organisation) {
	t.Helper()
	if came, err := at.asked(); err != nil || came.writes() != 0 {
		t.Errorf("%d writes came to Graph, %v", came.writes(), err)
	}
}

func TestNothingIsSentThatTheJournalDoesNotHave(t *testing.T) {
	t.Parallel()
	for name, prepare := range disks {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			at := host(t)
			refuses(t, at, onDisk(t, prepare, sends(t, at), "create", "interest"))
		})
	}
	t.Run("below a file", func(t *testing.T) {
		t.Parallel()
		at, file := host(t), filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.CommandContext(t.Context(), program, "create", "interest")
		cmd.Env = append(sends(t, at), "FACET_HOME="+filepath.Join(file, "home"))
		refuses(t, at, cmd)
	})
}

func TestEditorSaysThatTheDiskTakesNothingAndKeepsTheForm(t *testing.T) {
	t.Parallel()
	for name, prepare := range disks {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			at := host(t)
			env := sends(t, at)
			term := startCommand(t, size{80, 24}, onDisk(t, prepare, env), env)
			term.kind("Interests").press("n").see("New interest").field("Name").typ("Half a wor").see("Half a wor")
			term.see("! What you type can't be saved") // without another key
			term.press("ctrl+s").see("enter send").press("enter").see("✗ Not done").press("esc").see("New interest", "Half a wor")
			writesNothing(t, at)
			term.press("ctrl+c").see("Press ctrl+c again").press("ctrl+c")
			term.gone(patience)
			term.restored()
			complained(t, nil, string(term.wrote()))
			if n := strings.Count(string(term.wrote()), "what you typed could not be saved"); n != 1 {
				t.Errorf("in the end it is said %d times", n)
			}
		})
	}
}
