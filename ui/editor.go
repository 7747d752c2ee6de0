package ui

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"facet/forms/field"
)

// editedMsg brings long text back from the editor.
type editedMsg struct {
	row  int
	text string
	err  error
}

// edit opens the long text under the cursor in the person's editor. The text
// stands in a private file while it is open, and the file goes afterwards.
func (p *page) edit() tea.Cmd {
	long, ok := p.rows[p.at].field.Input.(*field.Text)
	if !ok || len(p.editor) == 0 {
		return nil
	}
	row, before := p.at, long.Text()
	file := &editorFile{ctx: p.ctx, command: p.editor, text: before}
	return tea.Exec(file, func(err error) tea.Msg {
		return reply{p, editedMsg{row, file.text, err}}
	})
}

// edited puts the text into its field.
func (p *page) edited(msg editedMsg) {
	switch long, ok := p.rows[msg.row].field.Input.(*field.Text); {
	case msg.err != nil:
		p.notice = "The editor did not end well, so the text is as it was: " + msg.err.Error()
	case ok:
		long.SetText(msg.text)
		p.rows[msg.row].drawn = nil
		p.follow()
	}
}

// editorFile is a run of the editor over a text; it is a [tea.ExecCommand],
// so that nothing touches the disk before the terminal is the editor's.
type editorFile struct {
	ctx     context.Context
	command []string
	text    string
	stdin   io.Reader
	stdout  io.Writer
	stderr  io.Writer
}

// Run writes the text to a file, runs the editor on it, and reads it back.
func (e *editorFile) Run() error {
	f, err := os.CreateTemp("", "facet-*.txt")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.WriteString(e.text)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	run := exec.CommandContext(e.ctx, e.command[0], append(slices.Clone(e.command[1:]), f.Name())...)
	run.Stdin, run.Stdout, run.Stderr = e.stdin, e.stdout, e.stderr
	if err := run.Run(); err != nil {
		return err
	}
	edited, err := os.ReadFile(f.Name())
	if err == nil {
		e.text = strings.TrimSuffix(string(edited), "\n")
	}
	return err
}

func (e *editorFile) SetStdin(r io.Reader)  { e.stdin = r }
func (e *editorFile) SetStdout(w io.Writer) { e.stdout = w }
func (e *editorFile) SetStderr(w io.Writer) { e.stderr = w }
