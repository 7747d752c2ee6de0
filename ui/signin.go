package ui

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/internal/text"
	"facet/profile/flow"
	"facet/profile/person"
)

// signIn waits while somebody signs in elsewhere: in the browser, or with a
// code on another device. The address is always on the screen.
type signIn struct {
	opener
	ctx     context.Context
	how     person.SignIn
	over    *person.Session // signed in again, in place, below an open form; nil: a new session
	then    flow.Place      // where a further permission leads; nil: back
	prompts chan person.Prompt
	prompt  person.Prompt
	began   time.Time
	now     time.Time
	err     error
	notice  string
	width   int
	keys    signInKeys
}

type signInKeys struct{ copy, other, again, memory, message, back key.Binding }

func newSignIn(o opener, how person.SignIn, over *person.Session) *signIn {
	s := &signIn{opener: o, how: how, over: over, keys: signInKeys{
		copy: bind("c", "copy the address", "c"), other: bind("d", "use a code on another device", "d"),
		memory:  bind("m", "keep it in memory this time", "m"),
		message: bind("m", "message to the administrator", "m"),
		again:   bind("enter", "try again", "enter"), back: bind("esc", "stop", "esc"),
	}}
	if how.DeviceCode {
		s.keys.other = bind("b", "use the browser", "b")
	}
	s.keys.other.SetEnabled(how.Scope == "")
	s.keys.again.SetEnabled(false)
	s.keys.memory.SetEnabled(false)
	return s
}

func (s *signIn) of() *person.Session { return s.over }

// Messages that come home to the sign-in screen.
type (
	promptedMsg struct{ prompt person.Prompt }
	tickedMsg   struct{ now time.Time }
)

// Init begins the sign-in, and a clock for the countdown.
func (s *signIn) Init(ctx context.Context) tea.Cmd {
	s.ctx = ctx
	return s.begin()
}

func (s *signIn) begin() tea.Cmd {
	ctx, accounts, how := s.ctx, s.accounts, s.how
	prompts := make(chan person.Prompt, 4)
	s.prompts, s.err, s.prompt = prompts, nil, person.Prompt{}
	s.began = time.Now()
	s.now = s.began
	s.keys.again.SetEnabled(false)
	s.keys.memory.SetEnabled(false)
	s.keys.message.SetEnabled(how.Scope != "")
	show := func(p person.Prompt) {
		select {
		case prompts <- p:
		default: // four are waiting to be drawn already
		}
	}
	over := s.over
	wait := ask(s, func() tea.Msg {
		if how.Scope != "" {
			return openedMsg{over, accounts.StepUp(ctx, over, how.Scope, show)}
		}
		session, err := accounts.SignIn(ctx, how, show)
		return openedMsg{session, err}
	})
	return tea.Batch(wait, s.listen(), tick(s))
}

// listen waits for the next thing to show.
func (s *signIn) listen() tea.Cmd {
	ctx, prompts := s.ctx, s.prompts
	return ask(s, func() tea.Msg {
		select {
		case p := <-prompts:
			return promptedMsg{p}
		case <-ctx.Done():
			return nil
		}
	})
}

func (s *signIn) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.width = msg.Width
	case promptedMsg:
		s.prompt = msg.prompt
		return s, s.listen()
	case tickedMsg:
		if s.now = msg.now; s.err == nil {
			return s, tick(s)
		}
	case copiedMsg:
		s.notice = msg.words
	case openedMsg:
		return s.opened(msg)
	case tea.KeyPressMsg:
		return s.press(msg)
	}
	return s, nil
}

// opened goes on as the person who came back. Over an open form only the
// means to ask Graph are renewed: whose profile it is does not change.
func (s *signIn) opened(msg openedMsg) (screen, tea.Cmd) {
	if m, ok := person.MissingIn(msg.err); ok {
		return instead{newStep(s.opener, flow.Unapproved(s.over, m, msg.err, flow.Own{Place: s.afresh()}))}, nil
	}
	if s.err = msg.err; msg.err != nil {
		s.keys.again.SetEnabled(true)
		s.keys.message.SetEnabled(false)
		s.keys.memory.SetEnabled(unkept(msg.err))
		return s, nil
	}
	switch {
	case s.then != nil:
		return instead{s.show(s.then)}, nil
	case s.how.Scope != "":
		return nil, nil
	}
	if s.over == nil {
		return afresh{s.open(msg.session)}, nil
	}
	if msg.session.Account.ID != s.over.Account.ID {
		return s.opened(openedMsg{err: s.stranger(msg.session.Account)})
	}
	s.over.Client, s.over.Granted = msg.session.Client, msg.session.Granted
	return nil, nil
}

// afresh is the same sign-in from its beginning.
func (s *signIn) afresh() screen {
	again := newSignIn(s.opener, s.how, s.over)
	again.then = s.then
	return again
}

// stranger is why somebody who came back as another account is not let in
// here: what stands in the form would go to their own profile.
func (s *signIn) stranger(came person.Account) error {
	return person.Advised{
		What:   "You signed in as " + came.Username + ", but what is open here belongs to " + s.over.Account.Username + ".",
		Remedy: "Press Enter and sign in as " + s.over.Account.Username + ". To work as somebody else, go back to the profile and press a.",
	}
}

func (s *signIn) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	s.notice = ""
	switch k := s.keys; {
	case key.Matches(msg, k.back):
		return nil, nil
	case key.Matches(msg, k.again):
		return s, s.begin()
	case key.Matches(msg, k.memory):
		s.how.InMemory = true
		return s, s.begin()
	case key.Matches(msg, k.message):
		return s.show(flow.ToAdministrator(s.over, s.over.Grant().Missing(s.how.Scope))), nil
	case key.Matches(msg, k.copy):
		return s, copyText(s, "the address", s.prompt.Address)
	case key.Matches(msg, k.other):
		how := person.SignIn{DeviceCode: !s.how.DeviceCode, Expect: s.how.Expect}
		return instead{newSignIn(s.opener, how, s.over)}, nil
	}
	return s, nil
}

func (s *signIn) View() string {
	wrap := s.theme.plain.Width(max(s.width, 20))
	lines := []string{s.theme.title.Render(s.title()), ""}
	if s.err != nil {
		what, remedy := person.Explain(s.err)
		return strings.Join(append(lines, s.theme.bad.Width(max(s.width, 20)).Render("✗ "+text.Block(what)), "", wrap.Render(text.Block(remedy))), "\n")
	}
	lines = append(lines, s.waiting()...)
	return strings.Join(append(lines, "", s.theme.accent.Render(s.notice)), "\n")
}

// unkept reports whether there was no place to keep the sign-in.
func unkept(err error) bool {
	said, ok := errors.AsType[interface {
		error
		Unkept() bool
	}](err)
	return ok && said.Unkept()
}

func (s *signIn) title() string {
	switch {
	case s.how.Scope != "":
		return "Permission to " + person.ScopeTitle(s.how.Scope)
	case s.how.DeviceCode:
		return "Sign in with a code on another device"
	}
	return "Sign in with your browser"
}

// waiting is what to do, and how long there is.
func (s *signIn) waiting() []string {
	wrap := s.theme.plain.Width(max(s.width, 20))
	if s.prompt.Address == "" {
		return []string{s.theme.faint.Render("Asking the sign-in service…")}
	}
	address := s.theme.accent.Render(breakable(s.prompt.Address, s.width))
	left := s.theme.faint.Render("Time left: " + person.Remaining(s.prompt.Expires.Sub(s.now)))
	if !s.how.DeviceCode {
		words := "Your browser should have opened. If it didn't, open this address there:"
		if s.prompt.Trouble != nil {
			words = "No browser could be opened here. Open this address in one; over ssh, forward port " + s.prompt.Port + " first:"
		}
		lines := []string{wrap.Render(words), "", address, "", left}
		if s.how.Scope != "" {
			lines = append(lines, "", wrap.Render(approvalWords))
		}
		return lines
	}
	lines := []string{
		wrap.Render("On any device, open " + host(s.prompt.Address) + " and type this code:"), "",
		s.theme.title.Render("    " + text.Line(s.prompt.Code)), "", address, "", left,
	}
	if s.prompt.Trouble != nil {
		what, _ := person.Explain(s.prompt.Trouble)
		lines = append(lines, "", s.theme.warn.Width(max(s.width, 20)).Render("! "+text.Line(what)+" Still waiting."))
	}
	if s.now.Sub(s.began) >= 20*time.Second {
		lines = append(lines, "", s.theme.warn.Width(max(s.width, 20)).Render(blockedWords))
	}
	return lines
}

const approvalWords = "If the page says that an administrator has to approve, press m for a message to them."

const blockedWords = "! If the page shows 53003, your organisation does not allow this way of signing in. Press b to use the browser instead."

// host is where an address leads, for people to check.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "the address below"
	}
	return text.Line(u.Host)
}

func (s *signIn) ShortHelp() []key.Binding {
	k := s.keys
	k.copy.SetEnabled(s.err == nil && s.prompt.Address != "")
	return []key.Binding{k.again, k.memory, k.back, k.copy, k.message, k.other}
}

func (s *signIn) FullHelp() [][]key.Binding { return [][]key.Binding{s.ShortHelp()} }
