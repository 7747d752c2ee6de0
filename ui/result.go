package ui

import (
	"context"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/text"
)

// result shows what Graph made of a request: the object it returned, its id
// and the request's, and what happens next.
type result struct {
	theme  *theme
	plan   Plan
	sent   outbox.Result
	answer graph.Answer
	view   viewer
	notice string
	keys   resultKeys
}

type resultKeys struct{ undo, another, raw, id, json, curl, scroll, back key.Binding }

func newResult(t *theme, p Plan, sent outbox.Result) *result {
	a := sent.Answer
	r := &result{theme: t, plan: p, sent: sent, answer: a, view: newViewer(t, p.kind, a.Object), keys: newResultKeys()}
	has := a.Object != nil
	_, made := p.Undo(sent)
	r.keys.undo.SetEnabled(made)
	r.keys.another.SetEnabled(p.again != nil)
	r.keys.raw.SetEnabled(has)
	r.keys.id.SetEnabled(has)
	r.keys.json.SetEnabled(has)
	return r
}

func newResultKeys() resultKeys {
	bind := func(help, words string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, words))
	}
	return resultKeys{
		undo: bind("u", "undo", "u"), another: bind("n", "add another", "n"), raw: bind("j", "raw JSON", "j"),
		id: bind("i", "copy its id", "i"), json: bind("c", "copy the JSON", "c"), curl: bind("r", "copy as curl", "r"),
		scroll: bind("↑↓", "scroll", "up", "down", "pgup", "pgdown"),
		back:   bind("enter", "back to the profile", "enter", "esc", "q"),
	}
}

func (r *result) of() *Session { return r.plan.session }

func (r *result) Init(context.Context) tea.Cmd { return nil }

func (r *result) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.view.above = r.story(msg.Width)
		r.view.size(msg.Width, msg.Height-2)
	case themedMsg:
		r.view.above = r.story(r.view.text.Width())
		r.view.draw()
	case copiedMsg:
		r.notice = msg.words
	case tea.KeyPressMsg:
		return r.press(msg)
	}
	return r, nil
}

func (r *result) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	r.notice = ""
	switch k := r.keys; {
	case key.Matches(msg, k.back):
		return nil, nil
	case key.Matches(msg, k.undo):
		undo, _ := r.plan.Undo(r.sent)
		return newReview(r.theme, undo), nil
	case key.Matches(msg, k.another):
		return home{r.plan.again()}, nil
	case key.Matches(msg, k.raw):
		r.view.toggle()
	case key.Matches(msg, k.id):
		return r, copyText(r, "the id", string(idOf(r.answer)))
	case key.Matches(msg, k.json):
		return r, copyText(r, "the JSON", string(r.answer.Object))
	case key.Matches(msg, k.curl):
		return r, copyText(r, "the request for curl", r.plan.Curl())
	default:
		var cmd tea.Cmd
		r.view.text, cmd = r.view.text.Update(msg)
		return r, cmd
	}
	return r, nil
}

func (r *result) View() string {
	words := r.plan.Done()
	title := r.theme.good.Bold(true).Render("✓ "+words) + "  " + r.theme.title.Render(text.Fit(r.plan.Label, max(r.view.text.Width()-len(words)-4, 4)))
	return title + "\n" + r.theme.accent.Render(text.Fit(r.notice, r.view.text.Width())) + "\n" + r.view.text.View()
}

// story is what stands above the object: what happens next, and the proof.
func (r *result) story(width int) string {
	lines := []string{r.theme.plain.Width(max(width, 20)).Render(text.Line(r.plan.Next(r.answer))), ""}
	for _, proof := range Proof(r.answer) {
		lines = append(lines, fact(r.theme, proof.Title, text.Line(proof.Value), width)...)
	}
	return strings.Join(lines, "\n") + "\n\n"
}

func (r *result) ShortHelp() []key.Binding {
	k := r.keys
	return []key.Binding{k.back, k.another, k.undo, k.raw, k.id, k.json, k.curl, k.scroll}
}

func (r *result) FullHelp() [][]key.Binding { return [][]key.Binding{r.ShortHelp()} }
