package ui

import (
	"context"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"facet/internal/editing"
)

// leaving asks before a changed page is left.
type leaving struct {
	ctx   context.Context
	theme *theme
	edit  editing.Edit
	width int
	leave key.Binding
	throw key.Binding
	stay  key.Binding
}

func newLeaving(t *theme, e editing.Edit) *leaving {
	l := &leaving{
		theme: t, edit: e,
		leave: bind("y", "leave without sending", "y"),
		throw: bind("x", "leave and throw it away", "x"),
		stay:  bind("esc", "back to the form", "esc", "enter", "n"),
	}
	l.throw.SetEnabled(e.Kept())
	return l
}

func (l *leaving) of() *editing.Session { return l.edit.Session }

func (l *leaving) Init(ctx context.Context) tea.Cmd {
	l.ctx = ctx
	return nil
}

func (l *leaving) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		l.width = msg.Width
	case goneMsg:
		return home{}, nil
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, l.leave):
			return home{}, nil
		case key.Matches(msg, l.throw):
			return l, l.discard()
		case key.Matches(msg, l.stay):
			return nil, nil
		}
	}
	return l, nil
}

// goneMsg says that the draft is deleted, or can't be.
type goneMsg struct{}

// discard deletes the draft for good. What fails turns up again, which loses
// nothing.
func (l *leaving) discard() tea.Cmd {
	ctx, throw := context.WithoutCancel(l.ctx), l.edit.Throwing()
	return ask(l, func() tea.Msg {
		_ = throw(ctx)
		return goneMsg{}
	})
}

func (l *leaving) View() string {
	what := "Nothing of this form has been sent. If you leave now, what you typed is gone.\n\n" +
		"Esc goes back to the form. y leaves."
	if l.edit.Kept() {
		what = "Nothing of this form has been sent. What you typed is kept as a draft on this computer, and " + resuming(l.edit) + " picks it up again.\n\n" +
			"Esc goes back to the form. y leaves. x leaves and throws the draft away."
	}
	return lipgloss.NewStyle().Width(min(max(l.width, 20), 76)).Render(
		l.theme.warn.Bold(true).Render("! Leave without sending?") + "\n\n" +
			what)
}

// resuming is how a draft is picked up.
func resuming(e editing.Edit) string {
	if e.Basis().Row != "" {
		return "opening the row"
	}
	return "p on the profile"
}

func (l *leaving) ShortHelp() []key.Binding  { return []key.Binding{l.stay, l.leave, l.throw} }
func (l *leaving) FullHelp() [][]key.Binding { return [][]key.Binding{l.ShortHelp()} }
