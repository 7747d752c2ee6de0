package ui

import (
	"context"
	"strings"

	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"facet/internal/text"
	"facet/profile/flow"
	"facet/profile/person"
)

// message is a text to send to somebody. It stands in a file, too, as not every
// terminal copies.
type message struct {
	flow.Message
	theme  *theme
	write  func(words string) (file string, err error) // nil: into no file
	file   string
	notice string
	width  int
	height int
	view   viewport.Model
}

func newMessage(t *theme, m flow.Message) *message {
	return &message{Message: m, theme: t, view: viewport.New()}
}

func (m *message) of() *person.Session { return m.Session }

// writtenMsg says where the text is.
type writtenMsg struct {
	file string
	err  error
}

// Init writes the file.
func (m *message) Init(context.Context) tea.Cmd {
	write, words := m.write, m.Text
	if write == nil {
		return nil
	}
	return ask(m, func() tea.Msg {
		file, err := write(words)
		return writtenMsg{file, err}
	})
}

func (m *message) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = max(msg.Width, 20), msg.Height
	case writtenMsg:
		m.file = msg.file
		if msg.err != nil {
			m.notice = "It could not be written to a file: " + text.Line(msg.err.Error())
		}
	case copiedMsg:
		m.notice = msg.words
	case tea.KeyPressMsg:
		m.notice = ""
		next, cmd, _ := press(m, msg)
		m.fit()
		return next, cmd
	}
	m.fit()
	return m, nil
}

func (m *message) actions() []action {
	copied := func(tea.KeyPressMsg) (screen, tea.Cmd) { return m, copyAs(m, "the message", m.Text) }
	return append([]action{layout("copy it", copied, "c"), layout("back", leaves, "esc", "q")}, scrolls(m, &m.view)...)
}

// fit gives the text the room that is left.
func (m *message) fit() {
	m.view.SetWidth(m.width)
	m.view.SetContent(m.theme.plain.Width(m.width).Render(text.Block(m.Text)))
	m.view.SetHeight(max(1, m.height-lipgloss.Height(m.above())-1))
}

func (m *message) above() string {
	lines := []string{m.theme.title.Render(text.Fit("A message to "+m.To+": send it by mail or chat", m.width))}
	if m.file != "" {
		lines = append(lines, m.theme.plain.Width(m.width).Render("It is in the file "+text.Line(m.file)))
	}
	return strings.Join(append(lines, ""), "\n")
}

func (m *message) View() string {
	last := beyond(m.theme, m.view)
	if m.notice != "" {
		last = m.theme.accent.Render(text.Fit(m.notice, m.width))
	}
	return strings.Join([]string{m.above(), m.view.View(), last}, "\n")
}
