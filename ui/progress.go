package ui

import (
	"context"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"facet/graph/outbox"
	"facet/profile/person"
	"facet/profile/send"
)

// progress is what a send is doing, as it is shown while one waits for it.
type progress struct {
	ctx   context.Context // the send's
	steps chan outbox.Progress
	step  outbox.Progress
	begun time.Time
	now   time.Time
}

// tickedMsg is that a second has gone by.
type tickedMsg struct{ now time.Time }

// progressedMsg brings the next step.
type progressedMsg struct{ step outbox.Progress }

func newProgress() *progress {
	now := time.Now()
	return &progress{steps: make(chan outbox.Progress, 16), begun: now, now: now}
}

// tell is called by the outbox, and never blocks.
func (p *progress) tell(step outbox.Progress) {
	select {
	case p.steps <- step:
	default: // more steps are waiting to be shown than anybody can read
	}
}

// start follows the steps and the clock until the context ends, for the screen
// that shows them.
func (p *progress) start(ctx context.Context, to screen) tea.Cmd {
	p.ctx = ctx
	return tea.Batch(p.follow(to), p.tick(to))
}

// follow waits for the next step.
func (p *progress) follow(to screen) tea.Cmd {
	ctx, steps := p.ctx, p.steps
	return ask(to, func() tea.Msg {
		select {
		case step := <-steps:
			return progressedMsg{step}
		case <-ctx.Done():
			return nil
		}
	})
}

// tick tells the screen the time in a second.
func (p *progress) tick(to screen) tea.Cmd {
	ctx := p.ctx
	return ask(to, func() tea.Msg {
		select {
		case now := <-time.After(time.Second):
			return tickedMsg{now}
		case <-ctx.Done():
			return nil
		}
	})
}

// update takes a step, or a tick of the clock.
func (p *progress) update(to screen, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case progressedMsg:
		p.step, p.now = msg.step, time.Now()
		return p.follow(to)
	case tickedMsg:
		p.now = msg.now
		return p.tick(to)
	}
	return nil
}

// words say what the send is doing, and for how long yet, or for how long it
// has been doing it.
func (p *progress) words() string {
	words := send.Doing(p.step)
	if left := p.step.Until.Sub(p.now); left > 0 {
		return words + " " + person.Remaining(left)
	}
	if since := p.now.Sub(p.begun); since >= time.Second {
		words += fmt.Sprintf(" %.0f s", since.Seconds())
	}
	return words
}

// lines are what the send is doing, and what Esc does about it: on one line, or each
// on as many as it takes.
func (p *progress) lines(t *theme, width int) []string {
	esc := "Esc stops waiting; it may be done all the same."
	switch p.step.Phase {
	case outbox.Looking:
		esc = "Esc stops looking."
	case outbox.Queued, outbox.Preparing, outbox.Resending, outbox.Throttled:
		esc = "Esc stops; nothing is sent then."
	}
	words := p.words()
	if lipgloss.Width(words+"  "+esc) <= width {
		return []string{t.accent.Render(words) + "  " + t.faint.Render(esc)}
	}
	wrapped := t.accent.Width(max(width, 10)).Render(words) + "\n" + t.faint.Width(max(width, 10)).Render(esc)
	return strings.Split(wrapped, "\n")
}
