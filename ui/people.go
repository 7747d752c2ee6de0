package ui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/uuid"

	"facet/graph"
	"facet/internal/scroll"
	"facet/profile/flow"
	"facet/profile/person"
)

// longestName is more than a name has.
const longestName = 256

// pause is how long nothing is typed before the directory is asked.
const pause = 200 * time.Millisecond

// people finds somebody in the directory. Nothing is chosen by itself: it
// takes Enter on the cursor, on a single hit, or on a whole name that was typed.
// What is on the screen always belongs to what is typed. Enter before the answer
// waits for it, and what is typed on then is for the screen to come.
type people struct {
	ctx     context.Context
	theme   *theme
	session *person.Session
	errand  errand
	width   int
	height  int

	sought   typedLine
	typed    int                // counts the changes of what is typed
	stop     context.CancelFunc // ends the search for what was typed before
	looking  bool               // the directory is being asked
	answered bool               // it has answered, in users and err
	users    []graph.DirectoryUser
	recent   []graph.DirectoryUser // that were chosen before; nil: nobody has asked yet
	err      error
	list     scroll.List
	moved    bool // the cursor was moved
	eager    bool // enter was pressed before the answer
	several  bool // the whole name fits more than one person
}

func newPeople(t *theme, s *person.Session, e errand) *people {
	p := &people{theme: t, session: s, errand: e, stop: func() {}, sought: newTypedLine(t, "› ", longestName)}
	p.sought.write(tea.PasteMsg{Content: e.begun})
	return p
}

func (p *people) of() *person.Session { return p.session }

// Init keeps the context for the searches to come, and begins with what is
// typed already.
func (p *people) Init(ctx context.Context) tea.Cmd {
	p.ctx = ctx
	if p.name() == "" {
		return nil
	}
	return p.search()
}

// Messages that come home to the people; each belongs to what was typed then.
type (
	pausedMsg   struct{ typed int }
	searchedMsg struct {
		typed int
		users []graph.DirectoryUser
		err   error
	}
	lookedUpMsg struct {
		typed int
		user  graph.DirectoryUser
		err   error
	}
)

func (p *people) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.width, p.height = msg.Width, msg.Height
	case pausedMsg:
		if msg.typed == p.typed && !p.looking && !p.answered {
			return p, p.search()
		}
	case searchedMsg:
		if msg.typed == p.typed {
			return p.searched(msg)
		}
	case returnedMsg:
		if p.barred() { // the permission may be there now
			p.err = nil
			return p, p.search()
		}
	case lookedUpMsg:
		return p.lookedUp(msg)
	case tea.KeyPressMsg:
		return p.press(msg)
	case tea.PasteMsg:
		return p, p.edit(msg)
	}
	return p, nil
}

func (p *people) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	next, cmd, done := press(p, msg)
	if done || msg.String() == "enter" || p.eager && msg.Text != "" {
		return next, cmd
	}
	return p, p.edit(msg)
}

func (p *people) actions() []action {
	var all []action
	if words := p.enter(); words != "" {
		all = append(all, layout(words, func(tea.KeyPressMsg) (screen, tea.Cmd) { return p.choose() }, "enter"))
	}
	if len(p.rows()) > 0 {
		all = append(all, moves(stays(p, p.step), scroll.Keys()...))
	}
	if p.barred() && p.session.Accounts != nil {
		permit := flow.Consent{Session: p.session, Scope: person.ScopeSearch}
		all = append(all, layout("ask for the permission", func(tea.KeyPressMsg) (screen, tea.Cmd) {
			return newConsent(opener{theme: p.theme}, permit), nil
		}, "ctrl+g"))
	}
	return append(all, layout("leave", leaves, "esc"))
}

// enter is what Enter does; empty: nothing.
func (p *people) enter() string {
	switch {
	case p.marked() >= 0:
		return "choose"
	case p.eager, p.several:
		return ""
	case p.whole():
		return "look up this name"
	case p.retriable():
		return "try again"
	case p.early():
		return "look for this name"
	}
	return ""
}

func (p *people) typing() bool { return true }

func (p *people) undoable() bool { return p.sought.undoable() }

// step moves the cursor. Where it isn't on anybody, its first step leads to the
// first person.
func (p *people) step(press string) {
	if p.marked() >= 0 || press == "end" {
		p.list.Move(press, len(p.rows()))
	}
	p.moved, p.eager, p.several = true, false, false
}

// edit changes what is typed. All that belonged to the text before is gone,
// and the directory is asked when nothing more is typed for a moment.
func (p *people) edit(msg tea.Msg) tea.Cmd {
	if !p.sought.write(msg) {
		return nil
	}
	p.stop()
	p.typed++
	p.looking, p.answered, p.users, p.err, p.moved, p.eager, p.several = false, false, nil, nil, false, false, false
	p.list = scroll.List{}
	if p.name() == "" {
		return nil
	}
	typed := p.typed
	return tea.Tick(pause, func(time.Time) tea.Msg { return reply{p, pausedMsg{typed}} })
}

// name is what is typed, without the blanks around it.
func (p *people) name() string { return graph.PlainName(p.sought.value()) }

// search asks the directory for what is typed, until that changes.
func (p *people) search() tea.Cmd {
	ctx, stop := context.WithCancel(p.ctx)
	p.stop, p.looking = stop, true
	client, name, typed := p.session.Client, p.name(), p.typed
	return ask(p, func() tea.Msg {
		users, err := client.Search(ctx, name)
		return searchedMsg{typed, users, err}
	})
}

// searched takes the answer, and goes on if enter was pressed before it came.
func (p *people) searched(msg searchedMsg) (screen, tea.Cmd) {
	p.stop()
	p.looking, p.answered, p.users, p.err = false, true, msg.users, msg.err
	eager := p.eager && (p.err == nil || errors.Is(p.err, graph.ErrNoSearch))
	p.eager = false
	switch at := p.marked(); {
	case eager && p.whole():
		return p.openName()
	case eager && at >= 0:
		return p.openUser(p.users[at])
	}
	return p, nil
}

// rows are the people on the screen: those who were found, or the recent ones
// before anything is typed, without whose profile is open already.
func (p *people) rows() []graph.DirectoryUser {
	if p.name() != "" {
		return p.users
	}
	if p.recent == nil {
		here := func(u graph.DirectoryUser) bool { return u.ID == p.session.User.ID }
		p.recent = slices.DeleteFunc(slices.Clone(p.session.Recents.Users()), here)
	}
	return p.recent
}

// marked is the person whom enter would choose from the list, or -1.
func (p *people) marked() int {
	switch {
	case p.moved && p.list.At() < len(p.rows()):
		return p.list.At()
	case !p.moved && p.name() == "" && len(p.rows()) > 0, p.name() != "" && len(p.users) == 1 && !p.whole():
		return 0
	}
	return -1
}

// whole reports whether an object id or a whole address is typed, which can
// be looked up as it is.
func (p *people) whole() bool {
	if _, err := graph.User(p.name()); err != nil {
		return false
	}
	return p.isID() || isAddress(p.name())
}

func (p *people) isID() bool { return len(p.name()) == 36 && uuid.Validate(p.name()) == nil }

// isAddress reports whether s has the shape of a sign-in name.
func isAddress(s string) bool {
	local, domain, found := strings.Cut(s, "@")
	return found && local != "" && strings.Contains(strings.Trim(domain, "."), ".") && !strings.ContainsAny(s, " ,;<>\"")
}

// early reports whether the directory hasn't answered yet.
func (p *people) early() bool { return p.name() != "" && !p.answered }
