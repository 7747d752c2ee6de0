package ui

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/graph"
	"facet/internal/text"
)

// result shows what Graph made of a request: the object it returned, its id
// and the request's, and what happens next.
type result struct {
	theme  *theme
	plan   Plan
	answer graph.Answer
	view   viewer
	notice string
	keys   resultKeys
}

type resultKeys struct{ undo, another, raw, id, json, curl, scroll, back key.Binding }

func newResult(t *theme, p Plan, a graph.Answer) *result {
	r := &result{theme: t, plan: p, answer: a, view: newViewer(t, p.kind, a.Object), keys: newResultKeys()}
	made := p.Method == http.MethodPost
	has := a.Object != nil
	r.keys.undo.SetEnabled(made && has)
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
		return newReview(r.theme, Removal(r.plan.session, r.plan.kind, r.answer.Object)), nil
	case key.Matches(msg, k.another):
		return home{r.plan.again()}, nil
	case key.Matches(msg, k.raw):
		r.view.toggle()
	case key.Matches(msg, k.id):
		return r, copyText(r, "the id", string(idOf(r.answer)))
	case key.Matches(msg, k.json):
		return r, copyText(r, "the JSON", string(r.answer.Object))
	case key.Matches(msg, k.curl):
		return r, copyText(r, "the request for curl", curl(r.plan))
	default:
		var cmd tea.Cmd
		r.view.text, cmd = r.view.text.Update(msg)
		return r, cmd
	}
	return r, nil
}

func (r *result) View() string {
	words := map[string]string{
		http.MethodPost: "Created", http.MethodPatch: "Changed", http.MethodDelete: "Deleted",
	}[r.plan.Method]
	title := r.theme.good.Bold(true).Render("✓ "+words) + "  " + r.theme.title.Render(text.Fit(r.plan.Label, max(r.view.text.Width()-len(words)-4, 4)))
	return title + "\n" + r.theme.accent.Render(text.Fit(r.notice, r.view.text.Width())) + "\n" + r.view.text.View()
}

// story is what stands above the object: what happens next, and the proof.
func (r *result) story(width int) string {
	lines := []string{r.theme.plain.Width(max(width, 20)).Render(r.next()), ""}
	for _, proof := range []member{
		{"Id", string(idOf(r.answer))},
		{"Request id", r.answer.RequestID},
		{"Time", when(r.answer.Date)},
	} {
		if proof.value != "" {
			lines = append(lines, fact(r.theme, proof.path, text.Line(proof.value), width)...)
		}
	}
	return strings.Join(lines, "\n") + "\n\n"
}

// next says what happens next.
func (r *result) next() string {
	if r.plan.Method == http.MethodDelete {
		return "It is gone from the profile. Profile cards may show it for up to 48 hours."
	}
	from := "Graph keeps it as an edit by the person"
	var made graph.ItemFacet
	if graph.Decode(r.answer.Object, &made) == nil && made.Origin().Name != "" {
		from = "Graph keeps it under the source “" + made.Origin().Name + "”"
	}
	return text.Line(from + ". Profile cards in Outlook and Teams may take up to 48 hours to show it, and not every app shows every facet.")
}

func when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return fmt.Sprint(t.UTC().Format(time.DateTime), " UTC")
}

func (r *result) ShortHelp() []key.Binding {
	k := r.keys
	return []key.Binding{k.back, k.another, k.undo, k.raw, k.id, k.json, k.curl, k.scroll}
}

func (r *result) FullHelp() [][]key.Binding { return [][]key.Binding{r.ShortHelp()} }
