package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/term"

	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/send"
	"facet/profile/work"
)

// fillProgress shows on standard error how a run is getting on: on a terminal
// in a line that is written over, elsewhere in lines, now and then.
type fillProgress struct {
	err      io.Writer
	terminal bool
	width    func() int

	mu        sync.Mutex
	what      string // "Row"
	begun     time.Time
	done      int
	of        int
	counts    send.Tally
	doing     outbox.Progress
	waitUntil time.Time // until when Graph asked to wait
	lastLine  time.Time // when a plain line was written
	over      chan struct{}
}

// progress shows the progress of so many things, until its end.
func (f *filling) progress(what string, of int) *fillProgress {
	return f.shows(what, of, &f.pace, f.guard)
}

// shows shows the progress of so many things that keep a pace.
func (c *command) shows(what string, of int, pace *work.Pace, g guard) *fillProgress {
	p := &fillProgress{
		err: c.Err, what: what, of: of, counts: send.Tally{},
		begun: time.Now(), lastLine: time.Now(), over: make(chan struct{}),
	}
	pace.Held = p.held
	if out, ok := c.Err.(term.File); ok && term.IsTerminal(out.Fd()) {
		p.terminal = true
		p.width = func() int {
			width, _, err := term.GetSize(out.Fd())
			if err != nil || width < 20 {
				return 80
			}
			return width
		}
		g.start(p.tick)
	}
	return p
}

// tick draws the line again every so often.
func (p *fillProgress) tick() {
	every := time.NewTicker(500 * time.Millisecond)
	defer every.Stop()
	for {
		select {
		case <-every.C:
			p.with(func() {})
		case <-p.over:
			return
		}
	}
}

// end takes the line away.
func (p *fillProgress) end() {
	close(p.over)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.over = nil
	p.draw("")
}

// with changes what is shown, and shows it.
func (p *fillProgress) with(change func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change()
	if p.over != nil {
		p.draw(p.words())
	}
}

// draw writes over the line of a terminal.
func (p *fillProgress) draw(words string) {
	if p.terminal {
		fmt.Fprint(p.err, "\r\x1b[K"+text.Fit(words, p.width()-1))
	}
}

// looksUp counts the people who were looked up.
func (p *fillProgress) looksUp(done, of int) { p.with(func() { p.done, p.of = done, of }) }

func (p *fillProgress) step(step outbox.Progress) { p.with(func() { p.doing = step }) }

// held hears that Graph asked to wait.
func (p *fillProgress) held(until time.Time) {
	p.with(func() {
		p.waitUntil = until
		if !p.terminal && time.Until(until) >= 5*time.Second {
			p.plain(fmt.Sprintf("Microsoft 365 asks to wait until %s.", until.Local().Format(time.TimeOnly)))
		}
	})
}

// ended counts a row. One that wasn't sent is said at once.
func (p *fillProgress) ended(task work.Task, o send.Outcome) {
	p.with(func() {
		p.done++
		p.counts[o.Status]++
		p.doing = outbox.Progress{}
		switch {
		case !o.Status.Well() && !errors.Is(o.Err, context.Canceled):
			p.draw("")
			what, _ := explainedOutcome(o)
			fmt.Fprintln(p.err, text.Line(fmt.Sprintf("%s, %s, %s: %s. %s%s", task.Place(), task.Person, task.Label, o.Status, what, graphsWords(o.Err))))
		case !p.terminal && time.Since(p.lastLine) >= 10*time.Second:
			p.plain(p.words())
		}
	})
}

// plain writes a line where there is no terminal.
func (p *fillProgress) plain(words string) {
	p.lastLine = time.Now()
	fmt.Fprintln(p.err, text.Line("facet: "+words))
}

// words say how far it is, and what it waits for.
func (p *fillProgress) words() string {
	words := []string{fmt.Sprintf("%s %d of %d", p.what, min(p.done+1, p.of), p.of)}
	words = append(words, p.counts.Of(send.Sent, send.Refused, send.NotConfirmed)...)
	switch wait := time.Until(p.waitUntil).Round(time.Second); {
	case wait >= time.Second:
		words = append(words, fmt.Sprintf("Microsoft 365 asks to wait %d:%02d", int(wait.Minutes()), int(wait.Seconds())%60), "ctrl+c stops")
	case p.doing.Phase == outbox.Looking, p.doing.Phase == outbox.Resending, p.doing.Phase == outbox.Queued:
		words = append(words, send.Doing(p.doing))
	default:
		words = append(words, p.left()...)
	}
	return strings.Join(words, " · ")
}

// left guesses how long it takes yet.
func (p *fillProgress) left() []string {
	took := time.Since(p.begun)
	if p.done == 0 || took < 3*time.Second {
		return nil
	}
	left := took / time.Duration(p.done) * time.Duration(p.of-p.done)
	switch {
	case left >= 2*time.Hour:
		return []string{fmt.Sprintf("about %.0f hours left", left.Hours())}
	case left >= 2*time.Minute:
		return []string{fmt.Sprintf("about %.0f minutes left", left.Minutes())}
	}
	return []string{fmt.Sprintf("about %.0f s left", left.Seconds())}
}
