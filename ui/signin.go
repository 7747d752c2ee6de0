package ui

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"time"

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
}

func newSignIn(o opener, how person.SignIn, over *person.Session) *signIn {
	return &signIn{opener: o, how: how, over: over}
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
		s.notice = ""
		next, cmd, _ := press(s, msg)
		return next, cmd
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
		return s, nil
	}
	switch {
	case s.then != nil:
		return instead{s.show(s.then)}, nil
	case s.how.Scope != "":
		return nil, nil
	}
	if s.over == nil {
		return restart{s.open(msg.session)}, nil
	}
	if msg.session.Account.Key != s.over.Account.Key {
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
		What:   "You signed in as " + came.UserPrincipalName + ", but what is open here belongs to " + s.over.Account.UserPrincipalName + ".",
		Remedy: "Press Enter and sign in as " + s.over.Account.UserPrincipalName + ". To work as somebody else, go back to the profile and press a.",
	}
}

func (s *signIn) actions() []action {
	var all []action
	if s.err != nil {
		all = append(all, layout("try again", func(tea.KeyPressMsg) (screen, tea.Cmd) { return s, s.begin() }, "enter"))
	}
	if unkept(s.err) {
		all = append(all, layout("keep it in memory this time", func(tea.KeyPressMsg) (screen, tea.Cmd) {
			s.how.InMemory = true
			return s, s.begin()
		}, "m"))
	}
	all = append(all, layout("stop", leaves, "esc"))
	if s.err == nil && s.prompt.Address != "" {
		all = append(all, layout("copy the address", func(tea.KeyPressMsg) (screen, tea.Cmd) { return s, copyText(s, "the address", s.prompt.Address) }, "c"))
	}
	if s.err == nil && s.how.Scope != "" {
		all = append(all, layout("message to the administrator", func(tea.KeyPressMsg) (screen, tea.Cmd) {
			return s.show(flow.ToAdministrator(s.over, s.over.Grant().Missing(s.how.Scope))), nil
		}, "m"))
	}
	if s.how.Scope == "" {
		all = append(all, s.other())
	}
	return all
}

// other signs in the other way.
func (s *signIn) other() action {
	help, key := "use a code on another device", "d"
	if s.how.DeviceCode {
		help, key = "use the browser", "b"
	}
	return layout(help, func(tea.KeyPressMsg) (screen, tea.Cmd) {
		how := person.SignIn{DeviceCode: !s.how.DeviceCode, Expect: s.how.Expect}
		return instead{newSignIn(s.opener, how, s.over)}, nil
	}, key)
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
