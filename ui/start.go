package ui

import (
	"context"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// opener makes the screens that a session begins with.
type opener struct {
	theme   *theme
	sandbox func() *Session
	editor  []string
}

// first is the screen that the program opens on.
func (o opener) first(s *Session) screen {
	switch {
	case s == nil:
		return newStart(o)
	case s.Person.IsMe():
		return newProfile(o.theme, s, o.editor)
	}
	return newPerson(o, s)
}

// start is what somebody sees who is not signed in.
type start struct {
	opener
	width   int
	sandbox key.Binding
	quit    key.Binding
}

func newStart(o opener) *start {
	s := &start{
		opener:  o,
		sandbox: key.NewBinding(key.WithKeys("s", "enter"), key.WithHelp("s", "open the sandbox")),
		quit:    key.NewBinding(key.WithKeys("q", "esc"), key.WithHelp("q", "quit")),
	}
	s.sandbox.SetEnabled(o.sandbox != nil)
	return s
}

func (s *start) Init(context.Context) tea.Cmd { return nil }

func (s *start) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.width = msg.Width
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, s.sandbox):
			return instead{newProfile(s.theme, s.opener.sandbox(), s.editor)}, nil
		case key.Matches(msg, s.quit):
			return nil, nil
		}
	}
	return s, nil
}

func (s *start) View() string {
	wrap := lipgloss.NewStyle().Width(min(s.width, 76))
	return wrap.Render(
		s.theme.plain.Render("facet edits the profile that colleagues see of you in Microsoft 365: certifications, "+
			"positions, interests, responsibilities and your account.") + "\n\n" +
			s.theme.warn.Render("! You are not signed in.") + "\n\n" +
			"Press " + s.theme.selected.Render("s") + " to try everything in the sandbox: a pretend organisation on this computer. " +
			"Nothing leaves it.\n\n" +
			s.theme.faint.Render("To work on your real profile, start facet with a Graph access token in the environment "+
				"variable FACET_ACCESS_TOKEN. The token needs the permission User.ReadWrite."))
}

func (s *start) ShortHelp() []key.Binding  { return []key.Binding{s.sandbox, s.quit} }
func (s *start) FullHelp() [][]key.Binding { return [][]key.Binding{s.ShortHelp()} }
