package ui

import (
	"context"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/internal/editing"
	"facet/internal/text"
)

// approval says which permission is missing, where an administrator approves
// it, and has a text to send them.
type approval struct {
	theme   *theme
	session *editing.Session
	missing editing.Missing
	err     error         // the refusal that says so; nil: the token does
	retry   func() screen // asks for the permission; nil: it can't be asked for here
	onward  func() screen // goes on without it; nil: there is nowhere to go
	view    viewer
	width   int
	notice  string
	keys    approvalKeys
}

type approvalKeys struct{ onward, retry, link, message, scroll, back key.Binding }

const administrator = "the administrator"

func newApproval(t *theme, s *editing.Session, m editing.Missing, a approval) *approval {
	a.theme, a.session, a.missing, a.view = t, s, m, newViewer(t)
	a.keys = approvalKeys{
		onward:  bind("enter", "go on all the same", "enter"),
		retry:   bind("g", "ask for it", "g"),
		link:    bind("c", "copy the address", "c"),
		message: bind("m", "message to the administrator", "m"),
		scroll:  bind("↑↓", "scroll", "up", "down", "pgup", "pgdown", "home", "end"),
		back:    bind("esc", "back", "esc", "q"),
	}
	if a.onward == nil {
		a.keys.retry = bind("enter", "ask for it", "enter", "g")
	}
	if a.err != nil {
		a.keys.retry.SetHelp("enter", "try again")
	}
	a.keys.onward.SetEnabled(a.onward != nil)
	a.keys.retry.SetEnabled(a.retry != nil)
	a.keys.link.SetEnabled(m.Page != "")
	return &a
}

func (a *approval) of() *editing.Session { return a.session }

func (a *approval) Init(context.Context) tea.Cmd { return nil }

func (a *approval) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width = max(msg.Width, 20)
		a.view.above = a.words()
		a.view.size(a.width, msg.Height)
	case themedMsg:
		a.view.above = a.words()
		a.view.draw()
	case copiedMsg:
		a.notice = msg.words
	case tea.KeyPressMsg:
		return a.press(msg)
	}
	return a, nil
}

func (a *approval) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	a.notice = ""
	switch k := a.keys; {
	case key.Matches(msg, k.back):
		return nil, nil
	case key.Matches(msg, k.onward):
		return instead{a.onward()}, nil
	case key.Matches(msg, k.retry):
		return instead{a.retry()}, nil
	case key.Matches(msg, k.link):
		return a, copyText(a, "the address", a.missing.Page)
	case key.Matches(msg, k.message):
		return newMessage(a.theme, a.session, administrator, a.missing.Message()), nil
	}
	var cmd tea.Cmd
	a.view.text, cmd = scrolled(a.view.text, msg)
	return a, cmd
}

func (a *approval) words() string {
	wrap := a.theme.plain.Width(a.width)
	what, remedy := a.missing.Advice()
	lines := []string{a.theme.bad.Width(a.width).Render("✗ " + text.Line(what))}
	if a.err == nil {
		words := "Without it Graph refuses whatever is sent from here."
		if a.session.Drafts != nil {
			words += " What you type is kept as a draft."
		}
		lines = append(lines, wrap.Render(words))
	}
	lines = append(lines, "", wrap.Render(text.Line(remedy)))
	if a.missing.Page != "" {
		lines = append(lines, a.theme.accent.Render(breakable(a.missing.Page, a.width)))
	}
	lines = append(lines, wrap.Render("m shows a message for them: who asks for what, why, and what it allows."))
	if a.session != nil && a.session.Accounts == nil {
		lines = append(lines, wrap.Render("Then put a token that has it into FACET_ACCESS_TOKEN, and start facet again."))
	}
	if a.err != nil {
		lines = append(lines, "", a.theme.faint.Width(a.width).Render(text.Block(a.missing.Refusal(a.err))))
	}
	return strings.Join(lines, "\n")
}

func (a *approval) View() string { return a.view.View(a.notice) }

func (a *approval) ShortHelp() []key.Binding {
	k := a.keys
	k.scroll.SetEnabled(!a.view.text.AtTop() || !a.view.text.AtBottom())
	return []key.Binding{k.onward, k.retry, k.back, k.link, k.message, k.scroll}
}

func (a *approval) FullHelp() [][]key.Binding { return [][]key.Binding{a.ShortHelp()} }
