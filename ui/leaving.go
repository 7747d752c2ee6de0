package ui

import (
	"context"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"facet/graph/outbox"
	"facet/internal/editing"
	"facet/profile/flow"
)

// leaving asks before a changed page is left, and says what becomes of it.
type leaving struct {
	ctx      context.Context
	theme    *theme
	edit     editing.Edit
	fate     editing.Fate
	throwing bool // the question is whether to throw the draft away
	width    int
	keys     leavingKeys
}

type leavingKeys struct{ leave, throw, sure, sent, stay, keep key.Binding }

func newLeaving(t *theme, e editing.Edit, before outbox.Entry) *leaving {
	return &leaving{
		theme: t, edit: e, fate: editing.Fate{Before: before, Kept: e.Kept()},
		keys: leavingKeys{
			leave: bind("y", "leave without sending", "y"),
			throw: bind("d", "throw it away", "d"),
			sure:  bind("y", "throw it away for good", "y"),
			sent:  bind("o", "what was sent", "o"),
			stay:  bind("esc", "back to the form", "esc", "enter", "n"),
			keep:  bind("esc", "keep it", "esc", "enter", "n"),
		},
	}
}

func (l *leaving) of() *editing.Session { return l.edit.Session }

// fateMsg brings what has become of the form.
type fateMsg struct{ fate editing.Fate }

// Init finds out what has become of the form, which another window may have
// sent.
func (l *leaving) Init(ctx context.Context) tea.Cmd {
	l.ctx = ctx
	fate := l.edit.Fate()
	return ask(l, func() tea.Msg { return fateMsg{fate(ctx)} })
}

func (l *leaving) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		l.width = msg.Width
	case fateMsg:
		l.fate = msg.fate
	case goneMsg:
		return home{}, nil
	case tea.KeyPressMsg:
		return l.press(msg)
	}
	return l, nil
}

func (l *leaving) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	switch k := l.keys; {
	case l.throwing && key.Matches(msg, k.sure):
		return l, l.discard()
	case l.throwing:
		l.throwing = !key.Matches(msg, k.keep)
	case key.Matches(msg, k.leave):
		return home{}, nil
	case key.Matches(msg, k.throw) && l.fate.Kept:
		l.throwing = true
	case key.Matches(msg, k.sent) && l.fate.Before.ID != "":
		return home{newStep(opener{theme: l.theme}, flow.History(l.edit.Session))}, nil
	case key.Matches(msg, k.stay):
		return nil, nil
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
	title, words := "! Leave without sending?", l.fate.Words(resuming(l.edit))+"\n\nEsc goes back to the form. y leaves."
	switch before := l.fate.Before; {
	case l.throwing:
		title, words = "! Throw it away?", editing.ThrowWords
	case before.ID != "" && before.Open():
		title = "! Leave? It isn't known whether it was sent."
	case before.ID != "":
		title = "! Leave without sending it again?"
	}
	return lipgloss.NewStyle().Width(min(max(l.width, 20), 76)).Render(l.theme.warn.Bold(true).Render(title) + "\n\n" + words)
}

// resuming is how a draft is picked up.
func resuming(e editing.Edit) string {
	if e.Basis().Row != "" {
		return "opening the row"
	}
	return "p on the profile"
}

func (l *leaving) ShortHelp() []key.Binding {
	k := l.keys
	if l.throwing {
		return []key.Binding{k.sure, k.keep}
	}
	k.throw.SetEnabled(l.fate.Kept)
	k.sent.SetEnabled(l.fate.Before.ID != "")
	return []key.Binding{k.stay, k.leave, k.sent, k.throw}
}

func (l *leaving) FullHelp() [][]key.Binding { return [][]key.Binding{l.ShortHelp()} }
