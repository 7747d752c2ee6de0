package cli

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// evil is what a panic may say: words from outside.
const evil = "boom\x1b[31m\x1b]8;;https://evil.invalid/\a\u009b\xff\r\nX"

func TestPanicInACommandIsSaidAndEndsWithStatusOne(t *testing.T) {
	var out bytes.Buffer
	c := &command{Streams: Streams{Err: &out}}
	c.failed = caught(func() error { panic(evil) })
	if status := c.report(); status != statusFailed {
		t.Errorf("status %d", status)
	}
	said := out.String()
	if !strings.Contains(said, "a part of facet failed, so it ended: boom␛[31m") || !strings.Contains(said, "ui/cli.TestPanicInACommand") {
		t.Errorf("it says %q", said)
	}
	if strings.ContainsAny(said, "\x1b\u009b\r") || strings.Count(said, "\n") != 2 {
		t.Errorf("it says %q", said)
	}
}

func TestPanicInAGoroutineEndsTheEditor(t *testing.T) {
	ctx, end := context.WithCancelCause(t.Context())
	guard{end}.start(func() { panic(evil) })
	<-ctx.Done()
	if err := panicked(ctx); err == nil || strings.Contains(err.Error(), "\x1b") {
		t.Errorf("%v", err)
	}
}

// bad is a model whose Cmd panics, however deep it lies.
type bad struct {
	tea.Model
	cmd tea.Cmd
}

func (b bad) Init() tea.Cmd                       { return b.cmd }
func (b bad) Update(tea.Msg) (tea.Model, tea.Cmd) { return b, nil }
func (bad) View() tea.View                        { return tea.View{} }

func TestPanicInACmdEndsTheEditor(t *testing.T) {
	fine := func() tea.Msg { return nil }
	panics := func() tea.Msg { panic(evil) }
	for name, cmd := range map[string]tea.Cmd{
		"alone": panics, "in a batch": tea.Batch(fine, panics), "in a sequence": tea.Sequence(fine, panics),
		"deep inside": tea.Sequence(fine, tea.Batch(fine, tea.Sequence(fine, panics))),
	} {
		t.Run(name, func(t *testing.T) {
			ctx, end := context.WithCancelCause(t.Context())
			var screen bytes.Buffer
			program := tea.NewProgram(guardedModel{bad{cmd: cmd}, guard{end}}, tea.WithContext(ctx), tea.WithInput(nil),
				tea.WithOutput(&screen), tea.WithoutSignalHandler(), tea.WithoutCatchPanics())
			if _, err := program.Run(); !errors.Is(err, tea.ErrProgramKilled) || panicked(ctx) == nil {
				t.Errorf("it ends with %v, by %v", err, context.Cause(ctx))
			}
			if strings.Contains(screen.String(), "boom") {
				t.Errorf("Bubble Tea says %q", screen.String())
			}
		})
	}
}

func TestGuardLeavesOtherMessagesAlone(t *testing.T) {
	g := guard{func(error) { t.Error("it ends") }}
	for _, want := range []tea.Msg{nil, "words", 7, tea.QuitMsg{}} {
		if got := g.cmd(func() tea.Msg { return want })(); got != want {
			t.Errorf("%v becomes %v", want, got)
		}
	}
	if g.cmd(nil) != nil {
		t.Error("no Cmd becomes one")
	}
}
