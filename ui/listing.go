package ui

import (
	"context"
	"encoding/json"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/forms"
	"facet/internal/editing"
	"facet/internal/scroll"
	"facet/internal/text"
)

// listing shows what Graph has of one facet type, to look with one's own eyes at
// whether something is there. The question stays below it.
type listing struct {
	ctx     context.Context
	theme   *theme
	session *editing.Session
	kind    forms.Kind
	objects []editing.Object
	loading bool
	err     error
	list    scroll.List
	width   int
	height  int
	keys    listingKeys
}

type listingKeys struct{ move, open, reload, back key.Binding }

func newListing(t *theme, s *editing.Session, kind forms.Kind) *listing {
	return &listing{theme: t, session: s, kind: kind, loading: true, keys: listingKeys{
		move: moving(), open: bind("enter", "open", "enter"),
		reload: bind("r", "read again", "r"), back: bind("esc", "back to the question", "esc", "q"),
	}}
}

func (l *listing) of() *editing.Session { return l.session }

// Init reads the list.
func (l *listing) Init(ctx context.Context) tea.Cmd {
	l.ctx = ctx
	return l.read()
}

func (l *listing) read() tea.Cmd {
	l.loading = true
	ctx, path := l.ctx, l.kind.Path
	collection, err := l.session.Client.Collection(l.session.Person, path)
	return ask(l, func() tea.Msg {
		var objects []json.RawMessage
		if err == nil {
			objects, err = collection.List(ctx)
		}
		return listedMsg{path, objects, err}
	})
}

func (l *listing) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		l.width, l.height = msg.Width, msg.Height
	case listedMsg:
		l.loading, l.err, l.objects = false, msg.err, editing.Read(l.kind, msg.objects)
		l.list.Go(l.list.At(), len(l.objects))
	case tea.KeyPressMsg:
		return l.press(msg)
	}
	return l, nil
}

func (l *listing) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	switch k := l.keys; {
	case key.Matches(msg, k.back):
		return nil, nil
	case key.Matches(msg, k.reload):
		return l, l.read()
	case key.Matches(msg, k.move):
		l.list.Move(msg.String(), len(l.objects))
	case key.Matches(msg, k.open) && len(l.objects) > 0:
		return newEntry(l.theme, l.session, l.kind, l.objects[l.list.At()].Raw, nil), nil
	}
	return l, nil
}

func (l *listing) View() string {
	width := max(l.width, 20)
	lines := []string{l.theme.section.Render(l.kind.Title), ""}
	switch {
	case l.err != nil:
		what, remedy := editing.Explain(l.err)
		lines = append(lines, l.theme.bad.Width(width).Render("✗ "+text.Line(what)), l.theme.plain.Width(width).Render(text.Line(remedy)))
	case l.loading:
		lines = append(lines, l.theme.faint.Render("Reading…"))
	case len(l.objects) == 0:
		lines = append(lines, "Nothing is here.")
	}
	rows := l.list.Lines(len(l.objects), l.height-len(lines), func(i int) []string { return l.row(l.objects[i], i == l.list.At(), width) })
	return strings.Join(append(lines, rows...), "\n")
}

// row is what an object is called, and below it what there is to know.
func (l *listing) row(o editing.Object, on bool, width int) []string {
	name := "  " + text.Fit(o.Name(), width-2)
	if on {
		name = l.theme.selected.Render("› " + text.Fit(o.Name(), width-2))
	}
	return []string{name, l.theme.faint.Render("    " + text.Fit(o.About(), width-4))}
}

func (l *listing) ShortHelp() []key.Binding {
	k := l.keys
	k.open.SetEnabled(len(l.objects) > 0)
	return []key.Binding{k.open, k.back, k.reload, k.move}
}

func (l *listing) FullHelp() [][]key.Binding { return [][]key.Binding{l.ShortHelp()} }
