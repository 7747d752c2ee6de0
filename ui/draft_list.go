package ui

import (
	"context"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/internal/editing"
	"facet/internal/text"
)

// draftList shows the forms that were not sent, to pick one up.
type draftList struct {
	opener
	ctx     context.Context
	session *editing.Session
	drafts  []editing.Draft
	at      int
	width   int
	notice  string
	keys    draftKeys
}

type draftKeys struct{ open, throw, back key.Binding }

func newDrafts(o opener, s *editing.Session, all []editing.Draft) *draftList {
	return &draftList{opener: o, session: s, drafts: all, keys: draftKeys{
		open: bind("enter", "pick it up", "enter"), throw: bind("x", "throw it away", "x"), back: bind("esc", "back", "esc", "q"),
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
		d.width = msg.Width
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
	case key.Matches(msg, k.back):
		return nil, nil
	case msg.String() == "up":
		d.at = max(d.at-1, 0)
	case msg.String() == "down":
		d.at = min(d.at+1, len(d.drafts)-1)
	case key.Matches(msg, k.open):
		return d.open(d.drafts[d.at])
	case key.Matches(msg, k.throw):
		ctx, session, id := d.ctx, *d.session, d.drafts[d.at].ID
		return d, ask(d, func() tea.Msg { return thrownMsg{id, session.Drafts.Discard(ctx, &session, id)} })
	}
	return d, nil
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
	var rest []editing.Draft
	for _, draft := range d.drafts {
		if draft.ID != msg.id {
			rest = append(rest, draft)
		}
	}
	if d.drafts = rest; len(rest) == 0 {
		return nil, nil
	}
	d.at = min(d.at, len(rest)-1)
	return d, nil
}

func (d *draftList) View() string {
	width := max(d.width, 20)
	lines := []string{d.theme.title.Render("Forms that were not sent"), d.theme.warn.Render(text.Fit(d.notice, width)), ""}
	for i, draft := range d.drafts {
		words := text.Fit(draft.Words(), width-2)
		if i == d.at {
			lines = append(lines, d.theme.selected.Render("› "+words))
			continue
		}
		lines = append(lines, "  "+words)
	}
	return strings.Join(lines, "\n")
}

func (d *draftList) ShortHelp() []key.Binding {
	return []key.Binding{d.keys.open, d.keys.throw, d.keys.back}
}

func (d *draftList) FullHelp() [][]key.Binding { return [][]key.Binding{d.ShortHelp()} }
