package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"facet/internal/scroll"
	"facet/internal/text"
	"facet/internal/texteditor"
	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/person"
)

// opener makes the screens that a session begins with.
type opener struct {
	theme    *theme
	sandbox  func() *person.Session
	accounts person.Accounts // nil: signing in isn't set up
	setUp    person.SetUp    // sets it up; nil: it can't be done here
	editor   *texteditor.Editor
	begins   func() draft.Templates // reads what a form can begin with; nil: nothing is
	work     draft.Work             // a list to be worked off; nil: none
}

// first is the screen that the program opens on.
func (o opener) first(s *person.Session) screen {
	switch {
	case s != nil:
		return o.open(s)
	case o.accounts == nil:
		return newStep(o, flow.Setup(o.setUp, o.sandbox != nil))
	}
	return newStart(o, true)
}

// open is the screen that a session begins with. For somebody else, the
// permission comes first, then who they are, then their profile.
func (o opener) open(s *person.Session) screen {
	if s.Recents == nil {
		s.Recents = new(person.Recents)
	}
	switch {
	case o.work != nil && s.Accounts != nil:
		return o.show(flow.Consent{Session: s, Scope: person.ScopeOthers, Then: flow.Own{Place: newWorkList(o, s)}})
	case o.work != nil:
		return newWorkList(o, s)
	}
	return o.show(flow.Open(s))
}

// start is where somebody signs in, or opens the sandbox.
type start struct {
	opener
	ctx      context.Context
	width    int
	straight bool // the only known account is opened without asking
	looking  bool
	known    []person.Account
	list     scroll.List // of those accounts
	height   int
	err      error
}

func newStart(o opener, straight bool) *start {
	return &start{opener: o, straight: straight, looking: true}
}

// knownMsg brings the accounts that signed in before.
type knownMsg struct {
	accounts []person.Account
	err      error
}

// openedMsg brings a session.
type openedMsg struct {
	session *person.Session
	err     error
}

// Init looks for accounts that signed in before.
func (s *start) Init(ctx context.Context) tea.Cmd {
	s.ctx = ctx
	accounts := s.accounts
	return ask(s, func() tea.Msg {
		known, err := accounts.Known(ctx)
		return knownMsg{known, err}
	})
}

func (s *start) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.width, s.height = msg.Width, msg.Height
	case knownMsg:
		s.looking, s.known, s.err = false, msg.accounts, msg.err
		if s.straight && len(s.known) == 1 {
			return s, s.openAccount(s.known[0])
		}
	case openedMsg:
		if s.err = msg.err; msg.err == nil {
			return instead{s.open(msg.session)}, nil
		}
	case tea.KeyPressMsg:
		next, cmd, _ := press(s, msg)
		return next, cmd
	}
	return s, nil
}

func (s *start) openAccount(a person.Account) tea.Cmd {
	ctx, accounts := s.ctx, s.accounts
	return ask(s, func() tea.Msg {
		session, err := accounts.Open(ctx, a)
		return openedMsg{session, err}
	})
}

func (s *start) actions() []action {
	var all []action
	if len(s.known) > 0 {
		all = append(all, layout("open this account", func(tea.KeyPressMsg) (screen, tea.Cmd) {
			return s, s.openAccount(s.known[s.list.At()])
		}, "enter"))
	}
	if !s.looking {
		all = append(all, s.browser(), layout("sign in with a code on another device", s.signsIn(person.SignIn{DeviceCode: true}), "d"))
	}
	if s.sandbox != nil {
		all = append(all, layout("open the sandbox", func(tea.KeyPressMsg) (screen, tea.Cmd) { return instead{s.open(s.sandbox())}, nil }, "s"))
	}
	all = append(all, layout("quit", leaves, "q"))
	if len(s.known) > 1 {
		all = append(all, moves(stays(s, func(press string) { s.list.Move(press, len(s.known)) }), letters()...))
	}
	return all
}

// browser signs in with the browser.
func (s *start) browser() action {
	if len(s.known) > 0 {
		return layout("sign in as somebody else", s.signsIn(person.SignIn{}), "b")
	}
	return layout("sign in with the browser", s.signsIn(person.SignIn{}), "enter", "b")
}

func (s *start) signsIn(how person.SignIn) func(tea.KeyPressMsg) (screen, tea.Cmd) {
	return func(tea.KeyPressMsg) (screen, tea.Cmd) {
		return newStep(s.opener, flow.SigningIn(s.accounts, how)), nil
	}
}

func (s *start) View() string {
	wrap := s.theme.plain.Width(min(max(s.width, 20), 76))
	lines := []string{
		wrap.Render(person.AboutWords), "",
	}
	below := s.below(wrap)
	switch {
	case s.looking:
		lines = append(lines, s.theme.faint.Render("Looking for your account…"))
	case len(s.known) > 0:
		lines = append(lines, s.theme.title.Render("Who is it?"))
		room := s.height - lipgloss.Height(strings.Join(append(lines, below...), "\n"))
		rows := s.list.Lines(len(s.known), max(room, 1), func(i int) []string { return []string{s.accountRow(s.known[i], i == s.list.At())} })
		lines = append(lines, rows...)
	default:
		lines = append(lines, wrap.Render("You are not signed in. Press "+s.theme.selected.Render("Enter")+" to sign in with your browser."))
	}
	return strings.Join(append(lines, below...), "\n")
}

// below is what stands below the accounts: what went wrong, and the sandbox.
func (s *start) below(wrap lipgloss.Style) []string {
	var lines []string
	if s.err != nil {
		what, remedy := person.Explain(s.err)
		lines = append(lines, "", s.theme.bad.Width(min(max(s.width, 20), 76)).Render("✗ "+text.Block(what)), wrap.Render(text.Block(remedy)))
	}
	if s.sandbox != nil {
		lines = append(lines, "", wrap.Render("Press "+s.theme.selected.Render("s")+
			" to try everything in the sandbox: a pretend organisation on this computer. Nothing leaves it."))
	}
	return lines
}

func (s *start) accountRow(a person.Account, on bool) string {
	words := text.Fit(fmt.Sprintf("%s  %s", a.UserPrincipalName, a.DisplayName), max(s.width-2, 10))
	if on {
		return s.theme.selected.Render("› " + words)
	}
	return "  " + words
}
