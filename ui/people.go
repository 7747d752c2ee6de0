package ui

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/scroll"
	"facet/profile/flow"
	"facet/profile/person"
)

// longestName is more than a name has.
const longestName = 256

// pause is how long nothing is typed before the directory is asked.
const pause = 200 * time.Millisecond

// people is the screen of [flow.Search]: it asks the directory while somebody
// types. Nothing is chosen by itself: it takes Enter on the cursor, on a single
// hit, or on a whole name that was typed. Enter before the answer waits for it, and
// what is typed on then is for the screen to come.
type people struct {
	opener
	ctx    context.Context
	now    flow.Search
	taken  func(graph.DirectoryUser) // is told who was chosen; nil: nobody asks
	width  int
	height int

	sought  typedLine
	turn    int                // of several questions to the directory the latest counts
	stop    context.CancelFunc // ends the one before
	looking bool               // the directory is being asked
	eager   bool               // because enter was pressed
	list    scroll.List
	moved   bool // the cursor was moved
	notice  string
}

func newPeople(o opener, s flow.Search) *people {
	p := &people{opener: o, now: s, stop: func() {}, sought: newTypedLine(o.theme, "› ", longestName)}
	p.sought.write(tea.PasteMsg{Content: s.Sought()})
	return p
}

func (p *people) of() *person.Session { return p.now.Session() }

// Init keeps the context for the searches to come, and begins with what is
// typed already.
func (p *people) Init(ctx context.Context) tea.Cmd {
	p.ctx = ctx
	return p.load(false)
}

// Messages that come home to the people; each belongs to what was typed then.
type (
	pausedMsg struct{ turn int }
	foundMsg  struct {
		turn int
		next flow.Next
	}
)

func (p *people) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.width, p.height = msg.Width, msg.Height
	case pausedMsg:
		if msg.turn == p.turn {
			return p, p.load(false)
		}
	case foundMsg:
		if msg.turn == p.turn {
			return p.found(msg.next)
		}
	case returnedMsg:
		return p, p.load(true)
	case tea.KeyPressMsg:
		return p.press(msg)
	case chosenMsg:
		return msg.do(tea.KeyPressMsg{})
	case tea.PasteMsg:
		return p, p.edit(msg)
	}
	return p, nil
}

func (p *people) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	p.notice = ""
	next, cmd, done := press(p, msg)
	if done || p.eager && msg.Text != "" {
		return next, cmd
	}
	return p, p.edit(msg)
}

// actions are those of the core: Enter is for the person under the cursor, or else
// for what is typed.
func (p *people) actions() []action {
	view := p.now.View()
	others := chosen(without(view.Actions, func(key string) bool { return len(key) == 1 }), p.choose)
	if p.eager {
		return others
	}
	if at := slices.IndexFunc(others, func(a action) bool { return a.Listed && !a.Keyed() }); at >= 0 {
		others[at].Keys = []string{"tab"} // the one button there
	}
	enter := view.Prompt.Take(p.now.Sought())
	if at := p.marked(); at >= 0 {
		enter = view.List.Row(at).Actions[0]
	}
	all := chosen([]flow.Action{enter}, p.choose)
	if view.List.Count > 0 {
		all = append(all, moves(stays(p, p.step), scroll.Keys()...))
	}
	return append(all, others...)
}

func (p *people) typing() bool { return true }

func (p *people) undoable() bool { return p.sought.undoable() }

// step moves the cursor. Where it isn't on anybody, its first step leads to the
// first person.
func (p *people) step(press string) {
	if p.marked() >= 0 || press == "end" {
		p.list.Move(press, p.rows())
	}
	p.moved = true
}

// marked is the person whom enter would choose from the list, or -1.
func (p *people) marked() int {
	count, sought := len(p.now.People()), p.now.Sought() != ""
	switch {
	case p.moved && p.list.At() < count:
		return p.list.At()
	case !p.moved && !sought && count > 0, sought && count == 1 && !p.now.Whole():
		return 0
	}
	return -1
}

// edit changes what is typed. All that belonged to the text before is gone,
// and the directory is asked when nothing more is typed for a moment.
func (p *people) edit(msg tea.Msg) tea.Cmd {
	if !p.sought.write(msg) {
		return nil
	}
	p.stop()
	p.turn++
	p.now = p.now.Seek(p.sought.value())
	p.looking, p.eager, p.moved, p.list = false, false, false, scroll.List{}
	turn := p.turn
	return tea.Tick(pause, func(time.Time) tea.Msg { return reply{p, pausedMsg{turn}} })
}

// load asks the directory for what is typed, if there is anything to ask.
func (p *people) load(back bool) tea.Cmd {
	if look := p.now.Load(back); look != nil {
		return p.look(look)
	}
	return nil
}

// look asks the directory, until what is typed changes.
func (p *people) look(work flow.Work) tea.Cmd {
	p.stop()
	ctx, stop := context.WithCancel(p.ctx)
	p.turn++
	p.stop, p.looking = stop, true
	turn := p.turn
	return ask(p, func() tea.Msg { return foundMsg{turn, work(ctx, func(outbox.Progress) {})} })
}

// found takes the answer, and goes on if enter was pressed before it came and one
// person fits.
func (p *people) found(next flow.Next) (screen, tea.Cmd) {
	eager := p.eager
	p.stop()
	p.looking, p.eager = false, false
	to, cmd := p.follow(next)
	if at := p.marked(); eager && to == screen(p) && next.Err == nil && at >= 0 {
		return p.choose(p.now.View().List.Row(at).Actions[0])
	}
	return to, cmd
}

// choose does an action, or says why it can't be done.
func (p *people) choose(a flow.Action) (screen, tea.Cmd) {
	switch {
	case !a.Can():
		p.notice = a.WhyNot().String()
		return p, nil
	case a.Do != nil:
		p.eager = true
		return p, p.look(a.Do)
	}
	return p.follow(a.Go())
}

// follow does what comes of an action.
func (p *people) follow(next flow.Next) (screen, tea.Cmd) {
	if next.Change != nil {
		p.now = next.Change(p.now).(flow.Search)
	}
	if u := next.Chosen; u != nil {
		p.of().Recents.Chosen(*u)
		if p.taken != nil {
			p.taken(*u)
		}
	}
	return p.lead(p, next), nil
}
