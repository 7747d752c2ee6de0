package ui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"facet/forms/field"
	"facet/internal/text"
	"facet/profile/send"
)

const (
	labelWidth   = 20  // the column of titles
	previewWidth = 116 // from here on, the request body stands beside the form
)

// View draws the rows in the window, and on a wide terminal the body that
// builds up.
func (p *page) View() string {
	lines := p.lines()
	end := min(p.scroll+p.bodyHeight(), len(lines))
	view := append(p.heading(len(lines)), lines[min(p.scroll, end):end]...)
	if p.width < previewWidth {
		return strings.Join(view, "\n")
	}
	left := lipgloss.NewStyle().Width(p.formWidth()).Height(p.height).MaxHeight(p.height).Render(strings.Join(view, "\n"))
	return lipgloss.JoinHorizontal(lipgloss.Top, left, "  ", p.preview(p.width-p.formWidth()-2))
}

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
	lines := p.note()
	for i := range p.rows {
		lines = append(lines, p.rowLines(i)...)
	}
	return lines
}

// note is what the form began with, and what to know before sending, in lines.
func (p *page) note() []string {
	var lines []string
	if m, lacks := p.Session.Lacks(); lacks {
		lines = strings.Split(p.theme.warn.Width(p.formWidth()-2).Render("! "+m.Warning()), "\n")
	}
	if began := p.Began(); began != "" {
		lines = append(lines, p.theme.accent.Render(text.Fit(began, p.formWidth()-2)))
	}
	if p.Kind.Note != "" {
		lines = append(lines, strings.Split(p.theme.faint.Width(p.formWidth()-2).Render(p.Kind.Note), "\n")...)
	}
	return lines
}

func (p *page) rowLines(i int) []string {
	r := &p.rows[i]
	if r.drawn == nil {
		r.drawn = p.drawRow(i)
		if r.field.Input != nil {
			r.showed = r.shows()
		}
	}
	return r.drawn
}

// drawRow draws the section title that begins here, and the field.
func (p *page) drawRow(i int) []string {
	r, on, lines := &p.rows[i], i == p.at, []string{}
	switch {
	case r.button:
		return append(lines, "", p.bar(on)+p.drawButton(r, on))
	case r.begins && p.shows(i):
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

// shows reports whether something is to be seen of the section that begins at
// a row.
func (p *page) shows(begin int) bool {
	for i := begin; i < len(p.rows) && (i == begin || !p.rows[i].begins) && !p.rows[i].button; i++ {
		if !p.rows[i].field.Hidden() {
			return true
		}
	}
	return false
}

// drawButton draws the last stop, and says what it does.
func (p *page) drawButton(r *row, on bool) string {
	style, words := p.theme.label, "See the request before it is sent."
	if on {
		style = p.theme.selected
	}
	if n, ok := r.field.Input.(field.Noticer); ok && on && n.Notice() != "" {
		words = n.Notice()
	}
	return style.Render(pad("[ "+r.field.Title+" ]", labelWidth)) + " " + p.theme.faint.Render(text.Fit(words, p.inputWidth()))
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
	mark := ""
	if words := r.field.Origin(); words != "" {
		mark = "  " + text.Fit("("+words+")", p.inputWidth()/2)
	}
	value := text.Fit(r.field.Summary(), p.inputWidth()-lipgloss.Width(mark))
	if value == "" {
		value = p.theme.faint.Render("–")
	}
	return []string{value + p.theme.faint.Render(mark)}
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
		add(p.theme.bad, "✗ "+text.Line(sentence(r.err)))
	}
	if warning := r.field.Warning(); warning != "" {
		add(p.theme.warn, "! "+text.Line(warning))
	}
	add(p.theme.faint, r.field.Note())
	if !on {
		add(p.theme.faint, r.said)
		return all
	}
	if n, ok := r.field.Input.(field.Noticer); ok {
		add(p.theme.faint, n.Notice())
	}
	if origin := r.field.Origin(); origin != "" {
		add(p.theme.faint, "("+text.Line(origin)+")")
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
	lines := strings.Split(send.Pretty(body), "\n")
	for i := range lines {
		lines[i] = text.Fit(lines[i], width)
	}
	if most := p.height - 2; len(lines) > most {
		lines = append(lines[:max(most-1, 0)], "…")
	}
	return title + "\n" + strings.Join(lines, "\n")
}
