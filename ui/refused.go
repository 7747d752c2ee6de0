package ui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/editing"
	"facet/internal/text"
	"facet/profile/flow"
)

// refused says why a request did not end well, and what to do. The form is
// below it, untouched.
type refused struct {
	ctx     context.Context
	theme   *theme
	plan    course
	err     error
	hold    hold
	width   int
	details bool
	notice  string
	keys    refusedKeys
}

type refusedKeys struct{ onward, back, again, list, sent, details, copy, signIn, other, names key.Binding }

func newRefused(t *theme, p course, err error) *refused {
	r := &refused{theme: t, plan: p, err: err, keys: refusedKeys{
		onward: p.onward(),
		back:   bind("esc", "back to the form", "esc", "enter"), again: bind("s", "review and send again", "s"),
		list: bind("l", "look at the list", "l"), sent: bind("o", "what was sent", "o"), details: bind("d", "details", "d"), copy: bind("c", "copy the details", "c"),
		signIn: bind("g", "sign in again", "g"),
		other:  bind("1", "try the address below /profile", "1"), names: bind("2", "add its name to the plain list", "2"),
	}}
	below, names := p.Elsewhere(err)
	r.keys.other.SetEnabled(below)
	r.keys.names.SetEnabled(names)
	before := errors.As(err, new(*outbox.AlreadyError)) || errors.Is(err, outbox.ErrSettled)
	r.keys.list.SetEnabled(before || errors.Is(err, graph.ErrUnconfirmed))
	r.keys.sent.SetEnabled(before)
	r.keys.again.SetEnabled(!errors.Is(err, graph.ErrUnread))
	_, rest := editing.Traces(err)
	r.keys.details.SetEnabled(len(rest) > 0)
	if !p.InForm() {
		r.keys.back.SetHelp("esc", "back")
	}
	r.hold = holdOf(err)
	r.keys.signIn.SetEnabled(p.Session().Accounts != nil && editing.NeedsSignIn(err))
	return r
}

func (r *refused) of() *editing.Session { return r.plan.Session() }

func (r *refused) Init(ctx context.Context) tea.Cmd {
	r.ctx = ctx
	return r.hold.tick(r)
}

// verdict is the same with its sign, in its colour.
func (t *theme) verdict(err error) string {
	switch {
	case errors.As(err, new(*outbox.AlreadyError)), errors.Is(err, outbox.ErrSettled):
		return t.warn.Bold(true).Render("! " + editing.Verdict(err))
	case errors.Is(err, graph.ErrUnread):
		return t.good.Bold(true).Render("✓ " + editing.Verdict(err))
	case errors.Is(err, graph.ErrUnconfirmed):
		return t.warn.Bold(true).Render("? " + editing.Verdict(err))
	}
	return t.bad.Bold(true).Render("✗ " + editing.Verdict(err))
}

// namesMsg brings the plan that adds a name to the plain list.
type namesMsg struct {
	plan course
	err  error
}

func (r *refused) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.width = msg.Width
	case tickedMsg, returnedMsg:
		count := r.hold.update(r, msg)
		if r.notice == earlyWords && r.hold.left() <= 0 {
			r.notice = ""
		}
		return r, count
	case copiedMsg:
		r.notice = msg.words
	case namesMsg:
		if msg.err != nil {
			r.notice, _ = editing.Explain(msg.err)
			return r, nil
		}
		return r.hold.aside(newReview(r.theme, msg.plan)), nil
	case tea.KeyPressMsg:
		return r.press(msg)
	}
	return r, nil
}

const earlyWords = "Graph asks to wait: it doesn't take it yet."

func (r *refused) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	r.notice, r.hold.now = "", time.Now()
	switch k := r.keys; {
	case key.Matches(msg, k.back):
		return nil, nil
	case key.Matches(msg, k.onward):
		return r.plan.leave(), nil
	case key.Matches(msg, k.again) && r.hold.left() > 0:
		r.notice = earlyWords
	case key.Matches(msg, k.again):
		return instead{newReview(r.theme, r.plan)}, nil
	case key.Matches(msg, k.list):
		return home{}, nil
	case key.Matches(msg, k.sent):
		return r.hold.aside(newStep(opener{theme: r.theme}, flow.History(r.plan.Session()))), nil
	case key.Matches(msg, k.details):
		r.details = !r.details
	case key.Matches(msg, k.copy):
		return r, copyText(r, "the details", strings.Join(editing.Details(r.err), "\n"))
	case key.Matches(msg, k.signIn):
		account := r.plan.Session().Account
		return r.hold.aside(newSignIn(opener{theme: r.theme, accounts: r.plan.Session().Accounts}, editing.SignIn{Expect: &account}, r.plan.Session())), nil
	case key.Matches(msg, k.other):
		return instead{newReview(r.theme, course{Plan: r.plan.Below()})}, nil
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
		var err error
		p.Plan, err = p.Named(ctx)
		return namesMsg{p, err}
	})
}

func (r *refused) View() string {
	width := max(r.width, 20)
	wrap, faint := r.theme.plain.Width(width), r.theme.faint.Width(width)
	title := r.theme.verdict(r.err)
	lines := []string{title + "  " + text.Fit(r.plan.Headline(), width-lipgloss.Width(title)-2), ""}
	for _, paragraph := range r.story() {
		lines = append(lines, wrap.Render(text.Line(paragraph)))
	}
	if r.plan.InForm() {
		lines = append(lines, faint.Render("What you typed is still in the form."))
	}
	always, rest := editing.Traces(r.err)
	if r.details {
		always = append(always, rest...)
	}
	lines = append(lines, "")
	for _, line := range always {
		lines = append(lines, faint.Render(text.Line(line)))
	}
	return strings.Join(append(lines, "", r.theme.accent.Width(width).Render(text.Line(r.notice))), "\n")
}

// story says what happened and what to do, a paragraph each.
func (r *refused) story() []string {
	what, remedy := editing.Explain(r.err)
	if !r.hold.until.IsZero() {
		remedy = r.hold.words()
	}
	below, names := r.plan.Elsewhere(r.err)
	ways := []string{""}
	if below || names {
		ways = slices.Concat(ways, editing.ElsewhereWays(below, names), ways)
	}
	if r.plan.AddressMissing(r.err) {
		return append([]string{"Graph doesn't seem to have this address for responsibilities."}, ways...)
	}
	return append([]string{what, remedy}, ways...)
}

func (r *refused) ShortHelp() []key.Binding {
	k := r.keys
	k.again.SetEnabled(k.again.Enabled() && r.hold.left() <= 0)
	return []key.Binding{k.signIn, k.back, k.onward, k.list, k.sent, k.other, k.names, k.again, k.details, k.copy, helpKey(), paletteKey()}
}

func (r *refused) FullHelp() [][]key.Binding { return [][]key.Binding{r.ShortHelp()} }
