package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"facet/profile/person"
)

// screen is a full view. Update returns where to go: the screen itself to
// stay, another one to go forward, nil to go back, or one of the values below.
type screen interface {
	Init(ctx context.Context) tea.Cmd
	Update(msg tea.Msg) (screen, tea.Cmd)
	View() string
	actions() []action // what keys do now, in the order of the foot
}

// instead is a screen that takes the place of the one that returned it.
type instead struct{ screen }

// goHome takes everything off the stack above the profile that is worked on, and
// puts its own screen, if there is one, on top.
type goHome struct{ screen }

// restart is a screen that takes the place of the whole stack.
type restart struct{ screen }

// otherProfile is somebody else's profile. It stands right above one's own, or alone
// where that isn't open: of others there is never more than one.
type otherProfile struct{ screen }

// ownProfile takes everything off the stack above one's own profile. Where that isn't
// open, the screen takes the place of the whole stack.
type ownProfile struct{ screen }

// quit leaves the program, unless something would be lost.
type quit struct{ screen }

// pressed takes the screen that returned it off the stack and hands the key
// to the one below.
type pressed struct {
	screen
	key tea.KeyPressMsg
}

// done takes the screen that returned it off the stack and has the one below do an
// action.
type done struct {
	screen
	action action
}

// chosenMsg has a screen do an action of its own that no key has.
type chosenMsg struct{ action }

// cursored is a screen in which text is typed.
type cursored interface{ Cursor() *tea.Cursor }

// quitter is a screen that may hold back ctrl+c, and then says why.
type quitter interface{ mayQuit() bool }

// sessioned is a screen that works on somebody's profile.
type sessioned interface{ of() *person.Session }

// base is a screen that home leads to.
type base interface{ base() }

// headed is a screen whose header says something else than whose profile it is.
type headed interface{ heading() string }

// working is a screen that says on every screen above it how far it is.
type working interface{ progress() string }

// aid is a screen that helps with the one below it.
type aid interface{ aids() }

// reply is a message for the screen that asked.
type reply struct {
	to  screen
	msg tea.Msg
}

// ask makes a Cmd whose message comes home to the screen.
func ask(to screen, work func() tea.Msg) tea.Cmd {
	return func() tea.Msg { return reply{to, work()} }
}

// returnedMsg tells a screen that the one above it has left.
type returnedMsg struct{}

// themedMsg tells a screen that the colours have changed.
type themedMsg struct{}

// move goes where a screen said.
func (m *Model) move(next screen) tea.Cmd {
	switch next := next.(type) {
	case nil:
		return m.back()
	case instead:
		m.drop(m.top())
		return m.push(next.screen)
	case goHome:
		return m.goHome(next.screen)
	case restart:
		m.drop(0)
		return m.push(next.screen)
	case otherProfile:
		m.drop(m.mine() + 1)
		return m.push(next.screen)
	case ownProfile:
		return m.goOwn(next.screen)
	case quit:
		return m.leave()
	case atProfile:
		return m.goToProfile(next)
	case withProgram:
		return tea.Batch(m.back(), next.do(m))
	case done:
		below := m.stack[m.top()-1].screen
		return tea.Batch(m.back(), func() tea.Msg { return reply{below, chosenMsg{next.action}} })
	case pressed:
		return tea.Batch(m.back(), func() tea.Msg { return next.key })
	}
	return m.push(next)
}

func (m *Model) push(s screen) tea.Cmd {
	if letter, ok := s.(*message); ok {
		letter.write = m.write
	}
	m.stack = append(m.stack, placed{screen: s})
	return m.begin(m.top())
}

// drop ends the screens from a place upwards.
func (m *Model) drop(from int) {
	for _, p := range m.stack[from:] {
		p.end()
	}
	m.stack = m.stack[:from]
}

func (m *Model) back() tea.Cmd {
	if m.top() == 0 {
		return m.quit()
	}
	_, helped := m.stack[m.top()].screen.(aid)
	m.drop(m.top())
	if helped { // nobody has been away
		return m.deliver(m.top(), m.bodySize())
	}
	return tea.Batch(m.deliver(m.top(), m.bodySize()), m.deliver(m.top(), returnedMsg{}))
}

func (m *Model) goHome(s screen) tea.Cmd {
	m.drop(m.home() + 1)
	if s != nil {
		return m.push(s)
	}
	return tea.Batch(m.deliver(m.top(), m.bodySize()), m.deliver(m.top(), returnedMsg{}))
}

func (m *Model) goOwn(s screen) tea.Cmd {
	at := m.mine()
	m.drop(at + 1)
	if at < 0 {
		return m.push(s)
	}
	return tea.Batch(m.deliver(at, m.bodySize()), m.deliver(at, returnedMsg{}))
}

// mine is where one's own profile is; -1, if it isn't open.
func (m *Model) mine() int {
	return slices.IndexFunc(m.stack, func(p placed) bool {
		_, home := p.screen.(base)
		s, on := p.screen.(sessioned)
		return home && on && s.of().Person.IsMe()
	})
}

// home is where the profile is that is worked on; the bottom, if there is none.
func (m *Model) home() int {
	for at := m.top(); at > 0; at-- {
		if _, ok := m.stack[at].screen.(base); ok {
			return at
		}
	}
	return 0
}

// quit ends every request; the stack stays, since a last frame is drawn.
func (m *Model) quit() tea.Cmd {
	for _, p := range m.stack {
		p.end()
	}
	return tea.Quit
}

// undoer is a screen in which ctrl+z may take back what was typed. Where it has
// nothing to take back, ctrl+z suspends the program.
type undoer interface{ undoable() bool }
