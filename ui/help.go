package ui

import (
	"context"
	"strings"

	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// helpScreen names every key of the screen below it, and the few words that
// need explaining.
type helpScreen struct {
	theme *theme
	below screen
	text  viewport.Model
}

// manualled is a screen with more to explain than its keys.
type manualled interface{ manual() []chapter }

func newHelp(t *theme, below screen) *helpScreen {
	return &helpScreen{theme: t, below: below, text: viewport.New()}
}

func (h *helpScreen) aids() {}

func (h *helpScreen) Init(context.Context) tea.Cmd { return nil }

func (h *helpScreen) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		h.text.SetWidth(msg.Width)
		h.text.SetHeight(max(msg.Height-1, 1))
		h.text.SetContent(h.words(msg.Width))
	case tea.KeyPressMsg:
		next, cmd, _ := press(h, msg)
		return next, cmd
	}
	return h, nil
}

// View draws the window of the words, and below it whether they go on.
func (h *helpScreen) View() string {
	more := ""
	if !h.text.AtBottom() {
		more = "\n" + h.theme.faint.Render("↓ more")
	}
	return h.text.View() + more
}

func (h *helpScreen) words(width int) string {
	lines := []string{h.theme.section.Render("Keys")}
	for _, a := range append(able(h.below.actions()), aids(h.below)...) {
		lines = append(lines, h.line(a.named(), a.Help, width))
	}
	lines = append(lines,
		h.line("ctrl+c", "leave facet", width),
		h.line("ctrl+z", "where there is nothing to undo: put facet aside, and fg in the shell brings it back", width))
	if !types(h.below) {
		lines = append(lines, h.line(goKey, "go to a facet type or an entry", width))
	}
	for _, c := range h.chapters() {
		lines = append(lines, "", h.theme.section.Render(c.title))
		for _, l := range c.lines {
			lines = append(lines, h.line(l[0], l[1], width))
		}
	}
	lines = append(lines, "", h.theme.section.Render("Words"))
	wrap := h.theme.plain.Width(max(width-2, 20))
	for _, words := range append(Glossary(), "Nothing is sent before you have seen the request and pressed Enter on it.") {
		lines = append(lines, wrap.Render(words), "")
	}
	return strings.Join(lines, "\n")
}

// chapters are why some keys do nothing now, and what else there is to explain.
func (h *helpScreen) chapters() []chapter {
	all := notNow(h.below.actions())
	if below, ok := h.below.(manualled); ok {
		all = append(all, below.manual()...)
	}
	return all
}

// line is a key or a word, and what it does.
func (h *helpScreen) line(key, does string, width int) string {
	const keyWidth = 12
	words := h.theme.plain.Width(max(width-keyWidth-4, 20)).Render(does)
	return lipgloss.JoinHorizontal(lipgloss.Top, "  ", h.theme.title.Render(pad(key, keyWidth)), " ", words)
}

// Glossary explains the few words that need it, a paragraph each.
func Glossary() []string {
	return []string{
		"A profile holds facets: certifications, positions, interests and so on. Each entry is kept by Microsoft 365 and shown on profile cards, in search and in other apps.",
		"Who may see it: an entry can be for its owner alone, for the organisation, or for everyone. “As your organisation has set it” leaves the choice to the organisation.",
		"Locked entries come from the organisation's own systems and are changed there.",
		"Graph is the part of Microsoft 365 that facet talks to: what facet sends goes there, and what it shows comes from there.",
		"A sign-in name looks like an e-mail address, but can differ from it; UPN is another word for it. An object id is the number that stands for a person and stays the same when the name changes.",
		"Some of what a profile card shows is out of reach here: pronouns, the recording of how a name is said, skills that Microsoft 365 infers, and whether somebody is available. " +
			"They are set in Teams, in Outlook or on the card itself. Phone numbers, office and job title of the directory are changed by your IT.",
	}
}

func (h *helpScreen) actions() []action {
	return append([]action{layout("back", leaves, "esc", "q", "?", "f1", "enter")}, scrolls(h, &h.text)...)
}
