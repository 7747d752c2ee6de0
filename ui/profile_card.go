package ui

import (
	"fmt"
	"time"

	"facet/internal/text"
	"facet/profile/person"
	"facet/ui/home"
	"facet/ui/paint"
)

// card is the person roughly as colleagues see them.
func (p *profile) card() *home.Card {
	u := p.session.User
	if u.DisplayName == "" {
		return nil
	}
	c := &home.Card{Name: text.OneLine(u.DisplayName), Other: !p.session.Person.IsMe(), Caption: text.OneLine("Roughly as colleagues see you")}
	if c.Other {
		c.Caption = text.OneLine("Roughly as colleagues see " + u.DisplayName)
	}
	for _, words := range []string{u.JobTitle, u.Department} {
		if words != "" {
			c.Lines = append(c.Lines, text.OneLine(words))
		}
	}
	for _, section := range p.session.Card(time.Now()) {
		c.Sections = append(c.Sections, home.Section{Title: text.OneLine(section.Title), Lines: cardLines(section)})
	}
	return c
}

// cardLines are the objects of a section of the card.
func cardLines(section person.CardSection) []paint.Line {
	var lines []paint.Line
	for _, says := range section.Lines {
		line := paint.Of(paint.Normal.Of(text.OneLine(says.Title)))
		if len(says.Facts) > 0 {
			line = append(line, paint.Normal.Own("  "), paint.Hint.Of(text.OneLine(says.Facts[0])))
		}
		lines = append(lines, line)
	}
	if section.More > 0 {
		lines = append(lines, paint.Of(paint.Hint.Of(text.OneLine(fmt.Sprintf("and %d more", section.More)))))
	}
	return lines
}

// worthALook is what somebody may want to see to.
func (p *profile) worthALook() (notes []home.Note) {
	for _, look := range p.overview().WorthALook() {
		sign := paint.Of(paint.Hint.Own(paint.Unicode.Separator))
		if look.Warns {
			sign = paint.Of(paint.Style{Role: paint.Warn}.Own(paint.Unicode.Seen))
		}
		notes = append(notes, home.Note{Sign: sign, Words: look.Words, Hint: look.Names})
	}
	return notes
}
