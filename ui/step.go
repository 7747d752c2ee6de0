package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"facet/graph/outbox"
	"facet/internal/scroll"
	"facet/profile/flow"
	"facet/profile/person"
)

// step is the screen of every step of package flow. It draws what the step
// says, keeps the cursor of its list, and does what the actions of the keys say.
type step struct {
	opener
	ctx  context.Context
	now  flow.Step
	view flow.View // of the step as it is now

	focus  focus        // where the view has a question
	typed  typedLine    // where the view has a prompt
	asking *flow.Action // whose question is asked; nil: none is
	naming *flow.Action // waits until it is said whose profile it is; nil: none does
	busy   *work        // what is under way; nil: nothing

	loads   int // how often the step began to be read: the latest reading counts
	loading bool

	notice  string
	trouble bool // the notice says what went wrong

	head    []string    // the lines of what the step says
	written map[int]int // which button stands on a line of those, from 1
	scroll  int         // the first of them that is in sight
	list    scroll.List // the rows below them
	rows    []string    // the lines of those in sight
	ticks   map[string]bool
	width   int
	height  int

	buttonsAt int // the line at which the buttons were drawn

	away    bool // another screen stands above
	ticking bool // the clock will tick
}

func newStep(o opener, s flow.Step) *step {
	view := s.View()
	return &step{opener: o, now: s, view: view, focus: focusOf(view), typed: newTypedLine(o.theme, "› ", longestTyped)}
}

func (s *step) of() *person.Session { return s.now.Session() }

// Init reads what there is to read.
func (s *step) Init(ctx context.Context) tea.Cmd {
	s.ctx = ctx
	return s.load(false)
}

// loadedMsg brings what reading the step has shown.
type loadedMsg struct {
	load int
	next flow.Next
}

// load reads what the step shows, if it has anything to read.
func (s *step) load(back bool) tea.Cmd {
	loader, reads := s.now.(flow.Loader)
	if !reads {
		return nil
	}
	read := loader.Load(back)
	if read == nil {
		return nil
	}
	s.loads++
	s.loading = true
	return s.read(read)
}

func (s *step) read(read flow.Work) tea.Cmd {
	ctx, load := s.ctx, s.loads
	return ask(s, func() tea.Msg { return loadedMsg{load, read(ctx, func(outbox.Progress) {})} })
}

// loaded takes what reading the step has shown. Nothing moves for that.
func (s *step) loaded(next flow.Next) (screen, tea.Cmd) {
	s.loading = false
	scroll := s.scroll
	to, cmd := s.follow(next)
	s.scroll = scroll
	if next.More != nil {
		cmd = tea.Batch(cmd, s.read(next.More))
	}
	return to, cmd
}

func (s *step) Update(msg tea.Msg) (screen, tea.Cmd) {
	next, cmd := s.answer(msg)
	s.away = next != screen(s)
	s.refresh()
	return next, tea.Batch(cmd, s.tick())
}

func (s *step) answer(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.width, s.height = msg.Width, msg.Height
	case secondMsg:
		s.ticking = false
	case returnedMsg:
		return s.returned()
	case loadedMsg:
		if msg.load == s.loads {
			return s.loaded(msg.next)
		}
	case doneMsg:
		s.busy.stop()
		s.busy = nil
		return s.follow(msg.next)
	case progressedMsg, tickedMsg:
		if s.busy != nil {
			return s, s.busy.update(s, msg)
		}
	case copiedMsg:
		s.notice, s.trouble = msg.words, false
	case tea.KeyPressMsg:
		return s.press(msg)
	case chosenMsg:
		return msg.do(tea.KeyPressMsg{})
	case tea.PasteMsg:
		s.write(msg)
	}
	return s, nil
}

// returned goes on with what has waited for a name, if that was typed, and else
// reads anew.
func (s *step) returned() (screen, tea.Cmd) {
	waited := s.naming
	if s.naming = nil; waited != nil && !s.of().Unnamed() {
		return s.begin(*waited)
	}
	return s, s.load(true)
}

// refresh makes the view anew, of the step as it is now, and keeps the cursor
// on a row.
func (s *step) refresh() {
	s.look()
	s.focus.heed(s.view)
	s.focus.other = min(s.focus.other, len(s.others()))
	s.list.Go(s.list.At(), s.view.List.Count)
	s.head = s.above()
	words, rows := s.room()
	s.scroll = s.toButton(words)
	s.scroll = max(min(s.scroll, len(s.head)-words), 0)
	s.rows = nil
	if rows > 0 {
		s.list.Stay(s.rowsIn(rows))
		s.rows = s.list.Lines(s.rowsIn(rows), s.row)
	}
}

// look takes what the step says as it is now.
func (s *step) look() {
	s.view = s.now.View()
	s.view.List.Row = once(s.view.List.Row)
}

// once makes each row when it is asked for first: where it stands, how high it is
// and what it says are asked for one by one.
func once(row func(int) flow.Row) func(int) flow.Row {
	if row == nil {
		return nil
	}
	made := map[int]flow.Row{}
	return func(i int) flow.Row {
		r, known := made[i]
		if !known {
			r = row(i)
			made[i] = r
		}
		return r
	}
}

// secondMsg says that a second has gone by.
type secondMsg struct{}

// tick waits a second, if the view changes with the clock and is looked at.
func (s *step) tick() tea.Cmd {
	if s.ticking || s.away || !time.Now().Before(s.view.Until) {
		return nil
	}
	s.ticking = true
	return tea.Tick(time.Second, func(time.Time) tea.Msg { return reply{s, secondMsg{}} })
}

// mayQuit holds back ctrl+c while something may be on its way to Graph.
func (s *step) mayQuit() bool { return s.busy == nil || !s.busy.sends() }
