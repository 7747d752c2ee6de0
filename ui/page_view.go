package ui

import (
	"encoding/json"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"facet/forms/field"
	"facet/internal/text"
)

const (
	labelWidth   = 20  // the column of titles
	previewWidth = 120 // from here on, the request body stands beside the form
)

// View draws the rows in the window, and on a wide terminal the body that
// builds up.
func (p *page) View() string {
	lines := p.lines()
	end := min(p.scroll+p.bodyHeight(), len(lines))
	view := p.heading() + "\n" + strings.Join(lines[min(p.scroll, end):end], "\n")
	if p.width < previewWidth {
		return view
	}
	left := lipgloss.NewStyle().Width(p.formWidth()).Height(p.height).MaxHeight(p.height).Render(view)
	return lipgloss.JoinHorizontal(lipgloss.Top, left, "  ", p.preview(p.width-p.formWidth()-2))
}

// heading is what the page is, and how much of it is wrong.
func (p *page) heading() string {
	title := p.Title()
	state := ""
	switch n := p.wrong(); {
	case p.notice != "":
		state = p.theme.warn.Render("! " + text.Fit(p.notice, p.width-len(title)-4))
	case n == 1:
		state = p.theme.bad.Render("✗ 1 field to mend")
	case n > 1:
		state = p.theme.bad.Render(fmt.Sprintf("✗ %d fields to mend", n))
	}
	return p.theme.title.Render(title) + "  " + state
}

// bodyHeight is the room for rows below the heading.
func (p *page) bodyHeight() int { return max(p.height-1, 1) }

func (p *page) formWidth() int {
	if p.width < previewWidth {
		return p.width
	}
	return p.width * 3 / 5
}

// inputWidth is the room for values and inputs.
func (p *page) inputWidth() int { return max(p.formWidth()-labelWidth-4, 10) }

// lines are all lines of the form. A row is drawn again only after something
// in it has changed; the one with the focus, after each message.
func (p *page) lines() []string {
	var lines []string
	if p.Kind.Note != "" {
		note := p.theme.faint.Width(p.formWidth() - 2).Render(p.Kind.Note)
		lines = append(lines, strings.Split(note, "\n")...)
	}
	for i := range p.rows {
		lines = append(lines, p.rowLines(i)...)
	}
	return lines
}

func (p *page) rowLines(i int) []string {
	r := &p.rows[i]
	if r.drawn == nil {
		r.drawn = p.drawRow(r, i == p.at)
	}
	return r.drawn
}

// drawRow draws the section title that begins here, and the field.
func (p *page) drawRow(r *row, on bool) []string {
	lines := []string{}
	if r.section != "" {
		lines = append(lines, "", p.theme.section.Render(r.section))
	}
	if r.field.Hidden() {
		return lines
	}
	value := p.valueLines(r, on)
	for n, v := range value {
		label := strings.Repeat(" ", labelWidth)
		if n == 0 {
			label = p.label(r, on)
		}
		lines = append(lines, p.bar(on)+label+" "+v)
	}
	for _, remark := range p.remarks(r, on) {
		lines = append(lines, p.bar(on)+strings.Repeat(" ", labelWidth+1)+remark)
	}
	return lines
}

func (p *page) bar(on bool) string {
	if on {
		return p.theme.focusBar.Render("▌ ")
	}
	return "  "
}

func (p *page) label(r *row, on bool) string {
	title := r.field.Title
	if r.field.Required {
		title += " *"
	}
	if title = pad(title, labelWidth); on {
		return p.theme.selected.Render(title)
	}
	return p.theme.label.Render(title)
}

// valueLines are the input of the field with the focus, the value of others.
func (p *page) valueLines(r *row, on bool) []string {
	if on {
		return strings.Split(strings.TrimRight(r.field.Input.View(), "\n"), "\n")
	}
	value := text.Fit(r.field.Summary(), p.inputWidth())
	if value == "" {
		value = p.theme.faint.Render("–")
	}
	return []string{value}
}

// remarks are what is wrong, what to know, and, with the focus, what the
// field wants.
func (p *page) remarks(r *row, on bool) []string {
	var all []string
	add := func(style lipgloss.Style, words string) {
		if words != "" {
			drawn := style.Width(p.inputWidth()).Render(words)
			all = append(all, strings.Split(drawn, "\n")...)
		}
	}
	if r.err != nil {
		add(p.theme.bad, "✗ "+text.Line(r.err.Error()))
	}
	if warning := r.field.Warning(); warning != "" {
		add(p.theme.warn, "! "+warning)
	}
	if !on {
		add(p.theme.faint, r.said)
		return all
	}
	if n, ok := r.field.Input.(field.Noticer); ok {
		add(p.theme.faint, n.Notice())
	}
	add(p.theme.faint, r.field.Help)
	return all
}

// preview is the request as it would be sent now.
func (p *page) preview(width int) string {
	title := p.theme.faint.Render("What would be sent")
	body := p.Body()
	if body == nil {
		return title + "\n" + p.theme.faint.Render("nothing yet")
	}
	lines := strings.Split(Pretty(body), "\n")
	for i := range lines {
		lines[i] = text.Fit(lines[i], width)
	}
	if most := p.height - 2; len(lines) > most {
		lines = append(lines[:max(most-1, 0)], "…")
	}
	return title + "\n" + strings.Join(lines, "\n")
}

// Pretty is JSON with line breaks, safe for a terminal.
func Pretty(raw json.RawMessage) string {
	indented, err := indent(raw)
	if err != nil {
		return text.Block(string(raw))
	}
	return text.Block(string(indented))
}

func (p *page) resize(width, height int) {
	p.width, p.height = width, height
	p.redraw()
	if p.at >= 0 {
		p.size(&p.rows[p.at])
	}
	p.follow()
}

// size tells the field how wide it may be.
func (p *page) size(r *row) { r.field.Input.WithWidth(p.inputWidth()) }

// redraw forgets the drawn rows.
func (p *page) redraw() {
	for i := range p.rows {
		p.rows[i].drawn = nil
	}
}

// follow scrolls so that the row with the focus is in the window.
func (p *page) follow() {
	if p.width == 0 {
		return
	}
	top, bottom := p.span()
	room := p.bodyHeight()
	p.scroll = max(min(p.scroll, top), bottom-room, 0)
	p.scroll = min(p.scroll, top)
	if p.at == p.first() {
		p.scroll = 0
	}
}

// first is the first row that can have the focus.
func (p *page) first() int {
	for i := range p.rows {
		if p.rows[i].field.Input != nil {
			return i
		}
	}
	return 0
}

// span is the first line of the row with the focus, and the line after it.
func (p *page) span() (top, bottom int) {
	if p.Kind.Note != "" {
		top = lipgloss.Height(p.theme.faint.Width(p.formWidth() - 2).Render(p.Kind.Note))
	}
	for i := range p.at {
		top += len(p.rowLines(i))
	}
	return top, top + len(p.rowLines(p.at))
}

// Cursor is where the field with the focus wants it.
func (p *page) Cursor() *tea.Cursor {
	c, ok := p.rows[p.at].field.Input.(field.Cursored)
	if !ok {
		return nil
	}
	at := c.Cursor()
	if at == nil {
		return nil
	}
	top, _ := p.span()
	if p.rows[p.at].section != "" {
		top += 2
	}
	at.X += 2 + labelWidth + 1
	at.Y += 1 + top - p.scroll
	if at.Y < 1 {
		return nil
	}
	return at
}
