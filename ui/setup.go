package ui

import (
	"context"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"facet/internal/text"
	"facet/profile/flow"
	"facet/profile/person"
)

// setup is the first screen where signing in isn't set up: what to ask of
// whom, and the place for the answer. The letters that are keys are in no id.
type setup struct {
	opener
	answer textinput.Model
	width  int
	saving bool
	err    error
	notice string
	keys   setupKeys
}

type setupKeys struct{ accept, message, sandbox, help, palette, quit key.Binding }

func newSetup(o opener) *setup {
	s := &setup{opener: o, answer: textinput.New(), keys: setupKeys{
		accept:  bind("enter", "use this id", "enter"),
		message: bind("m", "message for IT", "m"),
		sandbox: bind("s", "open the sandbox", "s"),
		help:    bind("?", "help", "?"),
		palette: bind("ctrl+p", "all actions", "ctrl+p"),
		quit:    bind("q", "quit", "q"),
	}}
	s.answer.Prompt = "› "
	s.answer.CharLimit = 1000
	s.answer.SetVirtualCursor(false)
	s.answer.Focus()
	s.keys.accept.SetEnabled(o.setUp != nil)
	s.keys.sandbox.SetEnabled(o.sandbox != nil)
	return s
}

func (s *setup) Init(context.Context) tea.Cmd { return nil }

// setUpMsg brings the way to sign in that the answer of the IT department gave.
type setUpMsg struct {
	accounts person.Accounts
	err      error
}

func (s *setup) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.width = msg.Width
		fitTyped(&s.answer, msg.Width)
	case copiedMsg:
		s.notice = msg.words
	case setUpMsg:
		return s.wasSetUp(msg)
	case tea.KeyPressMsg:
		return s.press(msg)
	case tea.PasteMsg:
		s.answer, _ = s.answer.Update(msg)
	}
	return s, nil
}

func (s *setup) wasSetUp(msg setUpMsg) (screen, tea.Cmd) {
	if s.saving, s.err = false, msg.err; msg.err != nil {
		return s, nil
	}
	s.accounts = msg.accounts
	return instead{newStart(s.opener, true)}, nil
}

func (s *setup) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	s.notice = ""
	switch k := s.keys; {
	case s.saving:
	case key.Matches(msg, k.accept):
		s.saving, s.err = true, nil
		setUp, answer := s.setUp, s.answer.Value()
		return s, ask(s, func() tea.Msg {
			accounts, err := setUp(answer)
			return setUpMsg{accounts, err}
		})
	case key.Matches(msg, k.message):
		return newMessage(s.theme, flow.Message{To: "your IT department", Text: person.RegistrationMessage()}), nil
	case key.Matches(msg, k.sandbox):
		return instead{s.open(s.sandbox())}, nil
	case key.Matches(msg, k.help):
		return newHelp(s.theme, s), nil
	case key.Matches(msg, k.quit):
		return nil, nil
	default:
		s.answer, _ = s.answer.Update(msg)
	}
	return s, nil
}

func (s *setup) View() string {
	wrap := s.theme.plain.Width(min(max(s.width, 20), 76))
	lines := []string{s.before(), s.answer.View(), ""}
	switch {
	case s.err != nil:
		what, remedy := person.Explain(s.err)
		lines = append(lines, s.theme.bad.Width(min(max(s.width, 20), 76)).Render("✗ "+text.Block(what)), wrap.Render(text.Block(remedy)))
	case s.notice != "":
		lines = append(lines, s.theme.accent.Width(s.width).Render(text.Line(s.notice)))
	case s.sandbox != nil:
		lines = append(lines, wrap.Render("Press "+s.theme.selected.Render("s")+
			" to try everything in the sandbox: a pretend organisation on this computer. Nothing leaves it."))
	}
	return strings.Join(lines, "\n")
}

// before is what stands above the place for the answer.
func (s *setup) before() string {
	wrap := s.theme.plain.Width(min(max(s.width, 20), 76))
	return strings.Join([]string{
		wrap.Render(aboutWords), "",
		s.theme.title.Width(min(max(s.width, 20), 76)).Render(person.SetupWords),
		wrap.Render("Press " + s.theme.selected.Render("m") + " for a message to them: it says what to set up. " +
			"When they have answered, paste the ids that they sent, and press Enter:"), "",
	}, "\n")
}

// Cursor stands where the answer is typed.
func (s *setup) Cursor() *tea.Cursor {
	at := s.answer.Cursor()
	if at != nil {
		at.Y += lipgloss.Height(s.before())
	}
	return at
}

// manual says how else signing in is set up.
func (s *setup) manual() []chapter {
	return []chapter{{"For your IT department", [][2]string{
		{"client_id", "The id can stand in the settings file, with tenant beside it; Enter here writes both there. facet config shows the file."},
		{"--client-id", "It can be given for once."},
		{"A token", "A Graph access token in the environment variable FACET_ACCESS_TOKEN does without either."},
	}}}
}

func (s *setup) ShortHelp() []key.Binding {
	k := s.keys
	return []key.Binding{k.accept, k.message, k.sandbox, k.help, k.palette, k.quit}
}

func (s *setup) FullHelp() [][]key.Binding { return [][]key.Binding{s.ShortHelp()} }
