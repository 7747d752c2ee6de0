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

	"facet/internal/screenshot"
)

const (
	columns = 120
	rows    = 32

	patience = 20 * time.Second       // how long a screen may take to come
	pause    = 150 * time.Millisecond // without anything drawn, that a screen is finished
	keyTime  = 90 * time.Millisecond  // between two keys of the film
)

// terminal is a program that runs in a terminal of our own. Its clock is the film's:
// how long this machine takes isn't in it.
type terminal struct {
	command *exec.Cmd
	pty     *os.File
	drew    chan struct{} // holds a value when something was drawn; closed at the end
	clock   time.Duration
	still   time.Duration // the moment for who wants nothing to move
	frames  *screenshot.Film
	events  []event

	mu      sync.Mutex // guards what follows
	screen  *vt.Emulator
	cursor  bool   // whether it is shown
	written []byte // since the last event

	err error // the first screen that didn't come
}

// start runs a program at home in a folder, so that nobody's settings count.
func start(ctx context.Context, home, program string, args ...string) (*terminal, error) {
	t := &terminal{
		command: exec.CommandContext(ctx, program, args...), drew: make(chan struct{}, 1), screen: vt.NewEmulator(columns, rows), cursor: true,
		frames: screenshot.NewFilm(columns, rows, screenshot.Dark),
	}
	t.screen.SetDefaultBackgroundColor(color.RGBA{0x16, 0x16, 0x1d, 0xff})
	t.screen.SetDefaultForegroundColor(color.RGBA{0xe6, 0xe6, 0xee, 0xff})
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
		t.written = append(t.written, buffer[:n]...)
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

// at is where the cursor is; nil: it isn't shown.
func (t *terminal) at() *screenshot.Cursor {
	if !t.cursor {
		return nil
	}
	at := t.screen.CursorPosition()
	return &screenshot.Cursor{X: at.X, Y: at.Y}
}

// typ types, unless an earlier screen didn't come, and takes a frame of what comes.
func (t *terminal) typ(keys string) *terminal {
	if t.err == nil {
		_, t.err = t.pty.WriteString(keys)
	}
	t.clock += keyTime
	return t.quiet()
}

// quiet waits until nothing more is drawn, and takes a frame.
func (t *terminal) quiet() *terminal {
	for drawing := true; drawing && t.err == nil; {
		select {
		case _, drawing = <-t.drew:
		case <-time.After(pause):
			drawing = false
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.take()
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
