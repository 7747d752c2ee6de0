package ui

import (
	"context"
	"errors"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"facet/graph"
	"facet/internal/text"
)

// refused says why a request did not end well, and what to do. The form is
// below it, untouched.
type refused struct {
	ctx     context.Context
	theme   *theme
	plan    Plan
	err     error
	width   int
	details bool
	notice  string
	keys    refusedKeys
}

type refusedKeys struct{ back, again, list, details, copy, signIn, other, names key.Binding }

func newRefused(t *theme, p Plan, err error) *refused {
	bind := func(help, words string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, words))
	}
	r := &refused{theme: t, plan: p, err: err, keys: refusedKeys{
		back: bind("esc", "back to the form", "esc", "enter"), again: bind("s", "review and send again", "s"),
		list: bind("l", "look at the list", "l"), details: bind("d", "details", "d"), copy: bind("c", "copy the details", "c"),
		signIn: bind("g", "sign in again", "g"),
		other:  bind("1", "try the address below /profile", "1"), names: bind("2", "add its name to the plain list", "2"),
	}}
	below, names := p.Elsewhere(err)
	r.keys.other.SetEnabled(below)
	r.keys.names.SetEnabled(names)
	r.keys.list.SetEnabled(r.unknown())
	r.keys.signIn.SetEnabled(p.session.Accounts != nil && NeedsSignIn(err))
	return r
}

// unknown reports whether the request may have been done.
func (r *refused) unknown() bool { return errors.Is(r.err, graph.ErrUnconfirmed) }

func (r *refused) of() *Session { return r.plan.session }

func (r *refused) Init(ctx context.Context) tea.Cmd {
	r.ctx = ctx
	return nil
}

// Verdict is how a request that did not end well ended, in a few words.
func Verdict(err error) string {
	switch {
	case errors.Is(err, graph.ErrUnread):
		return "Done, but the answer is lost"
	case errors.Is(err, graph.ErrUnconfirmed):
		return "Not confirmed"
	}
	return "Not done"
}

// mark is the sign before the verdict.
func mark(err error) string {
	if errors.Is(err, graph.ErrUnread) || errors.Is(err, graph.ErrUnconfirmed) {
		return "?"
	}
	return "✗"
}

// namesMsg brings the plan that adds a name to the plain list.
type namesMsg struct {
	plan Plan
	err  error
}

func (r *refused) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.width = msg.Width
	case copiedMsg:
		r.notice = msg.words
	case namesMsg:
		if msg.err != nil {
			r.notice, _ = Explain(msg.err)
			return r, nil
		}
		return newReview(r.theme, msg.plan), nil
	case tea.KeyPressMsg:
		return r.press(msg)
	}
	return r, nil
}

func (r *refused) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	r.notice = ""
	switch k := r.keys; {
	case key.Matches(msg, k.back):
		return nil, nil
	case key.Matches(msg, k.again):
		return instead{newReview(r.theme, r.plan)}, nil
	case key.Matches(msg, k.list):
		return home{}, nil
	case key.Matches(msg, k.details):
		r.details = !r.details
	case key.Matches(msg, k.copy):
		return r, copyText(r, "the details", strings.Join(Details(r.err), "\n"))
	case key.Matches(msg, k.signIn):
		account := r.plan.session.Account
		return newSignIn(opener{theme: r.theme, accounts: r.plan.session.Accounts}, SignIn{Expect: &account}, r.plan.session), nil
	case key.Matches(msg, k.other):
		return instead{newReview(r.theme, r.plan.Below())}, nil
	case key.Matches(msg, k.names):
		return r, r.readNames()
	}
	return r, nil
}

// readNames reads the plain list, so that adding to it loses nothing.
func (r *refused) readNames() tea.Cmd {
	ctx, p := r.ctx, r.plan
	r.notice = "Reading the plain list…"
	return ask(r, func() tea.Msg {
		plan, err := p.Named(ctx)
		return namesMsg{plan, err}
	})
}

func (r *refused) View() string {
	what, remedy := Explain(r.err)
	wrap := func(style func(...string) string, s string) string { return style(text.Line(s)) }
	width := max(r.width, 20)
	title := mark(r.err) + " " + Verdict(r.err)
	lines := []string{
		r.theme.bad.Bold(true).Render(title) + "  " + text.Fit(r.plan.Title+": "+r.plan.Label, width-lipgloss.Width(title)-2), "",
		wrap(r.theme.plain.Width(width).Render, what), wrap(r.theme.plain.Width(width).Render, remedy), "",
	}
	if r.keys.names.Enabled() {
		lines = append(lines, r.theme.plain.Width(width).Render(ElsewhereWords), "")
	}
	lines = append(lines, r.theme.faint.Width(width).Render("What you typed is still in the form."), "")
	if r.details {
		for _, line := range Details(r.err) {
			lines = append(lines, r.theme.faint.Width(width).Render(text.Line(line)))
		}
	}
	return strings.Join(append(lines, r.theme.accent.Render(r.notice)), "\n")
}

func (r *refused) ShortHelp() []key.Binding {
	k := r.keys
	return []key.Binding{k.signIn, k.back, k.list, k.other, k.names, k.again, k.details, k.copy}
}

func (r *refused) FullHelp() [][]key.Binding { return [][]key.Binding{r.ShortHelp()} }
