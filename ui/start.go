package ui

import (
	"context"
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
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
		return newPermit(o, flow.Permit{Session: s, Scope: person.ScopeOthers, Then: flow.Own{Place: newWorkList(o, s)}})
	case o.work != nil:
		return newWorkList(o, s)
	case s.Person.IsMe():
		return newProfile(o, s)
	case s.Accounts != nil:
		return newPermit(o, flow.Permit{Session: s, Scope: person.ScopeOthers, Then: flow.Person(s)})
	}
	return newStep(o, flow.Person(s))
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
	keys     startKeys
}

type startKeys struct{ open, browser, device, sandbox, help, palette, quit key.Binding }

func newStart(o opener, straight bool) *start {
	s := &start{opener: o, straight: straight, looking: true, keys: startKeys{
		open:    bind("enter", "open this account", "enter"),
		browser: bind("enter", "sign in with the browser", "enter", "b"),
		device:  bind("d", "sign in with a code on another device", "d"),
		sandbox: bind("s", "open the sandbox", "s"),
		help:    bind("?", "help", "?"),
		palette: bind("ctrl+p", "all actions", "ctrl+p"),
		quit:    bind("q", "quit", "q"),
	}}
	s.keys.sandbox.SetEnabled(o.sandbox != nil)
	s.arm()
	return s
}

// arm enables the keys that do something now.
func (s *start) arm() {
	s.keys.open.SetEnabled(len(s.known) > 0)
	s.keys.browser.SetEnabled(!s.looking)
	s.keys.device.SetEnabled(!s.looking)
	if len(s.known) > 0 {
		s.keys.browser.SetKeys("b")
		s.keys.browser.SetHelp("b", "sign in as somebody else")
	}
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
		s.arm()
		if s.straight && len(s.known) == 1 {
			return s, s.openAccount(s.known[0])
		}
	case openedMsg:
		if s.err = msg.err; msg.err == nil {
			return instead{s.open(msg.session)}, nil
		}
	case tea.KeyPressMsg:
		return s.press(msg)
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

func (s *start) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	switch k := s.keys; {
	case key.Matches(msg, k.open):
		return s, s.openAccount(s.known[s.list.At()])
	case key.Matches(msg, k.browser):
		return newSignIn(s.opener, person.SignIn{}, nil), nil
	case key.Matches(msg, k.device):
		return newSignIn(s.opener, person.SignIn{DeviceCode: true}, nil), nil
	case key.Matches(msg, k.sandbox):
		return instead{s.open(s.sandbox())}, nil
	case key.Matches(msg, k.help):
		return newHelp(s.theme, s), nil
	case key.Matches(msg, k.quit):
		return nil, nil
	default:
		s.list.Move(msg.String(), len(s.known))
	}
	return s, nil
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
	words := text.Fit(fmt.Sprintf("%s  %s", a.Username, a.Name), max(s.width-2, 10))
	if on {
		return s.theme.selected.Render("› " + words)
	}
	return "  " + words
}

func (s *start) ShortHelp() []key.Binding {
	k := s.keys
	return []key.Binding{k.open, k.browser, k.device, k.sandbox, k.help, k.palette, k.quit}
}

func (s *start) FullHelp() [][]key.Binding { return [][]key.Binding{s.ShortHelp()} }
