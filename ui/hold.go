package ui

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"facet/graph"
)

// hold is the time for which Graph wants to be left alone. It counts down, once
// a second, while its screen is the one that is shown.
type hold struct {
	until   time.Time // zero: Graph doesn't say
	now     time.Time
	ticking bool
	away    bool // another screen stands above
}

// holdOf is the hold that an answer asks for.
func holdOf(err error) hold {
	h := hold{now: time.Now()}
	if e, ok := errors.AsType[*graph.Error](err); ok && e.RetryAfter > 0 {
		h.until = h.now.Add(e.RetryAfter)
	}
	return h
}

func (h *hold) left() time.Duration { return h.until.Sub(h.now) }

// words say how long it takes yet.
func (h *hold) words() string {
	if h.left() <= 0 {
		return "Graph takes it again now: press s."
	}
	return "Graph takes it again in " + remaining(h.left()) + ", at " + h.until.Format(time.TimeOnly) + "."
}

// tick counts on, if there is anything to count and nobody does.
func (h *hold) tick(to screen) tea.Cmd {
	if h.ticking || h.away || h.left() <= 0 {
		return nil
	}
	h.ticking = true
	return tick(to)
}

// update takes a tick of the clock, or the return to the screen.
func (h *hold) update(to screen, msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case tickedMsg:
		h.ticking = false
	case returnedMsg:
		h.away = false
	}
	h.now = time.Now()
	return h.tick(to)
}

// aside stops counting while another screen stands above.
func (h *hold) aside(above screen) screen {
	h.away = true
	return above
}
