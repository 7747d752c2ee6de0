package ui

import (
	"context"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/internal/editing"
	"facet/internal/text"
)

// accountScreen shows who is signed in, what they may do, and where the
// sign-in is kept.
type accountScreen struct {
	opener
	ctx     context.Context
	session *editing.Session
	facts   []editing.Fact
	err     error
	width   int
	keys    accountKeys
}

type accountKeys struct{ again, out, other, back key.Binding }

func newAccountScreen(o opener, s *editing.Session) *accountScreen {
	return &accountScreen{opener: o, session: s, keys: accountKeys{
		again: bind("g", "sign in again", "g"), out: bind("o", "sign out", "o"),
		other: bind("w", "another account", "w"), back: bind("esc", "back", "esc", "q"),
	}}
}

func (a *accountScreen) of() *editing.Session { return a.session }

// Messages that come home to the account screen.
type (
	identifiedMsg struct {
		facts []editing.Fact
		err   error
	}
	signedOutMsg struct{ err error }
)

// Init asks what is known of the sign-in.
func (a *accountScreen) Init(ctx context.Context) tea.Cmd {
	a.ctx = ctx
	return a.identify()
}

func (a *accountScreen) identify() tea.Cmd {
	ctx, session := a.ctx, *a.session
	return ask(a, func() tea.Msg {
		facts, err := session.Accounts.Identity(ctx, &session)
		return identifiedMsg{facts, err}
	})
}

func (a *accountScreen) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width = msg.Width
	case returnedMsg:
		return a, a.identify()
	case identifiedMsg:
		a.facts, a.err = msg.facts, msg.err
	case signedOutMsg:
		if a.err = msg.err; msg.err == nil {
			return afresh{newStart(a.opener, false)}, nil
		}
	case tea.KeyPressMsg:
		return a.press(msg)
	}
	return a, nil
}

func (a *accountScreen) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	account := a.session.Account
	switch k := a.keys; {
	case key.Matches(msg, k.back):
		return nil, nil
	case key.Matches(msg, k.again):
		return newSignIn(a.opener, editing.SignIn{Expect: &account}, a.session), nil
	case key.Matches(msg, k.other):
		return afresh{newStart(a.opener, false)}, nil
	case key.Matches(msg, k.out):
		ctx, accounts := a.ctx, a.session.Accounts
		return a, ask(a, func() tea.Msg { return signedOutMsg{accounts.SignOut(ctx, account)} })
	}
	return a, nil
}

func (a *accountScreen) View() string {
	width := max(a.width, 20)
	lines := []string{a.theme.title.Render("Signed in"), ""}
	for _, f := range a.facts {
		lines = append(lines, fact(a.theme, f, width)...)
	}
	if a.facts == nil && a.err == nil {
		lines = append(lines, a.theme.faint.Render("Asking…"))
	}
	if a.err != nil {
		what, remedy := editing.Explain(a.err)
		lines = append(lines, "", a.theme.bad.Width(width).Render("✗ "+text.Block(what)), a.theme.plain.Width(width).Render(text.Block(remedy)))
	}
	return strings.Join(lines, "\n")
}

func (a *accountScreen) ShortHelp() []key.Binding {
	k := a.keys
	return []key.Binding{k.back, k.again, k.other, k.out}
}

func (a *accountScreen) FullHelp() [][]key.Binding { return [][]key.Binding{a.ShortHelp()} }
