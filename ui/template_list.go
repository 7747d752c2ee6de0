package ui

import (
	"context"
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/forms"
	"facet/internal/editing"
	"facet/internal/scroll"
	"facet/internal/text"
)

// templateList shows what a form can begin with.
type templateList struct {
	opener
	session *editing.Session
	all     []forms.Template
	wrong   []string
	list    scroll.List
	width   int
	height  int
	notice  string
	keys    templateKeys
}

type templateKeys struct{ open, move, back key.Binding }

func newTemplates(o opener, s *editing.Session, found editing.Templates, kind forms.Kind) *templateList {
	l := &templateList{opener: o, session: s, all: found.KindFirst(kind), wrong: found.Wrong, keys: templateKeys{
		open: bind("enter", "begin with it", "enter"),
		move: moving(),
		back: bind("esc", "back", "esc", "q"),
	}}
	l.keys.open.SetEnabled(len(l.all) > 0)
	l.keys.move.SetEnabled(len(l.all) > 1)
	return l
}

func (l *templateList) of() *editing.Session { return l.session }

func (l *templateList) Init(context.Context) tea.Cmd { return nil }

func (l *templateList) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		l.width, l.height = msg.Width, msg.Height
	case tea.KeyPressMsg:
		return l.press(msg)
	}
	return l, nil
}

func (l *templateList) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	l.notice = ""
	switch k := l.keys; {
	case key.Matches(msg, k.back):
		return nil, nil
	case key.Matches(msg, k.move):
		l.list.Move(msg.String(), len(l.all))
	case key.Matches(msg, k.open):
		return l.open()
	}
	return l, nil
}

// open begins a form with the template under the cursor. It stays below, for
// whoever meant another one.
func (l *templateList) open() (screen, tea.Cmd) {
	edit, err := editing.FromTemplate(l.session, l.all[l.list.At()])
	if err != nil {
		l.notice = err.Error()
		return l, nil
	}
	return pageOf(l.theme, edit, l.editor), nil
}

func (l *templateList) View() string {
	width := max(l.width, 20)
	lines := []string{l.theme.title.Render("What should the form begin with?"), l.theme.warn.Render(text.Fit(l.notice, width))}
	trouble := l.trouble(width)
	lines = append(lines, l.theme.choices(&l.list, l.rows(), width, l.height-len(lines)-len(trouble))...)
	return strings.Join(append(lines, trouble...), "\n")
}

// rows are what the templates are called, and what they are for.
func (l *templateList) rows() []choice {
	var rows []choice
	for _, t := range l.all {
		about := "new " + t.Kind.Called()
		if t.About != "" {
			about += " · " + t.About
		}
		rows = append(rows, choice{t.Name, about})
	}
	return rows
}

// mostWrong is how many lines about files of no use fit beside the templates.
const mostWrong = 4

// trouble says what is wrong with the files that are of no use.
func (l *templateList) trouble(width int) []string {
	if len(l.wrong) == 0 {
		return nil
	}
	lines := []string{"", l.theme.warn.Render(text.Fit("! Not every file of a template can be used:", width))}
	for _, words := range l.wrong[:min(len(l.wrong), mostWrong)] {
		lines = append(lines, strings.Split(l.theme.plain.Width(width).Render(text.Line(words)), "\n")...)
	}
	if more := len(l.wrong) - mostWrong; more > 0 {
		lines = append(lines, l.theme.faint.Render(text.Fit(fmt.Sprintf("and %d more: facet templates names them all.", more), width)))
	}
	return lines
}

func (l *templateList) ShortHelp() []key.Binding {
	return []key.Binding{l.keys.open, l.keys.move, l.keys.back}
}

func (l *templateList) FullHelp() [][]key.Binding { return [][]key.Binding{l.ShortHelp()} }
