package ui

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"facet/internal/text"
	"facet/profile/flow"
	"facet/profile/person"
	"facet/ui/form"
	"facet/ui/paint"
)

// heading is what the page is.
func (p *page) heading() text.Safe { return text.OneLine(p.Title() + p.queue.place(p)) }

// sentLines say that the form was sent before, if it was.
func (p *page) sentLines() paint.Block {
	if p.before.ID == "" {
		return nil
	}
	return paint.Wrap(paint.Style{Role: paint.Warn}, text.OneLine("! "+person.SentBefore(p.before)), p.layout().Fields())
}

// parts are the sections of which something is in sight, each with how far it is,
// and which has the focus.
func (p *page) parts() (all []form.Section, here int) {
	here = -1
	part := -1
	for i := range p.rows {
		r := &p.rows[i]
		if r.button || r.field.Hidden() {
			continue
		}
		if r.part != part {
			part = r.part
			all = append(all, form.Section{Title: text.OneLine(r.section)})
		}
		if part == p.rows[p.at].part {
			here = len(all) - 1
		}
		s := &all[len(all)-1]
		s.Filled = s.Filled || r.field.Filled()
		s.Lacks = s.Lacks || r.field.Lacks()
		if r.err != nil {
			s.Wrong++
		}
	}
	return all, here
}

// state is a notice, or what is wrong; nothing, where there is nothing to say.
func (p *page) state() paint.Block {
	var style paint.Style
	var words string
	switch wrong := p.wrong(); {
	case p.notice != "":
		style, words = paint.Style{Role: paint.Warn}, "! "+p.notice
	case len(wrong) > 0:
		style, words = paint.Style{Role: paint.Bad}, "✗ "+flow.NeedsFixing(wrong...).String()
	default:
		return nil
	}
	return paint.Wrap(style, text.OneLine(words), p.layout().Fields())
}

// bodyHeight is the room for rows below the heading.
func (p *page) bodyHeight() int { return p.frame().Body() }

// sentence is the advice of a check as people write it.
func sentence(err error) string {
	words := cmp.Or(err.Error(), "this is not right")
	first, size := utf8.DecodeRuneInString(words)
	words = string(unicode.ToUpper(first)) + words[size:]
	if strings.ContainsAny(words[len(words)-1:], ".?!") {
		return words
	}
	return words + "."
}
