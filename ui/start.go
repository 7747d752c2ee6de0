package ui

import (
	"context"
	"fmt"
	"slices"
	"strconv"
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
	list     scroll.List // of what can be chosen
	height   int
	err      error
	notice   string
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
	case chosenMsg:
		return msg.do(tea.KeyPressMsg{})
	case tea.KeyPressMsg:
		s.notice = ""
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
	ways := s.ways()
	var all []action
	if at := s.list.At(); at < len(ways) {
		enter := ways[at]
		enter.Keys = []string{"enter"}
		all = append(all, enter)
		ways = slices.Delete(slices.Clone(ways), at, at+1)
	}
	all = append(append(all, ways...), layout("quit", leaves, "q"))
	if len(ways) > 0 {
		all = append(all, moves(stays(s, func(press string) { s.list.Move(press, len(s.ways())) }), letters()...))
	}
	return all
}

// ways are the rows to choose from: the accounts that are known, the ways to sign in,
// and the sandbox.
func (s *start) ways() []action {
	var all []action
	for i, a := range s.known {
		all = append(all, way("account"+strconv.Itoa(i+1), "", "open this account", func(tea.KeyPressMsg) (screen, tea.Cmd) { return s, s.openAccount(a) }))
	}
	if !s.looking {
		all = append(all, s.browser(), way("code", "d", "sign in with a code on another device", s.signsIn(person.SignIn{DeviceCode: true})))
	}
	if s.sandbox != nil {
		all = append(all, way("sandbox", "s", "try the sandbox: nothing leaves this computer", func(tea.KeyPressMsg) (screen, tea.Cmd) { return instead{s.open(s.sandbox())}, nil }))
	}
	return all
}

// way is an action that is chosen from rows.
func way(word, was, help string, do func(tea.KeyPressMsg) (screen, tea.Cmd)) action {
	return action{Action: flow.Action{Word: word, Was: was, Help: help}, do: do}
}

// browser signs in with the browser.
func (s *start) browser() action {
	help := "sign in with the browser"
	if len(s.known) > 0 {
		help = "sign in as somebody else"
	}
	return way("browser", "b", help, s.signsIn(person.SignIn{}))
}

func (s *start) signsIn(how person.SignIn) func(tea.KeyPressMsg) (screen, tea.Cmd) {
	return func(tea.KeyPressMsg) (screen, tea.Cmd) {
		return newStep(s.opener, flow.SigningIn(s.accounts, how)), nil
	}
}

func (s *start) View() string {
	wrap := s.theme.plain.Width(min(max(s.width, 20), 76))
	lines := []string{wrap.Render(person.AboutWords), ""}
	switch {
	case s.looking:
		lines = append(lines, s.theme.faint.Render("Looking for your account…"))
	case len(s.known) > 0:
		lines = append(lines, s.theme.title.Render("Who is it?"))
	default:
		lines = append(lines, s.theme.title.Render("You are not signed in."))
	}
	below := s.below(wrap)
	if s.notice != "" {
		below = append(below, "", wrap.Render(s.notice))
	}
	ways := s.ways()
	room := s.height - lipgloss.Height(strings.Join(append(lines, below...), "\n"))
	lines = append(lines, s.list.Lines(len(ways), max(room, 1), func(i int) []string { return s.row(ways[i], i) })...)
	return strings.Join(append(lines, below...), "\n")
}

// below is what went wrong.
func (s *start) below(wrap lipgloss.Style) []string {
	if s.err == nil {
		return nil
	}
	what, remedy := person.Explain(s.err)
	return []string{"", s.theme.bad.Width(min(max(s.width, 20), 76)).Render("✗ " + text.Block(what)), wrap.Render(text.Block(remedy))}
}

// row is an account, or another way.
func (s *start) row(way action, at int) []string {
	words := capital(way.Help)
	if at < len(s.known) {
		words = fmt.Sprintf("%s  %s", s.known[at].UserPrincipalName, s.known[at].DisplayName)
	}
	words = text.Fit(words, max(s.width-2, 10))
	if at == s.list.At() {
		return []string{s.theme.selected.Render("› " + words)}
	}
	return []string{"  " + words}
}

func (s *start) tell(words string) { s.notice = words }
