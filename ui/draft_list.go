package ui

import (
	"context"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/internal/editing"
	"facet/internal/scroll"
	"facet/internal/text"
)

// draftList shows the forms that were not sent, to pick one up.
type draftList struct {
	opener
	ctx     context.Context
	session *editing.Session
	drafts  []editing.Draft
	list    scroll.List
	width   int
	height  int
	notice  string
	asking  bool // whether to throw away the one under the cursor
	keys    draftKeys
}

type draftKeys struct{ open, throw, move, back, sure, keep key.Binding }

func newDrafts(o opener, s *editing.Session, all []editing.Draft) *draftList {
	return &draftList{opener: o, session: s, drafts: all, keys: draftKeys{
		open: bind("enter", "pick it up", "enter"), throw: bind("d", "throw it away", "d", "delete"), move: moving(), back: bind("esc", "back", "esc", "q"),
		sure: bind("y", "throw it away for good", "y"), keep: bind("esc", "keep it", "esc", "enter", "n"),
	}}
}

func (d *draftList) of() *editing.Session { return d.session }

func (d *draftList) Init(ctx context.Context) tea.Cmd {
	d.ctx = ctx
	return nil
}

// thrownMsg says that a draft is gone.
type thrownMsg struct {
	id  string
	err error
}

func (d *draftList) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		d.width, d.height = msg.Width, msg.Height
	case thrownMsg:
		return d.thrown(msg)
	case tea.KeyPressMsg:
		return d.press(msg)
	}
	return d, nil
}

func (d *draftList) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	d.notice = ""
	switch k := d.keys; {
	case d.asking && key.Matches(msg, k.sure):
		d.asking = false
		return d, d.discard(d.drafts[d.list.At()].ID)
	case d.asking:
		d.asking = !key.Matches(msg, k.keep)
	case key.Matches(msg, k.back):
		return nil, nil
	case key.Matches(msg, k.move):
		d.list.Move(msg.String(), len(d.drafts))
	case key.Matches(msg, k.open):
		return d.open(d.drafts[d.list.At()])
	case key.Matches(msg, k.throw):
		d.asking = true
	}
	return d, nil
}

// discard deletes a draft for good.
func (d *draftList) discard(id string) tea.Cmd {
	ctx, session := d.ctx, *d.session
	return ask(d, func() tea.Msg { return thrownMsg{id, session.Drafts.Discard(ctx, &session, id)} })
}

// open goes on where the form was left.
func (d *draftList) open(draft editing.Draft) (screen, tea.Cmd) {
	edit, err := editing.PickUp(d.session, draft)
	if err != nil {
		d.notice, _ = editing.Explain(err)
		return d, nil
	}
	return instead{pageOf(d.theme, edit, d.editor)}, nil
}

func (d *draftList) thrown(msg thrownMsg) (screen, tea.Cmd) {
	if msg.err != nil {
		d.notice = "It could not be deleted: " + msg.err.Error()
		return d, nil
	}
	d.notice = "It is deleted."
	var rest []editing.Draft
	for _, draft := range d.drafts {
		if draft.ID != msg.id {
			rest = append(rest, draft)
		}
	}
	if d.drafts = rest; len(rest) == 0 {
		return nil, nil
	}
	d.list.Go(d.list.At(), len(rest))
	return d, nil
}

func (d *draftList) View() string {
	width := max(d.width, 20)
	if d.asking {
		words := "! Throw it away?\n\n" + text.Fit(d.drafts[d.list.At()].Words(), width)
		return d.theme.warn.Bold(true).Render(words) + "\n\n" + d.theme.plain.Width(min(width, 76)).Render(editing.ThrowWords)
	}
	lines := []string{d.theme.title.Render("Forms that were not sent"), d.theme.warn.Render(text.Fit(d.notice, width)), ""}
	var rows []choice
	for _, draft := range d.drafts {
		rows = append(rows, choice{name: draft.Words()})
	}
	return strings.Join(append(lines, d.theme.choices(&d.list, rows, width, d.height-len(lines))...), "\n")
}

func (d *draftList) ShortHelp() []key.Binding {
	if d.asking {
		return []key.Binding{d.keys.sure, d.keys.keep}
	}
	return []key.Binding{d.keys.open, d.keys.throw, d.keys.back, d.keys.move}
}

func (d *draftList) FullHelp() [][]key.Binding { return [][]key.Binding{d.ShortHelp()} }
