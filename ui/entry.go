package ui

import (
	"cmp"
	"context"
	"encoding/json"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/forms"
	"facet/internal/editing"
	"facet/internal/text"
	"facet/internal/texteditor"
)

// entry shows an object that exists.
type entry struct {
	theme   *theme
	session *editing.Session
	kind    forms.Kind
	editor  *texteditor.Editor
	object  editing.Object
	view    viewer
	notice  string
	keys    entryKeys
}

type entryKeys struct{ edit, like, remove, raw, all, id, json, scroll, back key.Binding }

func newEntry(t *theme, s *editing.Session, kind forms.Kind, raw json.RawMessage, editor *texteditor.Editor) *entry {
	e := &entry{theme: t, session: s, kind: kind, editor: editor, view: newViewer(t, s, kind, raw), keys: newEntryKeys()}
	if all := editing.Read(kind, []json.RawMessage{raw}); len(all) == 1 {
		e.object = all[0]
	}
	e.view.everything = strings.TrimSpace(e.object.Label) == "" // then little of it can be read
	open := e.object.Form != nil && e.object.Locked() == ""
	e.keys.edit.SetEnabled(open)
	e.keys.remove.SetEnabled(open)
	e.keys.like.SetEnabled(e.object.Form != nil)
	return e
}

func newEntryKeys() entryKeys {
	return entryKeys{
		edit: bind("e", "edit", "e"), like: bind("n", "new one like it", "n"), remove: bind("d", "delete", "d", "delete"), raw: bind("j", "raw JSON", "j"),
		all: bind("g", "everything Graph has", "g"), id: bind("i", "copy its id", "i"), json: bind("c", "copy the JSON", "c"),
		scroll: bind("↑↓", "scroll", "up", "down", "pgup", "pgdown"), back: bind("esc", "back", "esc", "left", "q"),
	}
}

func (e *entry) of() *editing.Session { return e.session }

func (e *entry) Init(context.Context) tea.Cmd { return nil }

func (e *entry) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		e.view.size(msg.Width, msg.Height-3-len(e.locked(msg.Width)))
	case themedMsg:
		e.view.draw()
	case copiedMsg:
		e.notice = msg.words
	case tea.KeyPressMsg:
		return e.press(msg)
	}
	return e, nil
}

func (e *entry) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	e.notice = ""
	switch k := e.keys; {
	case key.Matches(msg, k.back):
		return nil, nil
	case key.Matches(msg, k.edit):
		return newChange(e.theme, e.session, e.kind, e.view.raw, e.editor)
	case key.Matches(msg, k.like):
		return e.alike()
	case key.Matches(msg, k.remove):
		return newReview(e.theme, course{Plan: editing.Removal(e.session, e.kind, e.view.raw)}), nil
	case key.Matches(msg, k.raw):
		e.view.toggle(&e.view.asRaw)
	case key.Matches(msg, k.all):
		e.view.toggle(&e.view.everything)
	case key.Matches(msg, k.id) && e.object.Form != nil:
		return e, copyText(e, "the id", string(e.object.Form.Facet().ID))
	case key.Matches(msg, k.json):
		return e, copyText(e, "the JSON", string(e.view.raw))
	default:
		var cmd tea.Cmd
		e.view.text, cmd = scrolled(e.view.text, msg)
		return e, cmd
	}
	return e, nil
}

// alike begins a form with what this entry says.
func (e *entry) alike() (screen, tea.Cmd) {
	edit, err := editing.FromCopy(e.session, editing.Copyable{Kind: e.kind, Object: e.object}, e.session.User)
	if err != nil {
		e.notice = "This entry can't be copied."
		return e, nil
	}
	return pageOf(e.theme, edit, e.editor), nil
}

func (e *entry) View() string {
	width := e.view.text.Width()
	head := []string{e.theme.title.Render(text.Fit(cmp.Or(e.object.Label, e.kind.Called()), width))}
	return strings.Join(append(append(head, e.locked(width)...), "", e.view.View(e.notice)), "\n")
}

// locked says why the object can't be changed, if it can't.
func (e *entry) locked(width int) []string {
	why := e.object.Locked()
	if why == "" {
		return nil
	}
	return strings.Split(e.theme.warn.Width(width).Render("! "+why), "\n")
}

func (e *entry) ShortHelp() []key.Binding {
	k := e.keys
	k.raw.SetHelp("j", e.view.other())
	k.all.SetEnabled(!e.view.asRaw)
	if e.view.everything {
		k.all.SetHelp("g", "less")
	}
	return []key.Binding{k.edit, k.remove, k.back, k.like, helpKey(), k.raw, k.all, k.id, k.json, k.scroll, paletteKey()}
}

func (e *entry) FullHelp() [][]key.Binding { return [][]key.Binding{e.ShortHelp()} }
