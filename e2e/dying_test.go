package e2e

import (
	"errors"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// soon is how long the program may take to end when it is told to.
const soon = 2 * time.Second

// typing is the program with a form in which something was typed.
func typing(t testing.TB, env []string, args ...string) *terminal {
	t.Helper()
	term := start(t, args, env)
	term.see("› Certifications", "First aid at work").press("n").see("New certification").typ("Half a wor").see("Half a wor")
	if *term.modes() == *term.before {
		t.Fatal("the terminal's modes are as before: what follows would prove nothing")
	}
	return term
}

func (term *terminal) kill(signal syscall.Signal) {
	term.t.Helper()
	if err := term.cmd.Process.Signal(signal); err != nil {
		term.t.Fatal(err)
	}
}

// alone fails if a process of the program's session is left.
func (term *terminal) alone() {
	term.t.Helper()
	if err := syscall.Kill(-term.cmd.Process.Pid, 0); !errors.Is(err, syscall.ESRCH) {
		term.t.Errorf("a process is left: %v", err)
	}
}

func TestSignalEndsTheProgramAndRestoresTheTerminal(t *testing.T) {
	t.Parallel()
	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			term := typing(t, environment(t), "--sandbox")
			term.kill(signal)
			term.gone(soon)
			term.restored()
			term.alone()
		})
	}
}

func TestClosedTerminalEndsTheProgram(t *testing.T) {
	t.Parallel()

	term := typing(t, environment(t), "--sandbox")
	term.hangUp()
	term.gone(soon)
	term.alone()
}

func TestEndOfInputEndsTheLineMode(t *testing.T) {
	t.Parallel()
	if help, err := facet(t, environment(t), "--help"); err != nil || !strings.Contains(help, "--line") {
		t.Skip("there is no --line yet")
	}
	began := time.Now()
	_, _ = facet(t, environment(t), "--sandbox", "--line") // whose standard input is empty
	if took := time.Since(began); took > soon {
		t.Errorf("it took %v to see that there is no input", took)
	}
}

func TestPanicRestoresTheTerminal(t *testing.T) {
	t.Skip("nothing makes the program panic from outside; the packages that start goroutines have to test it")
}

func TestTwiceCtrlCLeavesAChangedForm(t *testing.T) {
	t.Parallel()
	term := typing(t, environment(t), "--sandbox")
	term.press("ctrl+c").see("Press ctrl+c again").press("ctrl+c")
	if status := term.gone(soon); status != 0 {
		t.Errorf("status %d", status)
	}
	term.restored()
	term.alone()
}

// shell runs the program, and waits for a key once it has stopped.
const shell = `set -m; "$0" --sandbox; echo "left it"; read -r key; fg; echo "all over"`

func TestSuspendedProgramGivesTheTerminalBackAndTakesItAgain(t *testing.T) {
	t.Parallel()
	t.Skip("ctrl+z does nothing: the program can't be suspended yet")
	term := startCommand(t, size{80, 24}, exec.CommandContext(t.Context(), "/bin/sh", "-c", shell, program), environment(t))
	term.see("› Certifications", "First aid at work").press("n").see("New certification").typ("Half a wor").see("Half a wor")
	term.press("ctrl+z").see("left it")
	term.restored()
	term.typ("\n").see("Half a wor").typ("d").see("Half a word").press("ctrl+c").see("Press ctrl+c again").press("ctrl+c").see("all over")
	term.restored()
}
