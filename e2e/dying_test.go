package e2e

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
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
	return start(t, args, env).types()
}

// types types half a word into a form. Of whose profile it is, Graph has told.
func (term *terminal) types() *terminal {
	term.t.Helper()
	term.see("@contoso.com").kind("Certifications").see("First aid at work").press("n").see("New certification").field("Name").typ("Half a wor").see("Half a wor")
	if *term.modes() == *term.before {
		term.t.Fatal("the terminal's modes are as before: what follows would prove nothing")
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

// death is a way to end while something is typed.
type death struct {
	name   string
	start  func(t *testing.T, env []string) *terminal // nil: as people do
	strike func(term *terminal)
	status int  // what it ends with
	unseen bool // nobody is left to see the terminal
	says   string
}

func sending(signal syscall.Signal) func(*terminal) {
	return func(term *terminal) { term.kill(signal) }
}

// deaths are those that the program has a moment in, or had one before.
var deaths = []death{
	{name: "SIGHUP", strike: sending(syscall.SIGHUP)},
	{name: "SIGTERM", strike: sending(syscall.SIGTERM)},
	{name: "SIGINT", strike: sending(syscall.SIGINT)},
	{name: "SIGQUIT", strike: sending(syscall.SIGQUIT)},
	{name: "closed terminal", strike: (*terminal).hangUp, unseen: true},
	{name: "end of input", start: detached, strike: (*terminal).hangUp, unseen: true},
	{name: "panic in Update", start: panicking, strike: func(term *terminal) { term.typ("\x1b[15~") }, status: 1, says: oops},
	{name: "panic in a Cmd", start: panicking, strike: func(term *terminal) { term.typ("\x1b[17~") }, status: 1, says: oops},
	{name: "panic in a goroutine", start: panicking, strike: sending(syscall.SIGUSR1), status: 1, says: oops},
	{name: "stopped and killed", start: inShell, strike: func(term *terminal) {
		term.typ("\t\x1a").see("left it").restored()
		term.typ("\n").see("all over")
	}},
	{name: "full disk", start: disk("full"), strike: sending(syscall.SIGTERM), status: 1, says: "could not be saved"},
	{name: "read-only disk", start: disk("read-only"), strike: sending(syscall.SIGTERM), status: 1, says: "could not be saved"},
}

// oops is what a panic says, and what is left of it on the terminal.
const (
	evilOops = "oops \x1b[31m\x1b]52;c;ZXZpbA==\a\x1b]2;evil\a\u009b8m\u202e\xff"
	oops     = "a part of facet failed, so it ended: oops ␛[31m␛]52;c;ZXZpbA==␇␛]2;evil␇\ufffd8m\ufffd"
)

func panicking(t *testing.T, env []string) *terminal {
	cmd := exec.CommandContext(t.Context(), panicky(t))
	return startCommand(t, size{80, 24}, cmd, append(slices.Clone(env), "PANIC="+evilOops)).types()
}

// detached is a program to which no signal comes when its terminal closes.
func detached(t *testing.T, env []string) *terminal {
	cmd := exec.CommandContext(t.Context(), program)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	return startCommand(t, size{80, 24}, cmd, env).types()
}

// inShell is a program that a shell kills, at a key, once it has stopped.
func inShell(t *testing.T, env []string) *terminal {
	const script = `set -m; "$0"; echo "left it"; read -r key; kill -KILL %1; wait; echo "all over"`
	return startCommand(t, size{80, 24}, exec.CommandContext(t.Context(), "/bin/sh", "-c", script, program), env).types()
}

func disk(name string) func(*testing.T, []string) *terminal {
	return func(t *testing.T, env []string) *terminal {
		home := t.TempDir()
		env = append(slices.Clone(env), "FACET_HOME="+home)
		return startCommand(t, size{80, 24}, onDisk(t, disks[name], env), env).types()
	}
}

// record is what has come of one way to die.
type record struct {
	died, restored, alone, kept int
	slowest                     time.Duration
}

// die dies once.
func (d death) die(t *testing.T, at *organisation, r *record) {
	env := sends(t, at)
	begin := d.start
	if begin == nil {
		begin = func(t *testing.T, env []string) *terminal { return typing(t, env) }
	}
	term := begin(t, env)
	struck := time.Now()
	d.strike(term)
	if status := term.gone(patience); status != d.status {
		t.Errorf("status %d, not %d", status, d.status)
	}
	took := time.Since(struck)
	r.died++
	r.slowest = max(r.slowest, took)
	if took > soon {
		t.Errorf("it took %v", took)
	}
	if !d.unseen {
		term.restored()
		term.heard()
	}
	r.restored += held(t)
	term.alone()
	r.alone += held(t)
	d.keeps(term, env)
	r.kept += held(t)
}

// keeps fails unless the draft is on the disk or, where that takes nothing, the
// program has said so; and unless it has said what it had to.
func (d death) keeps(term *terminal, env []string) {
	term.t.Helper()
	says := strings.Join(strings.Fields(d.says), "") // however it was wrapped
	term.until("the words "+d.says, func() bool { return strings.Contains(strings.Join(strings.Fields(term.shown()), ""), says) })
	if strings.HasSuffix(d.name, "disk") {
		return
	}
	if list, err := facet(term.t, env, "drafts"); err != nil || !strings.Contains(list, "Half a wor") {
		term.t.Errorf("the drafts are %q, %v", list, err)
	}
}

// held is one as long as a test has not failed.
func held(t *testing.T) int {
	if t.Failed() {
		return 0
	}
	return 1
}

// TestDraftAndTerminalOutliveEveryWayToDie dies twice in each way, or as often
// as FACET_DEATHS says.
func TestDraftAndTerminalOutliveEveryWayToDie(t *testing.T) {
	t.Parallel()
	times, err := strconv.Atoi(os.Getenv("FACET_DEATHS"))
	if err != nil {
		times = 2
	}
	records := make([]record, len(deaths))
	t.Run("ways", func(t *testing.T) {
		for i, d := range deaths {
			t.Run(d.name, func(t *testing.T) {
				t.Parallel()
				at := host(t)
				for n := range times {
					t.Run(strconv.Itoa(n), func(t *testing.T) { d.die(t, at, &records[i]) })
				}
			})
		}
	})
	table := fmt.Sprintf("\n%-22s %7s %9s %6s %6s %8s\n", "way to die", "times", "restored", "alone", "kept", "slowest")
	for i, r := range records {
		table += fmt.Sprintf("%-22s %7d %9d %6d %6d %8v\n", deaths[i].name, r.died, r.restored, r.alone, r.kept, r.slowest.Round(time.Millisecond))
	}
	t.Log(table + "Where the terminal is gone, nothing is left to restore; where the disk takes nothing, kept means that it was said.")
}

func TestEndOfInputEndsTheLineMode(t *testing.T) {
	t.Parallel()
	began := time.Now()
	_, _ = facet(t, environment(t), "--sandbox", "--line") // whose standard input is empty
	if took := time.Since(began); took > soon {
		t.Errorf("it took %v to see that there is no input", took)
	}
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

// shell runs the program, and once it has stopped a word, and the program again
// where it was.
const shell = `set -m; "$0" --sandbox; echo "left it"; read -r word; echo "read $word"; fg; echo "all over"`

func TestSuspendedProgramGivesTheTerminalBackAndTakesItAgain(t *testing.T) {
	t.Parallel()
	term := startCommand(t, size{80, 24}, exec.CommandContext(t.Context(), "/bin/sh", "-c", shell, program), environment(t))
	term.types().press("tab", "ctrl+z").see("left it")
	term.restored()
	term.typ("something\n").see("Half a wor").press("shift+tab").typ("d").see("Half a word").press("ctrl+c").see("Press ctrl+c again").press("ctrl+c")
	term.see("left it", "read something", "all over")
	term.restored()
}
