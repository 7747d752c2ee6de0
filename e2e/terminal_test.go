package e2e

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// terminal is the program in a terminal of its own: a pseudo-terminal, and an
// emulator that knows what stands on its screen. Make one with start.
type terminal struct {
	t      testing.TB
	cmd    *exec.Cmd
	master *os.File      // the terminal's end
	tty    *os.File      // the program's end, kept open so that its modes can be read afterwards
	before *unix.Termios // its modes before the program
	drew   chan struct{} // holds a value when something was drawn
	ended  chan struct{} // closed once the program is gone
	exit   error         // how it ended, once it has

	mu     sync.Mutex // guards all below
	screen *vt.Emulator
	output bytes.Buffer // everything that the program wrote
	last   time.Time    // when it last wrote
	alt    bool         // the alternate screen is on
	hidden bool         // the cursor is off, which is so on both screens: the emulator has it for each
}

// size is that of a window, in cells.
type size struct{ width, height int }

// start runs the program in a window of 80 by 24.
func start(t testing.TB, args, env []string) *terminal {
	t.Helper()
	return startSized(t, size{80, 24}, args, env)
}

func startSized(t testing.TB, s size, args, env []string) *terminal {
	t.Helper()
	return startCommand(t, s, exec.CommandContext(t.Context(), program, args...), env)
}

// startCommand runs any command in a window.
func startCommand(t testing.TB, s size, cmd *exec.Cmd, env []string) *terminal {
	t.Helper()
	term := &terminal{
		t: t, cmd: cmd, screen: vt.NewEmulator(s.width, s.height),
		drew: make(chan struct{}, 1), ended: make(chan struct{}),
	}
	term.screen.SetCallbacks(vt.Callbacks{
		AltScreen:   func(on bool) { term.alt = on },
		EnableMode:  func(mode ansi.Mode) { term.hidden = term.hidden && mode != ansi.ModeTextCursorEnable },
		DisableMode: func(mode ansi.Mode) { term.hidden = term.hidden || mode == ansi.ModeTextCursorEnable },
	})
	term.open(s)
	term.cmd.Env = env
	term.cmd.Stdin, term.cmd.Stdout, term.cmd.Stderr = term.tty, term.tty, term.tty
	if term.cmd.SysProcAttr == nil {
		term.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	}
	if err := term.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(term.close)
	go term.draw()
	go func() {
		_, _ = io.Copy(term.master, term.screen) // what the program asks the terminal
		_, _ = io.Copy(io.Discard, term.screen)  // and what it asked before it was killed
	}()
	go func() {
		term.exit = term.cmd.Wait()
		close(term.ended)
	}()
	return term
}

// open makes the pseudo-terminal.
func (term *terminal) open(s size) {
	term.t.Helper()
	var err error
	if term.master, term.tty, err = pty.Open(); err != nil {
		term.t.Fatal(err)
	}
	term.setSize(s)
	term.before = term.modes()
}

// setSize tells the program how large its window is. pty.Setsize would also
// make reading block, and the terminal could not be closed under the program.
func (term *terminal) setSize(s size) {
	term.t.Helper()
	window := unix.Winsize{Col: uint16(s.width), Row: uint16(s.height)}
	conn, err := term.master.SyscallConn()
	if err == nil {
		err = conn.Control(func(fd uintptr) {
			_ = unix.SetNonblock(int(fd), true)
			_ = unix.IoctlSetWinsize(int(fd), unix.TIOCSWINSZ, &window)
		})
	}
	if err != nil {
		term.t.Fatal(err)
	}
}

// modes are the terminal's: whether keys are echoed, make lines, and so on.
func (term *terminal) modes() *unix.Termios {
	term.t.Helper()
	modes, err := unix.IoctlGetTermios(int(term.tty.Fd()), unix.TCGETS)
	if err != nil {
		term.t.Fatal(err)
	}
	return modes
}

// draw brings what the program writes to the screen, until the terminal closes.
func (term *terminal) draw() {
	buffer := make([]byte, 64<<10)
	for {
		n, err := term.master.Read(buffer)
		if err != nil {
			return
		}
		term.mu.Lock()
		term.last = time.Now()
		_, _ = term.output.Write(buffer[:n])
		_, _ = term.screen.Write(buffer[:n])
		term.mu.Unlock()
		select {
		case term.drew <- struct{}{}:
		default:
		}
	}
}

// close ends the program, whatever it is doing, and the terminal.
func (term *terminal) close() {
	_ = term.cmd.Process.Kill()
	<-term.ended
	_ = term.master.Close()
	_ = term.tty.Close()
	term.mu.Lock()
	defer term.mu.Unlock()
	_ = term.screen.InputPipe().(io.Closer).Close()
}

// hangUp closes the window while the program runs.
func (term *terminal) hangUp() {
	term.t.Helper()
	if err := errors.Join(term.tty.Close(), term.master.Close()); err != nil {
		term.t.Fatal(err)
	}
}

// shown is what stands on the screen, a line each, without blanks at the end.
func (term *terminal) shown() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	lines := strings.Split(term.screen.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \r")
	}
	return strings.Join(lines, "\n")
}

// words are the screen with every run of blanks and line breaks as one space,
// so that it doesn't matter where a sentence was wrapped.
func (term *terminal) words() string { return oneSpace(term.shown()) }

func oneSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

// wrote are all the bytes that the program has sent to the terminal.
func (term *terminal) wrote() []byte {
	term.mu.Lock()
	defer term.mu.Unlock()
	return slices.Clone(term.output.Bytes())
}

// until waits until something holds, and fails when it never does.
func (term *terminal) until(what string, holds func() bool) {
	term.t.Helper()
	if !waitFor(patience, term.drew, holds) {
		term.t.Fatalf("%s never comes; the screen is\n%s", what, term.shown())
	}
}

// waitFor looks whenever something was drawn, and every few milliseconds
// since not everything that tests wait for draws.
func waitFor(limit time.Duration, drew <-chan struct{}, holds func() bool) bool {
	deadline := time.Now().Add(limit)
	for !holds() {
		if time.Now().After(deadline) {
			return false
		}
		select {
		case <-drew:
		case <-time.After(5 * time.Millisecond):
		}
	}
	return true
}

// see waits until all these words are on the screen.
func (term *terminal) see(all ...string) *terminal {
	term.t.Helper()
	term.until(strings.Join(all, " and "), func() bool {
		words := term.words()
		return !slices.ContainsFunc(all, func(s string) bool { return !strings.Contains(words, oneSpace(s)) })
	})
	return term
}

// resize changes the size of the window.
func (term *terminal) resize(s size) *terminal {
	term.t.Helper()
	term.mu.Lock()
	term.screen.Resize(s.width, s.height)
	term.mu.Unlock()
	term.setSize(s)
	term.settle()
	return term
}

// gone waits for the end of the program, and returns its exit status, or -1
// for one that a signal ended.
func (term *terminal) gone(limit time.Duration) int {
	term.t.Helper()
	select {
	case <-term.ended:
	case <-time.After(limit):
		term.t.Fatalf("after %v the program is still there:\n%s", limit, term.shown())
	}
	if exit, ok := errors.AsType[*exec.ExitError](term.exit); ok {
		return exit.ExitCode()
	}
	return 0
}

// restored fails unless the terminal is as it was before the program.
func (term *terminal) restored() {
	term.t.Helper()
	term.until("the ordinary screen with its cursor", func() bool {
		term.mu.Lock()
		defer term.mu.Unlock()
		return !term.alt && !term.hidden
	})
	if modes := term.modes(); *modes != *term.before {
		term.t.Errorf("the terminal's modes are %+v, before the program they were %+v", modes, term.before)
	}
}
