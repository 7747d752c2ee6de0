package ui

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"facet/internal/scroll"
	"facet/ui/paint"
)

// soughtLimit is how many characters can be searched for.
const soughtLimit = 80

// palette finds everything that can be done by its name: on the screen below it, on
// the profile below that, and with the program.
type palette struct {
	theme  *theme
	below  screen
	title  string
	all    *items
	recent *[]string // what was chosen, the latest last
	hits   []hit
	sought typedLine
	list   scroll.List
	why    string // why what was chosen can't be done
	width  int
	height int
	back   paint.Block // the screen below, in grey; nil: it isn't drawn yet
}

func newPalette(t *theme, below screen, title string, all []item, recent *[]string) *palette {
	p := &palette{theme: t, below: below, title: title, all: newItems(all), recent: recent, sought: newTypedLine(t, "› ", soughtLimit)}
	p.hits = p.all.find("")
	return p
}

func (p *palette) aids() {}

// Init makes what is compared: with many entries that takes longer than a key may.
func (p *palette) Init(context.Context) tea.Cmd {
	all := p.all.all
	return ask(p, func() tea.Msg { return foldItems(all) })
}

func (p *palette) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.width, p.height, p.back = msg.Width, msg.Height, nil
	case foldedMsg:
		p.all.take(msg)
	case themedMsg:
		p.back = nil
	case tea.KeyPressMsg:
		p.why = ""
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
		p.hits = p.all.find(p.sought.value())
	}
}

func (p *palette) actions() []action {
	all := []action{layout("close", leaves, "esc", "ctrl+p")}
	if len(p.hits) > 0 {
		run := layout("do it", func(tea.KeyPressMsg) (screen, tea.Cmd) { return p.choose(), nil }, "enter")
		move := moves(stays(p, func(press string) { p.list.Move(press, p.rows()) }), scroll.Keys()...)
		all = append([]action{run, move}, all...)
	}
	return all
}

// choose does what is marked, or says why it can't be done.
func (p *palette) choose() screen {
	i := p.all.item(p.hits[p.list.At()])
	if i.why != "" {
		p.why = i.why
		return p
	}
	if i.name == "" {
		return i.do
	}
	*p.recent = append(slices.DeleteFunc(*p.recent, func(name string) bool { return name == i.name }), i.name)
	return i.do
}

func (p *palette) typing() bool { return true }

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
