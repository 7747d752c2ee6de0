package texteditor

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"facet/internal/textfile"
)

const (
	// atOnce is how soon an editor ends that only hands the file to a window of
	// its own.
	atOnce = time.Second

	// grace is how long an editor that is told to end may take.
	grace = 2 * time.Second
)

// ErrAtOnce says that the editor ended at once and saved nothing: it may be
// open in a window. The same document can be run again; what was saved in
// between is then taken over.
var ErrAtOnce = errors.New("the editor ended at once and saved nothing")

// Document is a text in the editor. Its methods are those of an ExecCommand of
// Bubble Tea's, which gives the terminal away while it runs.
type Document struct {
	ctx    context.Context
	editor *Editor
	path   string // "" while there is no file
	given  string
	text   string
	err    error
}

// Given returns the text that the document was made with.
func (d *Document) Given() string { return d.given }

// Text returns what the editor saved, or the text as it was given.
func (d *Document) Text() string { return d.text }

// Err returns why the text is as it was given, if it should not be.
func (d *Document) Err() error { return d.err }

// Run opens the editor, and returns when it has ended. A document that waited
// for a window is read first.
func (d *Document) Run() error {
	d.err = d.run()
	return nil // of the text; Bubble Tea's own errors are of the terminal
}

func (d *Document) run() error {
	if d.path != "" && d.changed() {
		return d.take()
	}
	if err := d.write(); err != nil {
		return err
	}
	began := d.editor.clock()
	if err := d.start(); err != nil {
		return d.keep(fmt.Errorf("your editor ended with an error (%w)", err))
	}
	if !d.changed() && d.editor.clock().Sub(began) < atOnce {
		if !slices.Contains(d.editor.waiting, d) {
			d.editor.waiting = append(d.editor.waiting, d)
		}
		return ErrAtOnce
	}
	return d.take()
}

// write puts the text into a file in a folder that is the person's alone, where
// copies that the editor makes go, too.
func (d *Document) write() error {
	if d.path != "" {
		return nil
	}
	folder, err := os.MkdirTemp("", "facet-")
	if err != nil {
		return err
	}
	d.path = filepath.Join(folder, "text.txt")
	return os.WriteFile(d.path, []byte(d.given), 0o600)
}

// start runs the editor, and puts the terminal's modes back.
func (d *Document) start() error {
	command := d.editor.Command
	run := exec.CommandContext(d.ctx, command[0], append(slices.Clone(command[1:]), d.path)...)
	run.Env = environment(os.Environ())
	run.Cancel = func() error { return run.Process.Signal(syscall.SIGTERM) }
	run.WaitDelay = grace
	if d.editor.In != nil {
		run.Stdin, run.Stdout, run.Stderr = d.editor.In, d.editor.Out, d.editor.Out
	}
	keepDescriptors()
	defer d.editor.opens()()
	defer restoring(d.editor.In)()
	err := run.Run()
	if run.ProcessState != nil && !run.ProcessState.Exited() && d.editor.Out != nil {
		_, _ = d.editor.Out.WriteString(calm)
	}
	return err
}

// calm ends what an editor turns on in a terminal, and one that was killed
// leaves on: reports of the mouse, of focus and of pastes, keys of its own, the
// shape of the cursor, the other screen.
const calm = "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[?1l\x1b>\x1b[0 q\x1b[?1049l"

// changed reports whether the file holds something else than the text given.
func (d *Document) changed() bool {
	saved, err := os.ReadFile(d.path)
	return err != nil || string(saved) != d.given
}

// take makes what the file holds the text, and removes it.
func (d *Document) take() error {
	saved, err := os.ReadFile(d.path)
	if err != nil {
		return d.keep(err)
	}
	content, note, err := textfile.Decode(saved)
	if err != nil || note != "" { // the form's own text is better than a guess
		return fmt.Errorf("what the editor saved isn't UTF-8 text: it is in %s. Save it as UTF-8, and paste it here", d.path)
	}
	if d.text = d.given; string(saved) != d.given {
		d.text = strings.TrimSuffix(string(content), "\n") // editors end a file with one
	}
	d.remove()
	return nil
}

// keep says where the file is, if the editor left anything in it or beside it.
func (d *Document) keep(err error) error {
	beside, _ := os.ReadDir(filepath.Dir(d.path))
	if _, missing := os.Stat(d.path); missing == nil && !d.changed() && len(beside) == 1 || len(beside) == 0 {
		d.remove()
		return err
	}
	return fmt.Errorf("%w. What it saved is in %s", err, filepath.Dir(d.path))
}

func (d *Document) remove() {
	_ = os.RemoveAll(filepath.Dir(d.path))
	d.path = ""
}

// SetStdin does nothing: what Bubble Tea reads from is no descriptor that the
// editor could have.
func (d *Document) SetStdin(io.Reader) {}

// SetStdout does nothing.
func (d *Document) SetStdout(io.Writer) {}

// SetStderr does nothing.
func (d *Document) SetStderr(io.Writer) {}
