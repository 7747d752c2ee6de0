package ui

import (
	"context"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"facet/internal/editing"
	"facet/internal/text"
)

// naming asks, before the first change of a session to somebody else's
// profile, for the part of their sign-in name before the @: whoever types it
// has read whose profile it is.
type naming struct {
	theme   *theme
	session *editing.Session
	typed   textinput.Model
	width   int
	wrong   bool
	keys    namingKeys
}

type namingKeys struct{ accept, back key.Binding }

// namingLimit is longer than any sign-in name.
const namingLimit = 128

func newNaming(t *theme, s *editing.Session) *naming {
	n := &naming{theme: t, session: s, typed: textinput.New(), keys: namingKeys{
		accept: bind("enter", "this is the person, send", "enter"),
		back:   bind("esc", "back", "esc"),
	}}
	n.typed.Prompt = "› "
	n.typed.CharLimit = namingLimit
	n.typed.SetVirtualCursor(false)
	n.typed.Focus()
	return n
}

func (n *naming) of() *editing.Session { return n.session }

func (n *naming) Init(context.Context) tea.Cmd { return nil }

func (n *naming) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		n.width = msg.Width
		n.typed.SetWidth(max(msg.Width-4, 10))
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, n.keys.back):
			return nil, nil
		case key.Matches(msg, n.keys.accept):
			if n.session.Name(n.typed.Value()) {
				return nil, nil
			}
			n.wrong = true
			return n, nil
		}
		n.wrong = false
	}
	var cmd tea.Cmd
	n.typed, cmd = n.typed.Update(msg)
	return n, cmd
}

func (n *naming) View() string {
	width := max(n.width, 20)
	wrap := n.theme.plain.Width(width)
	lines := []string{
		n.theme.warn.Bold(true).Render("! The first change to somebody else's profile"), "",
		wrap.Render(text.Line("You are about to change the profile of " + n.session.User.DisplayName + ", " + n.session.User.UserPrincipalName + ".")), "",
		wrap.Render("Type the part of their sign-in name before the @ to send it. You are asked once for each person."), "",
		n.typed.View(),
	}
	if n.wrong {
		lines = append(lines, "", n.theme.bad.Width(width).Render("✗ That is not this person's. Read the name above once more."))
	}
	return strings.Join(lines, "\n")
}

// Cursor stands where the name is typed.
func (n *naming) Cursor() *tea.Cursor {
	before := string([]rune(n.typed.Value())[:n.typed.Position()])
	row := strings.Count(n.View()[:strings.Index(n.View(), n.typed.Prompt)], "\n")
	return tea.NewCursor(lipgloss.Width(n.typed.Prompt+before), row)
}

func (n *naming) ShortHelp() []key.Binding  { return []key.Binding{n.keys.accept, n.keys.back} }
func (n *naming) FullHelp() [][]key.Binding { return [][]key.Binding{n.ShortHelp()} }
