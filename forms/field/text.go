package field

import (
	"cmp"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"facet/internal/text"
)

const (
	minRows = 3 // of a text with focus, however short
	maxRows = 8 // of a text, however long; the rest scrolls

	blankRow = " " // not "": the rows of a text count, also where a page trims its end
)

// Text is a field of several lines.
type Text struct {
	base
	bound
	input input
	shows func(string) string // how a value reads where it isn't edited; nil: as it is
	top   int                 // the first row that is seen
}

// NewText returns a field that edits several lines.
func NewText[T ~string](value *T) *Text {
	t := &Text{bound: bind(value)}
	t.host(t)
	t.input.lines = true
	t.input.load(t.get())
	return t
}

// Shows sets how a value reads where it isn't edited, such as HTML without tags.
func (t *Text) Shows(shows func(string) string) *Text {
	t.shows = shows
	return t
}

// Text returns the text as it is edited, for an editor outside.
func (t *Text) Text() string { return t.input.String() }

// SetText puts s in the place of the text, as the person's own change. The line
// break that editors leave at the end of a file doesn't count.
func (t *Text) SetText(s string) {
	t.input.rewrite(strings.TrimSuffix(strings.TrimSuffix(s, "\n"), "\r"))
	t.set(t.input.value())
}

// Focus lets the person edit, from the end of the text.
func (t *Text) Focus() tea.Cmd {
	t.focused, t.notice = true, ""
	t.input.sync(t.get())
	t.input.move(len(t.input.clusters))
	return nil
}

// Blur ends the editing.
func (t *Text) Blur() tea.Cmd {
	t.focused = false
	return nil
}

// Captures reports whether a key stays in the text: enter begins a line, up and
// down leave only from the first and last row.
func (t *Text) Captures(msg tea.KeyPressMsg) bool {
	switch msg.String() {
	case "enter", "shift+enter":
		return true
	case "up", "pgup":
		return t.input.rowOf(t.rows()) > 0
	case "down", "pgdown":
		rows := t.rows()
		return t.input.rowOf(rows) < len(rows)-1
	}
	return false
}

// KeyBinds returns the keys that make lines.
func (t *Text) KeyBinds() []key.Binding {
	return []key.Binding{binding("enter", "new line")}
}

// Update edits the text by a key or a paste.
func (t *Text) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	t.listen(msg)
	if !t.focused {
		return t, nil
	}
	if press, ok := msg.(tea.KeyPressMsg); ok && t.climb(press.String()) {
		return t, nil
	}
	if t.breaks(msg) || t.edit(&t.input, msg) {
		t.set(t.input.value())
	}
	return t, nil
}

// Undoable implements [Undoer].
func (t *Text) Undoable() bool { return t.input.past.some() }

// breaks begins a line if that is what the key means.
func (t *Text) breaks(msg tea.Msg) (edited bool) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok || press.Code != tea.KeyEnter {
		return false
	}
	edited, _ = t.input.paste("\n")
	return edited
}

// climb moves the cursor between rows if that is what the key means.
func (t *Text) climb(keys string) bool {
	by := 0
	switch keys {
	case "up":
		by = -1
	case "down":
		by = 1
	case "pgup":
		by = -maxRows
	case "pgdown":
		by = maxRows
	default:
		return false
	}
	t.input.climb(t.rows(), by)
	return true
}

func (t *Text) rows() []row { return wrap(t.input.clusters, t.width) }

// View draws the rows around the cursor, or the first ones without focus.
func (t *Text) View() string {
	t.input.sync(t.get())
	clusters := t.input.clusters
	if t.shows != nil && !t.focused {
		read := input{editor: editor{lines: true}}
		read.load(t.shows(t.get()))
		clusters = read.clusters
	}
	rows := wrap(clusters, t.width)
	t.scroll(rows)
	var lines []string
	style := t.look().TextInput.Text
	for _, r := range rows[t.top:min(t.top+maxRows, len(rows))] {
		s := strings.TrimRight(join(clusters[r.from:r.to]), " ")
		lines = append(lines, style.Render(cmp.Or(text.Fit(s, t.width), blankRow)))
	}
	for t.focused && len(lines) < minRows {
		lines = append(lines, blankRow)
	}
	return strings.Join(lines, "\n")
}

// scroll brings the cursor's row into sight.
func (t *Text) scroll(rows []row) {
	here := 0
	if t.focused {
		here = t.input.rowOf(rows)
	}
	t.top = min(t.top, here, max(0, len(rows)-maxRows))
	t.top = max(t.top, here-maxRows+1)
}

// Cursor returns where the next letter will stand.
func (t *Text) Cursor() *tea.Cursor {
	rows := t.rows()
	t.scroll(rows)
	here := t.input.rowOf(rows)
	return t.cursor(cells(t.input.clusters[rows[here].from:t.input.at]), here-t.top)
}

// Summary returns the text in one line.
func (t *Text) Summary() string {
	s := t.get()
	if t.shows != nil {
		s = t.shows(s)
	}
	return strings.Join(strings.Fields(text.Block(s)), " ")
}
