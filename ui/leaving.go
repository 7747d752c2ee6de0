package ui

import (
	"context"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// leaving asks before a changed page is left.
type leaving struct {
	theme   *theme
	session *Session
	width   int
	leave   key.Binding
	stay    key.Binding
}

func newLeaving(t *theme, s *Session) *leaving {
	return &leaving{
		theme: t, session: s,
		leave: key.NewBinding(key.WithKeys("y"), key.WithHelp("y", "leave without sending")),
		stay:  key.NewBinding(key.WithKeys("esc", "enter", "n"), key.WithHelp("esc", "back to the form")),
	}
}

func (l *leaving) of() *Session { return l.session }

func (l *leaving) Init(context.Context) tea.Cmd { return nil }

func (l *leaving) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		l.width = msg.Width
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, l.leave):
			return home{}, nil
		case key.Matches(msg, l.stay):
			return nil, nil
		}
	}
	return l, nil
}

func (l *leaving) View() string {
	return lipgloss.NewStyle().Width(min(max(l.width, 20), 76)).Render(
		l.theme.warn.Bold(true).Render("! Leave without sending?") + "\n\n" +
			"Nothing of this form has been sent. If you leave now, what you typed is gone.\n\n" +
			"Esc goes back to the form. y leaves.")
}

func (l *leaving) ShortHelp() []key.Binding  { return []key.Binding{l.stay, l.leave} }
func (l *leaving) FullHelp() [][]key.Binding { return [][]key.Binding{l.ShortHelp()} }
