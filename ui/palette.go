package ui

import (
	"context"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"facet/internal/scroll"
	"facet/internal/text"
)

// soughtLimit is how many characters can be searched for: as many as fit into
// the narrowest window, also when each is two cells wide.
const soughtLimit = 24

// palette lists every action of the screen below it. Choosing one presses its
// key there, so that an action has one way in.
type palette struct {
	theme  *theme
	below  screen
	sought textinput.Model
	list   scroll.List
	height int
	run    key.Binding
	move   key.Binding
	back   key.Binding
}

func newPalette(t *theme, below screen) *palette {
	p := &palette{
		theme: t, below: below, sought: textinput.New(),
		run:  bind("enter", "do it", "enter"),
		move: bind("↑↓", "move", scroll.Keys()...),
		back: bind("esc", "back", "esc", "ctrl+p"),
	}
	p.sought.Prompt = "› "
	p.sought.CharLimit = soughtLimit
	p.sought.SetVirtualCursor(false)
	p.sought.Focus()
	return p
}

func (p *palette) aids() {}

func (p *palette) Init(context.Context) tea.Cmd { return nil }

func (p *palette) Update(msg tea.Msg) (screen, tea.Cmd) {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		p.height = size.Height
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return p, nil
	}
	hits := p.hits()
	switch {
	case key.Matches(press, p.back):
		return nil, nil
	case key.Matches(press, p.run) && p.list.At() < len(hits):
		return pressed{key: stroke(hits[p.list.At()].Keys()[0])}, nil
	case key.Matches(press, p.move):
		p.list.Move(press.String(), len(hits))
	default:
		p.list = scroll.List{}
		var cmd tea.Cmd
		p.sought, cmd = p.sought.Update(msg)
		return p, cmd
	}
	return p, nil
}

// hits are the actions whose words hold what was typed.
func (p *palette) hits() []key.Binding {
	var hits []key.Binding
	for _, group := range p.below.FullHelp() {
		for _, b := range group {
			if b.Enabled() && b.Keys()[0] != "ctrl+p" && text.Finds(p.sought.Value(), b.Help().Desc) {
				hits = append(hits, b)
			}
		}
	}
	return hits
}

func (p *palette) View() string {
	lines := []string{p.theme.section.Render("What do you want to do?"), p.sought.View(), ""}
	hits := p.hits()
	rows := p.list.Lines(len(hits), p.height-len(lines), func(i int) []string {
		line := pad(hits[i].Help().Desc, 36) + hits[i].Help().Key
		if i == p.list.At() {
			return []string{p.theme.selected.Render("› " + line)}
		}
		return []string{"  " + line}
	})
	return strings.Join(append(lines, rows...), "\n")
}

// Cursor stands where the words are typed.
func (p *palette) Cursor() *tea.Cursor {
	before := string([]rune(p.sought.Value())[:p.sought.Position()])
	return tea.NewCursor(lipgloss.Width(p.sought.Prompt+before), 1)
}

func (p *palette) ShortHelp() []key.Binding  { return []key.Binding{p.run, p.move, p.back} }
func (p *palette) FullHelp() [][]key.Binding { return [][]key.Binding{p.ShortHelp()} }

// stroke is the key press that a binding's name means.
func stroke(name string) tea.KeyPressMsg {
	if rest, found := strings.CutPrefix(name, "ctrl+"); found {
		return tea.KeyPressMsg{Code: []rune(rest)[0], Mod: tea.ModCtrl}
	}
	if rest, found := strings.CutPrefix(name, "shift+"); found {
		k := stroke(rest)
		k.Mod = tea.ModShift
		return k
	}
	named := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome,
		"end": tea.KeyEnd, "delete": tea.KeyDelete, "f1": tea.KeyF1,
	}
	if code, found := named[name]; found {
		return tea.KeyPressMsg{Code: code}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}
