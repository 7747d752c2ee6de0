package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"facet/forms"
	"facet/forms/field"
	"facet/graph/outbox"
	"facet/internal/text"
	"facet/internal/texteditor"
	"facet/profile/draft"
	"facet/profile/person"
)

// page is the form of one facet type: every section on one scrolling page.
// It hosts huh fields and moves the focus itself, in the same step in which
// the key arrives, so that keys typed quickly land where they were meant. A
// field that is wrong is marked when it is left, and never holds anybody up.
type page struct {
	draft.Edit
	ctx    context.Context // for the editor
	theme  *theme
	editor *texteditor.Editor

	before outbox.Entry // the send of this form that was done, or may have been; without an id: none

	queue   *queue // that it stands in; nil: it is alone
	task    *task  // what it does for a list of work; nil: nothing
	fields  []forms.Field
	rows    []row // the fields, and the button below them
	labels  int   // the longest title of a field
	at      int   // the row with the focus
	aside   int   // what stands beside the fields, or in their place: how often it was turned
	asideBy int   // how far that is scrolled
	scroll  int
	width   int
	height  int
	notice  string
}

// pageOf is the screen of a form.
func pageOf(t *theme, e draft.Edit, editor *texteditor.Editor) *page {
	p := &page{Edit: e, theme: t, editor: editor}
	p.build()
	return p
}

func (p *page) of() *person.Session { return p.Session }

// build makes the rows from the sections of the form, and the button below.
func (p *page) build() {
	for at, section := range p.Sections() {
		for i, f := range section.Fields {
			p.fields = append(p.fields, f)
			p.rows = append(p.rows, row{field: f, section: section.Title, begins: i == 0, part: at})
			p.labels = max(p.labels, lipgloss.Width(text.Line(f.Title)))
		}
	}
	p.rows = append(p.rows, row{field: forms.Field{Title: "Check and send", Input: field.NewButton("Check and send")}, button: true, part: -1})
	for _, r := range p.rows {
		if r.field.Input != nil {
			r.field.Input.WithTheme(p.theme)
		}
	}
	p.at = -1
	p.visit(p.next(1))
	p.visit(p.asked())
}

// asked is the first row that asks for something, on a form that begins with
// something; else the row with the focus.
func (p *page) asked() int {
	for i := range p.rows {
		if f := p.rows[i].field; p.Prefilled() && f.Required && f.Error() != nil && !f.Hidden() {
			return i
		}
	}
	return p.at
}

// Init asks whether the form was sent before. The first field has the focus
// already.
func (p *page) Init(ctx context.Context) tea.Cmd {
	p.ctx = ctx
	return lookUpBefore(ctx, p, p.Plan(nil))
}

func (p *page) Update(msg tea.Msg) (screen, tea.Cmd) {
	p.rows[p.at].drawn = nil
	next, cmd := p.answer(msg)
	p.follow()
	return next, cmd
}

func (p *page) answer(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.resize(msg.Width, msg.Height)
	case themedMsg:
		p.redraw()
	case editedMsg:
		p.edited(msg)
	case returnedMsg:
		return p, lookUpBefore(p.ctx, p, p.Plan(nil))
	case beforeMsg:
		p.before = msg.entry
	case tea.KeyPressMsg:
		return p.press(msg)
	case tea.PasteMsg:
		return p, p.hand(msg)
	}
	return p, nil
}

// review marks what is wrong and goes to the first of it, or goes on to the review.
func (p *page) review() (screen, tea.Cmd) {
	p.leave()
	for i := range p.rows {
		p.rows[i].left = true
		p.rows[i].check()
	}
	p.redraw()
	next, wrong := p.filling().Review()
	if len(wrong) > 0 {
		p.visit(slices.IndexFunc(p.rows, func(r row) bool { return r.field.Member == wrong[0].Member }))
		return p, nil
	}
	p.notice = next.Notice.String()
	p.focus(p.at)
	return p.opener().lead(p, next), nil
}

// opener makes the screens that the form leads to.
func (p *page) opener() opener { return opener{theme: p.theme, editor: p.editor} }

// wrong are the titles of the fields that are marked.
func (p *page) wrong() (titles []string) {
	for i := range p.rows {
		if p.rows[i].err != nil && !p.rows[i].field.Hidden() {
			titles = append(titles, p.rows[i].field.Title)
		}
	}
	return titles
}
