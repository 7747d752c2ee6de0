package ui

import (
	"context"
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/graph/outbox"
	"facet/internal/editing"
	"facet/internal/scroll"
	"facet/internal/text"
)

// history shows what was sent from this computer: by whom, for whom, when and
// how it ended. What nobody knows the end of comes first.
type history struct {
	ctx     context.Context
	theme   *theme
	session *editing.Session
	entries []outbox.Entry
	loading bool
	err     error
	list    scroll.List
	width   int
	height  int
	notice  string
	keys    historyKeys
}

type historyKeys struct{ move, open, undo, id, back key.Binding }

func newHistory(t *theme, s *editing.Session) *history {
	return &history{theme: t, session: s, loading: true, keys: historyKeys{
		move: moving(), open: bind("enter", "see to it", "enter"),
		undo: bind("u", "undo", "u"), id: bind("i", "copy the object's id", "i"), back: bind("esc", "back", "esc", "q"),
	}}
}

func (h *history) of() *editing.Session { return h.session }

// journalMsg brings what the journal has.
type journalMsg struct {
	entries []outbox.Entry
	err     error
}

// Init reads the journal.
func (h *history) Init(ctx context.Context) tea.Cmd {
	h.ctx = ctx
	box := h.session.Outbox
	return ask(h, func() tea.Msg {
		entries, err := box.History(ctx)
		return journalMsg{entries, err}
	})
}

func (h *history) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		h.width, h.height = msg.Width, msg.Height
	case journalMsg:
		h.loading, h.err = false, msg.err
		h.entries = editing.OpenFirst(msg.entries)
	case returnedMsg:
		return h, h.Init(h.ctx)
	case copiedMsg:
		h.notice = msg.words
	case tea.KeyPressMsg:
		return h.press(msg)
	}
	return h, nil
}

func (h *history) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	h.notice = ""
	switch k := h.keys; {
	case key.Matches(msg, k.back):
		return nil, nil
	case key.Matches(msg, k.move):
		h.list.Move(msg.String(), len(h.entries))
	case len(h.entries) == 0:
	case key.Matches(msg, k.open):
		return h.seeTo(h.entries[h.list.At()])
	case key.Matches(msg, k.undo):
		return h.undo(h.entries[h.list.At()])
	case key.Matches(msg, k.id):
		return h, copyText(h, "the object's id", string(h.entries[h.list.At()].Object))
	}
	return h, nil
}

func (h *history) seeTo(e outbox.Entry) (screen, tea.Cmd) {
	plan, _, err := editing.EntryPlan(h.session, e)
	switch {
	case err != nil:
		h.notice = err.Error()
	case !e.Open():
		h.notice = "The end of this one is known."
	default:
		return newUnconfirmed(h.theme, course{Plan: plan}, e, nil), nil
	}
	return h, nil
}

func (h *history) undo(e outbox.Entry) (screen, tea.Cmd) {
	_, undo, err := editing.EntryPlan(h.session, e)
	if err == nil {
		err = e.CanUndo()
	}
	if err != nil {
		h.notice = "Not undone: " + err.Error() + "."
		return h, nil
	}
	return newReview(h.theme, course{Plan: undo}), nil
}

func (h *history) View() string {
	width := max(h.width, 20)
	lines := []string{h.theme.title.Render("What was sent from this computer"), h.theme.accent.Render(text.Fit(h.notice, width)), ""}
	switch {
	case h.err != nil:
		what, remedy := editing.Explain(h.err)
		lines = append(lines, h.theme.bad.Width(width).Render("✗ "+text.Line(what)), text.Line(remedy))
	case h.loading:
		lines = append(lines, h.theme.faint.Render("Reading…"))
	case len(h.entries) == 0:
		lines = append(lines, "Nothing yet.")
	}
	rows := h.list.Lines(len(h.entries), h.height-len(lines), func(i int) []string { return h.row(h.entries[i], i == h.list.At(), width) })
	return strings.Join(append(lines, rows...), "\n")
}

// row is one entry on two lines: what and how it ended; who, for whom, when.
func (h *history) row(e outbox.Entry, on bool, width int) []string {
	what := editing.EntryWords(e)
	about := fmt.Sprintf("%s  %s for %s  %s", e.Begun.Local().Format(time.DateTime), e.Actor.Name, e.Person.Name, e.RequestID)
	line := "  " + text.Fit(what, width-2)
	if on {
		line = h.theme.selected.Render("› " + text.Fit(what, width-2))
	}
	return []string{line, h.theme.faint.Render("    " + text.Fit(about, width-4))}
}

func (h *history) ShortHelp() []key.Binding {
	k := h.keys
	on := h.list.At() < len(h.entries)
	k.open.SetEnabled(on && h.entries[h.list.At()].Open())
	k.undo.SetEnabled(on && h.entries[h.list.At()].CanUndo() == nil)
	k.id.SetEnabled(on && h.entries[h.list.At()].Object != "")
	return []key.Binding{k.open, k.undo, k.id, k.back, k.move, helpKey(), paletteKey()}
}

func (h *history) FullHelp() [][]key.Binding { return [][]key.Binding{h.ShortHelp()} }
