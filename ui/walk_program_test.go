package ui_test

import (
	"cmp"
	"context"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"facet/ui"
)

// walked is the program without a terminal: keys go into the root's Update as
// key presses, and nothing is drawn before somebody looks. Commands run beside
// each other, as Bubble Tea runs them; in which order their messages come home
// is for the dice, so that a walk can be walked again.
type walked struct {
	model *ui.Model
	dice  *rand.Rand
	end   context.CancelFunc
	over  bool // it has quit
	width int

	mu   sync.Mutex
	home []homecoming
}

// homecoming is a message of a command, and when its turn is.
type homecoming struct {
	msg  tea.Msg
	turn uint64
}

// program starts one.
func program(ctx context.Context, dice *rand.Rand, options ui.Options) *walked {
	ctx, end := context.WithCancel(ctx)
	p := &walked{model: ui.New(ctx, options), dice: dice, end: end, width: 110}
	p.begin(30)
	return p
}

// begin begins in a window of a height.
func (p *walked) begin(height int) {
	p.update(tea.WindowSizeMsg{Width: p.width, Height: height})
	p.run(p.model.Init())
	p.settle()
}

// run starts a command, or several that run one after the other.
func (p *walked) run(cmds ...tea.Cmd) {
	turn := p.dice.Uint64()
	go func() {
		for _, cmd := range cmds {
			if cmd == nil {
				continue
			}
			msg := cmd()
			p.mu.Lock()
			p.home = append(p.home, homecoming{msg, turn})
			p.mu.Unlock()
		}
	}()
}

// settle takes in what has come home, until there is nothing left to do but to
// wait.
func (p *walked) settle() {
	for {
		synctest.Wait()
		p.mu.Lock()
		home := p.home
		p.home = nil
		p.mu.Unlock()
		if len(home) == 0 {
			return
		}
		slices.SortStableFunc(home, func(a, b homecoming) int { return cmp.Compare(a.turn, b.turn) })
		for _, h := range home {
			p.take(h.msg)
		}
	}
}

// take does with a message what Bubble Tea does.
func (p *walked) take(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
	case tea.QuitMsg:
		p.over = true
	case tea.BatchMsg:
		for _, cmd := range msg {
			p.run(cmd)
		}
	default:
		if v := reflect.ValueOf(msg); v.Type().ConvertibleTo(reflect.TypeFor[[]tea.Cmd]()) { // a sequence
			p.run(v.Convert(reflect.TypeFor[[]tea.Cmd]()).Interface().([]tea.Cmd)...)
			return
		}
		p.update(msg)
	}
}

func (p *walked) update(msg tea.Msg) {
	if _, cmd := p.model.Update(msg); cmd != nil {
		p.run(cmd)
	}
}

// press presses keys, each after all that can be done is done.
func (p *walked) press(names ...string) {
	for _, name := range names {
		if p.over {
			return
		}
		if _, known := strokes[name]; !known && word.MatchString(name) {
			p.press("ctrl+p")
			p.typ(name)
			name = "enter"
		}
		p.update(stroke(name))
		p.settle()
	}
}

// typ types a text quickly, as somebody does who knows what they want.
func (p *walked) typ(words string) {
	for _, letter := range words {
		p.update(tea.KeyPressMsg{Code: letter, Text: string(letter)})
	}
	p.settle()
}

// wait lets time pass.
func (p *walked) wait(d time.Duration) {
	time.Sleep(d)
	p.settle()
}

// screen is what stands on the screen now.
func (p *walked) screen() string { return unframed(plainScreen(p.model.View().Content), p.width) }
