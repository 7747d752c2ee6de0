package ui

import (
	"context"
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"
)

// helpScreen names every key of the screen below it, and the few words that
// need explaining.
type helpScreen struct {
	theme *theme
	below screen
	text  viewport.Model
	back  key.Binding
}

func newHelp(t *theme, below screen) *helpScreen {
	return &helpScreen{
		theme: t, below: below, text: viewport.New(),
		back: key.NewBinding(key.WithKeys("esc", "q", "?", "f1", "enter"), key.WithHelp("esc", "back")),
	}
}

func (h *helpScreen) aids() {}

func (h *helpScreen) Init(context.Context) tea.Cmd { return nil }

func (h *helpScreen) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		h.text.SetWidth(msg.Width)
		h.text.SetHeight(msg.Height)
		h.text.SetContent(h.words(msg.Width))
	case tea.KeyPressMsg:
		if key.Matches(msg, h.back) {
			return nil, nil
		}
		var cmd tea.Cmd
		h.text, cmd = h.text.Update(msg)
		return h, cmd
	}
	return h, nil
}

func (h *helpScreen) View() string { return h.text.View() }

func (h *helpScreen) words(width int) string {
	lines := []string{h.theme.section.Render("Keys")}
	for _, group := range h.below.FullHelp() {
		for _, b := range group {
			if b.Enabled() {
				lines = append(lines, fmt.Sprintf("  %s %s", h.theme.title.Render(pad(b.Help().Key, 12)), b.Help().Desc))
			}
		}
	}
	lines = append(lines,
		fmt.Sprintf("  %s %s", h.theme.title.Render(pad("ctrl+c", 12)), "leave facet"),
		"", h.theme.section.Render("Words"))
	wrap := h.theme.plain.Width(max(width-2, 20))
	for _, words := range append(Glossary(), "Nothing is sent before you have seen the request and pressed Enter on it.") {
		lines = append(lines, wrap.Render(words), "")
	}
	return strings.Join(lines, "\n")
}

// Glossary explains the few words that need it, a paragraph each.
func Glossary() []string {
	return []string{
		"A profile holds facets: certifications, positions, interests and so on. Each entry is kept by Microsoft 365 and shown on profile cards, in search and in other apps.",
		"Who may see it: an entry can be for its owner alone, for the organisation, or for everyone. “As the organisation sets it” leaves the choice to the organisation.",
		"Locked entries come from the organisation's own systems and are changed there.",
	}
}

func (h *helpScreen) ShortHelp() []key.Binding  { return []key.Binding{h.back} }
func (h *helpScreen) FullHelp() [][]key.Binding { return [][]key.Binding{h.ShortHelp()} }
