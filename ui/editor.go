package ui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"facet/forms/field"
	"facet/internal/text"
	"facet/internal/texteditor"
)

// editedMsg brings long text back from the editor.
type editedMsg struct {
	row int
	doc *texteditor.Document
	err error // of the terminal
}

// edit opens the long text under the cursor in the person's editor. One that
// may still be open in a window is read first.
func (p *page) edit() tea.Cmd {
	long, ok := p.rows[p.at].field.Input.(*field.Text)
	if !ok {
		return nil
	}
	row, doc := p.at, p.rows[p.at].outside
	if doc == nil {
		doc = p.editor.Document(p.ctx, long.Text())
	}
	return tea.Exec(doc, func(err error) tea.Msg {
		return reply{p, editedMsg{row, doc, err}}
	})
}

// noEditor is why no editor can be opened; nothing, where one can.
func noEditor(e *texteditor.Editor) string {
	if e.Available() {
		return ""
	}
	if e == nil || e.Why == nil {
		return "There is no editor to open here."
	}
	return "No editor can be opened: " + text.Line(e.Why.Error()) + "."
}

// edited puts the text into its field.
func (p *page) edited(msg editedMsg) {
	r := &p.rows[msg.row]
	r.outside = nil
	switch err := errors.Join(msg.doc.Err(), msg.err); {
	case errors.Is(err, texteditor.ErrAtOnce):
		r.outside = msg.doc
		p.notice = "Your editor ended at once and saved nothing. If it is open in a window, save there, and press ctrl+e here again."
	case err != nil:
		p.notice = "The text is as it was: " + text.Line(err.Error()) + "."
	}
	if long, ok := r.field.Input.(*field.Text); ok && msg.doc.Text() != msg.doc.Given() {
		long.SetText(msg.doc.Text())
	}
	r.drawn = nil
	p.follow()
}
