package ui

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"facet/internal/scroll"
	"facet/internal/text"
)

// soughtLimit is how many characters can be searched for.
const soughtLimit = 80

// palette lists every action of the screen below it. Choosing one presses its
// key there, so that an action has one way in.
type palette struct {
	theme  *theme
	below  screen
	sought typedLine
	list   scroll.List
	width  int
	height int
}

func newPalette(t *theme, below screen) *palette {
	return &palette{theme: t, below: below, sought: newTypedLine(t, "› ", soughtLimit)}
}

func (p *palette) aids() {}

func (p *palette) Init(context.Context) tea.Cmd { return nil }

func (p *palette) Update(msg tea.Msg) (screen, tea.Cmd) {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		p.width, p.height = size.Width, size.Height
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if next, cmd, done := press(p, msg); done {
			return next, cmd
		}
		p.seek(msg)
	case tea.PasteMsg:
		p.seek(msg)
	}
	return p, nil
}

// seek changes what is typed.
func (p *palette) seek(msg tea.Msg) {
	if p.sought.write(msg) {
		p.list = scroll.List{}
	}
}

func (p *palette) actions() []action {
	hits := p.hits()
	all := []action{layout("back", leaves, "esc", "ctrl+p")}
	if len(hits) > 0 {
		run := layout("do it", func(tea.KeyPressMsg) (screen, tea.Cmd) {
			return run(hits[p.list.At()]), nil
		}, "enter")
		move := moves(stays(p, func(press string) { p.list.Move(press, len(hits)) }), scroll.Keys()...)
		all = append([]action{run, move}, all...)
	}
	return all
}

// hits are the actions whose words hold what was typed.
func (p *palette) hits() []action {
	all := append(able(p.below.actions()), aids(p.below)...)
	called := func(a action) int {
		if a.Word != "" && a.Word == p.sought.value() {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(all, func(a, b action) int { return called(a) - called(b) })
	return slices.DeleteFunc(all, func(a action) bool {
		return slices.Contains(a.Keys, "ctrl+p") || !text.Finds(p.sought.value(), a.Help+" "+a.Words+" "+a.Word)
	})
}

func (p *palette) View() string {
	lines := []string{p.theme.section.Render("What do you want to do?"), p.sought.view(p.width), ""}
	hits := p.hits()
	rows := p.list.Lines(len(hits), p.height-len(lines), func(i int) []string {
		line := pad(hits[i].Help, 36) + keyOf(hits[i])
		if i == p.list.At() {
			return []string{p.theme.selected.Render("› " + line)}
		}
		return []string{"  " + line}
	})
	return strings.Join(append(lines, rows...), "\n")
}

// Cursor stands where the words are typed.
func (p *palette) Cursor() *tea.Cursor { return p.sought.cursor(p.width, 1) }

func (p *palette) undoable() bool { return p.sought.undoable() }

// run has the screen below do an action: by its key, if it has one.
func run(a action) screen {
	if a.Keyed() {
		return pressed{key: stroke(a.Name())}
	}
	return done{action: a}
}

// keyOf is the key of an action, if it has one.
func keyOf(a action) string {
	if !a.Keyed() {
		return ""
	}
	return a.named()
}

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
		"end": tea.KeyEnd, "delete": tea.KeyDelete, "f1": tea.KeyF1, "f2": tea.KeyF2, "space": tea.KeySpace,
	}
	if code, found := named[name]; found {
		return tea.KeyPressMsg{Code: code}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}
