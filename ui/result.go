package ui

import (
	"context"
	"net/http"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/graph/outbox"
	"facet/internal/editing"
	"facet/internal/text"
)

// result shows what Graph made of a request: the object it returned, whether
// it is there when it is read back, what happens next, and the ids.
type result struct {
	ctx    context.Context
	theme  *theme
	plan   course
	sent   outbox.Result
	back   editing.Reading // what reading the object back has shown
	view   viewer
	notice string
	next   *page // of the queue; nil: that was the last
	keys   resultKeys
}

type resultKeys struct{ undo, next, another, raw, id, json, curl, reread, scroll, back key.Binding }

func newResult(t *theme, p course, sent outbox.Result) *result {
	object := sent.Answer.Object
	r := &result{theme: t, plan: p, sent: sent, view: newViewer(t, p.Session(), p.Kind(), object), keys: newResultKeys()}
	r.view.everything = true
	_, undone := p.Undo(sent)
	r.keys.undo.SetEnabled(undone)
	if p.Method == http.MethodDelete {
		r.keys.undo.SetHelp("u", "put it back")
	}
	if p.queued != nil {
		r.turnTo(p.queued.queue.after(p.queued))
	}
	r.keys.next.SetEnabled(r.next != nil)
	r.keys.another.SetEnabled(p.again != nil && r.next == nil)
	if p.task != nil {
		r.keys.another.SetHelp("n", "next row")
		r.keys.back.SetHelp("enter", "back to the list")
	}
	r.keys.raw.SetEnabled(object != nil)
	r.keys.id.SetEnabled(object != nil)
	r.keys.json.SetEnabled(object != nil)
	r.keys.reread.SetEnabled(p.CanReadBack(sent))
	return r
}

// turnTo has n and enter go on to the next form of a queue, if there is one.
func (r *result) turnTo(next *page) {
	if r.next = next; next != nil {
		r.keys.next.SetHelp("n", "next form"+next.queue.place(next))
		r.keys.back.SetKeys("esc", "q")
		r.keys.back.SetHelp("esc", "back to the profile")
	}
}

func newResultKeys() resultKeys {
	return resultKeys{
		next: bind("n", "", "n", "enter"),
		undo: bind("u", "undo", "u"), another: bind("n", "add another", "n"), raw: bind("j", "raw JSON", "j"),
		id: bind("i", "copy its id", "i"), json: bind("c", "copy the JSON", "c"), curl: bind("x", "copy as curl", "x"),
		reread: bind("r", "read it again", "r"), scroll: bind("↑↓", "scroll", "up", "down", "pgup", "pgdown"),
		back: bind("enter", "back to the profile", "enter", "esc", "q"),
	}
}

func (r *result) of() *editing.Session { return r.plan.Session() }

// Init reads the object back.
func (r *result) Init(ctx context.Context) tea.Cmd {
	r.ctx = ctx
	if !r.plan.CanReadBack(r.sent) {
		return nil
	}
	return r.readBack()
}

// readMsg brings what reading the object back has shown.
type readMsg struct{ reading editing.Reading }

func (r *result) readBack() tea.Cmd {
	ctx, plan, sent := r.ctx, r.plan, r.sent
	r.back = editing.Reading{Words: "Reading it again…"}
	return ask(r, func() tea.Msg { return readMsg{plan.ReadBack(ctx, sent)} })
}

func (r *result) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.view.size(msg.Width, msg.Height-2)
		r.draw()
	case themedMsg:
		r.draw()
	case readMsg:
		r.back = msg.reading
		r.draw()
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
	case key.Matches(msg, k.next):
		return instead{r.next}, nil
	case key.Matches(msg, k.undo):
		undo, _ := r.plan.Undo(r.sent)
		return newReview(r.theme, course{Plan: undo}), nil
	case key.Matches(msg, k.another):
		return home{r.plan.again()}, nil
	case key.Matches(msg, k.raw):
		r.view.toggle(&r.view.asRaw)
	case key.Matches(msg, k.reread):
		cmd := r.readBack()
		r.draw()
		return r, cmd
	case key.Matches(msg, k.id):
		return r, copyText(r, "the id", string(editing.ObjectID(r.sent.Answer)))
	case key.Matches(msg, k.json):
		return r, copyText(r, "the JSON", string(r.sent.Answer.Object))
	case key.Matches(msg, k.curl):
		return r, copyAs(r, "Copied as curl (no token inside)", r.plan.Curl())
	default:
		var cmd tea.Cmd
		r.view.text, cmd = scrolled(r.view.text, msg)
		return r, cmd
	}
	return r, nil
}

func (r *result) View() string {
	words := r.plan.Done()
	title := r.theme.good.Bold(true).Render("✓ "+words) + "  " + r.theme.title.Render(text.Fit(r.plan.Label, max(r.view.text.Width()-len(words)-4, 4)))
	return title + "\n\n" + r.view.View(r.notice)
}

// draw puts what happens next above the object, and the proof below it.
func (r *result) draw() {
	width := max(r.view.text.Width(), 20)
	r.view.above = r.reading(width) + r.theme.plain.Width(width).Render(text.Line(r.plan.Next(r.sent.Answer))) + "\n\n"
	lines := []string{r.theme.section.Render("This request")}
	for _, proof := range editing.Proof(r.sent.Answer) {
		lines = append(lines, fact(r.theme, proof, width)...)
	}
	r.view.below = strings.Join(lines, "\n")
	r.view.draw()
}

// reading is what reading the object back has shown, if it was.
func (r *result) reading(width int) string {
	if r.back.Words == "" {
		return ""
	}
	style := r.theme.warn
	switch {
	case r.back.AsSent:
		style = r.theme.good
	case r.back.Object == nil && r.back.Err == nil:
		style = r.theme.faint
	}
	words := style.Width(width).Render(text.Line(r.back.Words)) + "\n"
	if len(r.back.Differences) > 0 {
		words += differences(r.theme, r.back.Differences, width) + "\n"
	}
	return words
}

func (r *result) ShortHelp() []key.Binding {
	k := r.keys
	k.raw.SetHelp("j", r.view.other())
	return []key.Binding{k.next, k.back, k.another, k.undo, helpKey(), k.raw, k.json, k.curl, k.id, k.reread, k.scroll, paletteKey()}
}

func (r *result) FullHelp() [][]key.Binding { return [][]key.Binding{r.ShortHelp()} }
