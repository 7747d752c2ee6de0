package ui

import (
	"cmp"
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"facet/graph/outbox"
)

// progress is what a send is doing, as it is shown while one waits for it.
type progress struct {
	steps chan outbox.Progress
	step  outbox.Progress
	now   time.Time
}

// progressedMsg brings the next step.
type progressedMsg struct{ step outbox.Progress }

func newProgress() *progress {
	return &progress{steps: make(chan outbox.Progress, 16), now: time.Now()}
}

// tell is called by the outbox, and never blocks.
func (p *progress) tell(step outbox.Progress) {
	select {
	case p.steps <- step:
	default: // more steps are waiting to be shown than anybody can read
	}
}

// follow waits for the next step, for the screen that shows it.
func (p *progress) follow(ctx context.Context, to screen) tea.Cmd {
	steps := p.steps
	return ask(to, func() tea.Msg {
		select {
		case step := <-steps:
			return progressedMsg{step}
		case <-ctx.Done():
			return nil
		}
	})
}

// update takes a step or a tick of the clock; the clock runs only while there
// is a wait to count down.
func (p *progress) update(ctx context.Context, to screen, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case progressedMsg:
		p.step, p.now = msg.step, time.Now()
		if p.step.Until.IsZero() {
			return p.follow(ctx, to)
		}
		return tea.Batch(p.follow(ctx, to), tick(to))
	case tickedMsg:
		p.now = msg.now
		if p.step.Until.After(p.now) {
			return tick(to)
		}
	}
	return nil
}

// tick tells the screen the time in a second.
func tick(to screen) tea.Cmd {
	return tea.Tick(time.Second, func(now time.Time) tea.Msg { return reply{to, tickedMsg{now}} })
}

// words say what the send is doing, and for how long yet.
func (p *progress) words() string {
	words := Doing(p.step)
	if left := p.step.Until.Sub(p.now); left > 0 {
		words += " " + remaining(left)
	}
	return words
}

// Doing says what a send is doing.
func Doing(step outbox.Progress) string {
	words := map[outbox.Phase]string{
		outbox.Queued:    "Waiting for another change to end…",
		outbox.Preparing: "Reading what is there…",
		outbox.Resending: "Graph was not reached. Trying again…",
		outbox.Throttled: "Graph asks to wait; then it is sent…",
		outbox.Looking:   "It may have been done. Looking for it…",
	}[step.Phase]
	return cmp.Or(words, "Sending to Graph…")
}
