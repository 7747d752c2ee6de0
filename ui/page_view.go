package ui

import (
	"cmp"

	"facet/forms/field"
	"facet/internal/text"
	"facet/ui/form"
	"facet/ui/paint"
)

// View draws the rows in the window, and what stands beside them.
func (p *page) View() string { return p.theme.roles.Render(p.drawn().Draw()) }

// layout is how the room is divided.
func (p *page) layout() form.Layout {
	return form.Layout{Width: max(p.width, 20), Height: p.height, Labels: p.labels, Signs: paint.Unicode, Fills: p.theme.roles.Fills()}
}

// drawn is what there is to draw.
func (p *page) drawn() form.Page {
	page := p.frame()
	page.Rows, page.Scroll = p.lines(), p.scroll
	page.Aside, page.Instead = p.besideFields(page)
	return page
}

// frame is the page without its rows.
func (p *page) frame() form.Page {
	parts, here := p.parts()
	page := form.Page{
		Layout: p.layout(), Title: p.heading(), Sections: parts, Here: here,
		Notes: p.sentLines(), Said: p.state(),
	}
	if p.OnDisk() {
		page.State = text.OneLine("draft saved")
	}
	return page
}

// lines are all lines of the form. A row is drawn again only after something
// in it has changed; the one with the focus, after each message.
func (p *page) lines() paint.Block {
	lines := p.note()
	for i := range p.rows {
		lines = append(lines, p.rowLines(i)...)
	}
	return lines
}

// note is what the form began with, and what to know before sending, in lines.
func (p *page) note() paint.Block {
	var lines paint.Block
	width := p.layout().Fields()
	if m, lacks := p.Session.Lacks(); lacks {
		lines = append(lines, paint.Wrap(paint.Style{Role: paint.Warn}, text.OneLine("! "+m.Warning()), width)...)
	}
	if began := p.Began(); began != "" {
		lines = append(lines, paint.Wrap(paint.Style{Role: paint.Accent}, text.OneLine(began), width)...)
	}
	if p.Kind.Note != "" {
		lines = append(lines, paint.Wrap(paint.Hint, text.OneLine(p.Kind.Note), width)...)
	}
	if len(lines) > 0 && p.layout().Lead() > 0 {
		lines = append(lines, nil)
	}
	return lines
}

func (p *page) rowLines(i int) paint.Block {
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
func (p *page) drawRow(i int) paint.Block {
	r, on, l := &p.rows[i], i == p.at, p.layout()
	lines := append(make(paint.Block, 0, 4), p.above(i)...)
	if r.button {
		return append(lines, p.button(r, on).In(i+1))
	}
	if r.field.Hidden() {
		return lines
	}
	drawn := l.Draw(form.Field{
		Title: text.OneLine(r.field.Title), On: on, Wrong: r.err != nil, Striped: !l.Air() && p.nth(i)%2 == 1,
		Value: p.value(r, on), Remarks: p.remarks(r, on),
	})
	return append(lines, inField(drawn, i)...)
}

// above is what stands above the field of a row: the title of the section that
// begins with it, or a blank line.
func (p *page) above(i int) paint.Block {
	r, l := &p.rows[i], p.layout()
	switch {
	case r.button:
		return paint.Block{nil}
	case r.begins && p.shows(i):
		head := l.Heading(text.OneLine(r.section), r.part == p.rows[p.at].part, i == 0)
		if l.Air() {
			head = append(head, nil)
		}
		return head
	case l.Air() && !r.field.Hidden():
		return paint.Block{nil}
	}
	return nil
}

// nth is which field of its section a row is, of those in sight.
func (p *page) nth(i int) (n int) {
	for ; i > 0 && !p.rows[i].begins; i-- {
		if !p.rows[i-1].field.Hidden() {
			n++
		}
	}
	return n
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

// button draws the last stop, and says what it does.
func (p *page) button(r *row, on bool) paint.Line {
	style, lead := paint.Normal, paint.Space(2)
	words := "You see everything once more first."
	if !p.Session.Person.IsMe() {
		words = "Goes to " + p.Plan(nil).Profile() + ". You see everything first."
	}
	if on {
		style, lead = paint.Style{Role: paint.Badge, Fill: paint.OnAccent, Bold: true}, paint.Of(paint.Focused.Own("▌"), paint.Normal.Own(" "))
		words = cmp.Or(r.notice(), words)
	}
	label := paint.Of(style.Of(text.OneLine("[ " + r.field.Title + " ]")))
	return paint.Cat(lead, label, paint.Space(2), paint.Of(paint.Hint.Of(text.OneLine(words)))).Fit(p.layout().Fields())
}

// remarks are what is wrong, what to know, and, with the focus, what the
// field wants.
func (p *page) remarks(r *row, on bool) (all []form.Remark) {
	add := func(style paint.Style, words string) {
		if words != "" {
			all = append(all, form.Remark{Style: style, Words: text.OneLine(words)})
		}
	}
	if r.err != nil {
		add(paint.Style{Role: paint.Bad}, "✗ "+sentence(r.err))
	}
	if warning := r.field.Warning(); warning != "" {
		add(paint.Style{Role: paint.Warn}, "! "+warning)
	}
	add(paint.Hint, r.field.Note())
	if !on {
		add(paint.Hint, r.said)
		return all
	}
	if n, ok := r.field.Input.(field.Noticer); ok {
		add(paint.Hint, n.Notice())
	}
	if origin := r.field.Origin(); origin != "" {
		add(paint.Hint, "("+origin+")")
	}
	add(paint.Hint, r.field.Help)
	return all
}
