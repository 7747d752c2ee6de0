package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/editing"
	"facet/internal/text"
	"facet/profile/flow"
)

// unconfirmed is a send of which nobody knows whether it was done, and the
// four ways on. None of them is taken without the person.
type unconfirmed struct {
	ctx        context.Context
	theme      *theme
	plan       course
	entry      outbox.Entry
	candidates []outbox.Candidate
	err        error
	busy       *progress // not nil while something is under way
	stop       context.CancelFunc
	width      int
	details    bool
	notice     string
	keys       unconfirmedKeys
}

type unconfirmedKeys struct{ onward, check, list, again, discard, choose, details, stop, back key.Binding }

func newUnconfirmed(t *theme, p course, entry outbox.Entry, err error) *unconfirmed {
	u := &unconfirmed{theme: t, plan: p, keys: unconfirmedKeys{
		onward: p.onward(),
		check:  bind("c", "check again", "c"), list: bind("l", "look at the list", "l", "enter"), again: bind("s", "send again", "s"),
		discard: bind("x", "let it rest", "x"), choose: bind("1-9", "this is it", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		details: bind("d", "details", "d"),
		stop:    bind("esc", "stop", "esc"), back: bind("esc", "back", "esc", "q"),
	}}
	u.rest(entry, err)
	return u
}

// rest shows what is known of the send now.
func (u *unconfirmed) rest(entry outbox.Entry, err error) {
	u.entry, u.err, u.candidates = entry, err, nil
	if open, ok := errors.AsType[*outbox.UnconfirmedError](err); ok {
		u.entry, u.candidates = open.Entry, open.Candidates
	}
	u.keys.choose.SetEnabled(len(u.candidates) > 0)
	u.keys.again.SetEnabled(!u.entry.Made)
	u.keys.details.SetEnabled(err != nil)
}

func (u *unconfirmed) of() *editing.Session { return u.plan.Session() }

func (u *unconfirmed) Init(ctx context.Context) tea.Cmd {
	u.ctx = ctx
	return nil
}

// settledMsg says that the person's decision was written down.
type settledMsg struct{ err error }

func (u *unconfirmed) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		u.width = msg.Width
	case sentMsg:
		return u.sent(msg)
	case settledMsg:
		if msg.err != nil {
			u.notice, _ = editing.Explain(msg.err)
			return u, nil
		}
		return home{}, nil
	case progressedMsg, tickedMsg:
		if u.busy != nil {
			return u, u.busy.update(u, msg)
		}
	case tea.KeyPressMsg:
		return u.press(msg)
	}
	return u, nil
}

func (u *unconfirmed) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	u.notice = ""
	box, id := u.plan.Session().Outbox, u.entry.ID
	switch k := u.keys; {
	case u.busy != nil:
		if key.Matches(msg, k.stop) {
			u.stop()
		}
	case key.Matches(msg, k.back):
		return nil, nil
	case key.Matches(msg, k.onward):
		return u.plan.leave(), nil
	case key.Matches(msg, k.details):
		u.details = !u.details
	case key.Matches(msg, k.list) && u.plan.task != nil:
		return home{}, nil
	case key.Matches(msg, k.list):
		return newStep(opener{theme: u.theme}, flow.Listing(u.plan.Session(), u.plan.Kind())), nil
	case key.Matches(msg, k.check):
		return u, u.work(editing.Plan.Check)
	case key.Matches(msg, k.again):
		return u, u.work(editing.Plan.Again)
	case key.Matches(msg, k.discard):
		return u, u.decide(func(ctx context.Context) error { return box.Discard(ctx, id) })
	case key.Matches(msg, k.choose):
		if n, _ := strconv.Atoi(msg.String()); n <= len(u.candidates) {
			object := u.candidates[n-1].ID
			return u, u.decide(func(ctx context.Context) error { return box.Confirm(ctx, id, object) })
		}
	}
	return u, nil
}

// work checks or sends again, and shows how it is getting on.
func (u *unconfirmed) work(how func(editing.Plan, context.Context, string, func(outbox.Progress)) (outbox.Result, error)) tea.Cmd {
	ctx, stop := context.WithCancel(u.ctx)
	u.busy, u.stop = newProgress(), stop
	plan, id, tell := u.plan.Frozen(), u.entry.ID, u.busy.tell
	wait := ask(u, func() tea.Msg {
		result, err := how(plan, ctx, id, tell)
		return sentMsg{result, err}
	})
	return tea.Batch(wait, u.busy.start(ctx, u))
}

func (u *unconfirmed) decide(write func(context.Context) error) tea.Cmd {
	ctx := u.ctx
	return ask(u, func() tea.Msg { return settledMsg{write(ctx)} })
}

// sent goes on to the result, or stays with what is known now.
func (u *unconfirmed) sent(msg sentMsg) (screen, tea.Cmd) {
	u.stop()
	u.busy = nil
	if msg.err == nil {
		u.plan.did(msg.result)
		return home{newStep(opener{theme: u.theme, editor: u.plan.editor}, flow.Result(u.plan.submission(), msg.result))}, u.plan.told(msg.result.Entry)
	}
	if errors.As(msg.err, new(*outbox.UnconfirmedError)) {
		u.rest(u.entry, msg.err)
		u.notice = "It still isn't there."
		return u, nil
	}
	u.notice, _ = editing.Explain(msg.err)
	return u, nil
}

func (u *unconfirmed) mayQuit() bool { return u.busy == nil }

func (u *unconfirmed) View() string {
	width := max(u.width, 20)
	what := editing.OpenWords(u.entry)
	if u.err != nil {
		what, _ = editing.Explain(u.err)
	}
	title := u.theme.verdict(cmp.Or(u.err, graph.ErrUnconfirmed))
	wrap, faint := u.theme.plain.Width(width), u.theme.faint.Width(width)
	lines := []string{
		title + "  " + text.Fit(u.plan.Headline(), max(width-lipgloss.Width(title)-2, 4)), "",
		wrap.Render(text.Line(what)), "",
	}
	lines = append(lines, u.candidateLines(width)...)
	if u.busy != nil {
		return strings.Join(append(lines, u.busy.line(u.theme, width)), "\n")
	}
	for _, way := range u.ways() {
		lines = append(lines, beside("  "+way[:1]+"  ", way[2:], width)...)
	}
	lines = append(lines, "")
	for _, line := range u.traces() {
		lines = append(lines, faint.Render(text.Line(line)))
	}
	return strings.Join(append(lines, "", u.theme.accent.Width(width).Render(text.Line(u.notice))), "\n")
}

// ways on, each with its key. What was done is not sent again.
func (u *unconfirmed) ways() []string {
	ways := []string{
		"l opens the list, to look with your own eyes.",
		"c looks for it again. It may take a minute to show.",
		"s sends it once more, after another look: only if you are sure that it isn't there.",
		"x lets it rest: facet will not ask about it again. Nothing is deleted.",
	}
	if u.entry.Made {
		ways = slices.Delete(ways, 2, 3)
	}
	return ways
}

// traces are what Graph and facet called the request, and the details if
// somebody wants them.
func (u *unconfirmed) traces() []string {
	if u.err == nil {
		return nil
	}
	always, rest := editing.Traces(u.err)
	if u.details {
		return append(always, rest...)
	}
	return always
}

// candidateLines are the objects that may be the one, to choose from.
func (u *unconfirmed) candidateLines(width int) []string {
	if len(u.candidates) == 0 {
		return nil
	}
	lines := []string{u.theme.plain.Width(width).Render("These may be it. Press the number of the one that is:")}
	for i, c := range u.candidates[:min(len(u.candidates), 9)] {
		about := fmt.Sprintf("  %d  %s", i+1, c.ID)
		if form, err := u.plan.Kind().Decode(c.Object); err == nil {
			about = fmt.Sprintf("  %d  %s  (%s, %s)", i+1, form.Label(), c.ID, form.Facet().CreatedDateTime)
		}
		lines = append(lines, text.Fit(about, width))
	}
	return append(lines, "")
}

func (u *unconfirmed) ShortHelp() []key.Binding {
	k := u.keys
	if u.busy != nil {
		return []key.Binding{k.stop}
	}
	return []key.Binding{k.onward, k.list, k.check, k.again, k.discard, k.choose, k.details, k.back, helpKey(), paletteKey()}
}

func (u *unconfirmed) FullHelp() [][]key.Binding { return [][]key.Binding{u.ShortHelp()} }
