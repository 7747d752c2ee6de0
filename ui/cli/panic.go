package cli

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"strings"

	tea "charm.land/bubbletea/v2"

	"facet/internal/text"
)

// panicError is a panic in a part of the program: what it said, and the way
// through facet's own code that led there.
type panicError struct {
	value any
	trail []string
	kept  string // what became of the words that somebody typed
}

// Error implements error. What a panic says may be anything, at any length.
func (p *panicError) Error() string {
	const most = 400
	words := "facet: a part of facet failed, so it ended: " + text.Fit(fmt.Sprint(p.value), most)
	if len(p.trail) > 0 {
		words += "\nIt was in " + strings.Join(p.trail, ", from ") + ". Please report both lines."
	}
	return strings.TrimSuffix(words+"\n"+p.kept, "\n")
}

// caught runs a part of the program. A panic in it comes back as an error.
func caught(run func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &panicError{value: p, trail: trail()}
		}
	}()
	return run()
}

// trail names the innermost functions of facet's that were running when it
// panicked. A deferred function still has them below it.
func trail() (all []string) {
	const most, module = 4, "facet/"
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs)])
	panicked := false
	for more := true; more && len(all) < most; {
		var frame runtime.Frame
		frame, more = frames.Next()
		if place, ours := strings.CutPrefix(frame.Function, module); ours && panicked {
			all = append(all, fmt.Sprintf("%s:%d", place, frame.Line))
		}
		panicked = panicked || frame.Function == "runtime.gopanic"
	}
	return all
}

// guard runs parts of the editor in goroutines of their own. A panic in one
// ends the editor as a signal does: with the terminal given back and what was
// typed saved.
type guard struct{ end context.CancelCauseFunc }

func (g guard) do(run func()) {
	err := caught(func() error {
		run()
		return nil
	})
	if err != nil {
		g.end(err)
	}
}

// start runs a function in a goroutine.
func (g guard) start(run func()) { go g.do(run) }

// cmd is a Cmd that is guarded, with all those that it leads to.
func (g guard) cmd(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		g.do(func() { msg = g.within(cmd()) })
		return msg
	}
}

// within guards the Cmds in a message of [tea.Batch] or [tea.Sequence]; the
// latter's has no name outside Bubble Tea.
func (g guard) within(msg tea.Msg) tea.Msg {
	all := reflect.ValueOf(msg)
	if all.Kind() != reflect.Slice || all.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return msg
	}
	guarded := reflect.MakeSlice(all.Type(), all.Len(), all.Len())
	for i := range all.Len() {
		guarded.Index(i).Set(reflect.ValueOf(g.cmd(all.Index(i).Interface().(tea.Cmd))))
	}
	return guarded.Interface()
}

// guardedModel is a model whose Cmds are guarded.
type guardedModel struct {
	tea.Model
	guard guard
}

// Init implements [tea.Model].
func (m guardedModel) Init() tea.Cmd { return m.guard.cmd(m.Model.Init()) }

// Update implements [tea.Model].
func (m guardedModel) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	next, cmd := m.Model.Update(msg)
	return guardedModel{next, m.guard}, m.guard.cmd(cmd)
}

// panicked is the panic in a goroutine that ended the editor, or nil.
func panicked(ctx context.Context) error {
	if p, ok := errors.AsType[*panicError](context.Cause(ctx)); ok {
		return p
	}
	return nil
}
