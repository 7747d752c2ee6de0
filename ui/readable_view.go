package ui

import (
	"encoding/json"

	"charm.land/bubbles/v2/viewport"
	"charm.land/lipgloss/v2"

	"facet/forms"
	"facet/internal/editing"
	"facet/internal/text"
)

// viewer shows an object, readable or as raw JSON, scrolling. Its last line is
// for a notice, or says that there is more.
type viewer struct {
	theme        *theme
	session      *editing.Session // whose profile the object is in
	kind         forms.Kind
	raw          json.RawMessage
	asRaw        bool
	everything   bool   // also what the form has no words for
	above, below string // what stands around the object
	text         viewport.Model
}

func newViewer(t *theme, s *editing.Session, kind forms.Kind, raw json.RawMessage) viewer {
	return viewer{theme: t, session: s, kind: kind, raw: raw, text: viewport.New()}
}

// size makes it so wide and so high, its last line included.
func (v *viewer) size(width, height int) {
	v.text.SetWidth(width)
	v.text.SetHeight(max(height-1, 1))
	v.draw()
}

func (v *viewer) draw() {
	body := ""
	switch {
	case v.raw == nil:
	case v.asRaw:
		body = hanging(editing.Pretty(v.raw), v.text.Width()) + "\n\n"
	default:
		body = readable(v.theme, v.session, v.kind, v.raw, v.text.Width(), v.everything)
	}
	v.text.SetContent(v.above + body + v.below)
}

// toggle switches one of the ways to show it.
func (v *viewer) toggle(way *bool) {
	*way = !*way
	v.draw()
	v.text.GotoTop()
}

// other names the way that it isn't shown in now.
func (v *viewer) other() string {
	if v.asRaw {
		return "readable"
	}
	return "raw JSON"
}

func (v *viewer) View(notice string) string {
	last := beyond(v.theme, v.text)
	if notice != "" {
		room := max(v.text.Width()-lipgloss.Width(last)-2, 1)
		last = v.theme.accent.Render(text.Fit(notice, room)) + "  " + last
	}
	return v.text.View() + "\n" + last
}
