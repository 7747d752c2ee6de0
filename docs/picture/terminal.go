package main

import (
	"context"
	"errors"
	"fmt"
	"image/color"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// patience is how long a screen may take to come.
const patience = 20 * time.Second

// terminal is a program that runs in a terminal of our own.
type terminal struct {
	command *exec.Cmd
	pty     *os.File
	drew    chan struct{} // holds a value when something was drawn; closed at the end

	mu     sync.Mutex // guards screen and cursor
	screen *vt.Emulator
	cursor bool // whether it is shown

	err error // the first screen that didn't come
}

// start runs a program at home in a folder, so that nobody's settings count.
func start(ctx context.Context, home, program string, args ...string) (*terminal, error) {
	t := &terminal{command: exec.CommandContext(ctx, program, args...), drew: make(chan struct{}, 1), screen: vt.NewEmulator(columns, rows), cursor: true}
	t.screen.SetDefaultBackgroundColor(color.White)
	t.screen.SetDefaultForegroundColor(color.Black)
	t.screen.SetCallbacks(vt.Callbacks{CursorVisibility: func(shown bool) { t.cursor = shown }})
	t.command.Env = []string{"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "HOME=" + home}
	var err error
	if t.pty, err = pty.StartWithSize(t.command, &pty.Winsize{Cols: columns, Rows: rows}); err != nil {
		return nil, err
	}
	go t.draw()
	go func() { _, _ = io.Copy(t.pty, t.screen) }() // what the program asks the terminal
	return t, nil
}

// draw brings what the program writes to the screen, until the program ends.
func (t *terminal) draw() {
	defer close(t.drew)
	buffer := make([]byte, 32<<10)
	for {
		n, err := t.pty.Read(buffer)
		if err != nil {
			return
		}
		t.mu.Lock()
		_, _ = t.screen.Write(buffer[:n])
		t.mu.Unlock()
		select {
		case t.drew <- struct{}{}:
		default:
		}
	}
}

// String is the text on the screen.
func (t *terminal) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.screen.String()
}

// typ types, unless an earlier screen didn't come.
func (t *terminal) typ(keys string) *terminal {
	if t.err == nil {
		_, t.err = t.pty.WriteString(keys)
	}
	return t
}

// see waits until all the texts are on the screen.
func (t *terminal) see(texts ...string) *terminal {
	limit := time.After(patience)
	for _, text := range texts {
		for t.err == nil && !strings.Contains(t.String(), text) {
			select {
			case _, running := <-t.drew:
				if !running {
					t.err = fmt.Errorf("the program ended before %q came", text)
				}
			case <-limit:
				t.err = fmt.Errorf("%q doesn't come", text)
			}
		}
	}
	return t
}

// ended waits until the program has ended, and says how.
func (t *terminal) ended() error {
	limit := time.After(patience)
	for t.err == nil {
		select {
		case _, running := <-t.drew:
			if !running {
				return t.command.Wait()
			}
		case <-limit:
			return errors.New("the program doesn't end")
		}
	}
	return t.err
}

// close ends the program, whatever it is doing.
func (t *terminal) close() {
	_ = t.command.Process.Kill()
	_ = t.pty.Close()
	_ = t.screen.Close()
}
