package ui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"facet/internal/text"
	"facet/ui/home"
	"facet/ui/paint"
)

// onCard are the facet types that a profile card shows, under these titles.
var onCard = []struct {
	title string
	kinds []string
}{
	{"Work", []string{"position"}},
	{"Certifications and awards", []string{"certification", "award"}},
	{"About", []string{"note"}},
	{"Skills", []string{"skill"}},
	{"Languages", []string{"language"}},
	{"Education", []string{"education"}},
}

// onCardEach is how many objects a section of the card has.
const onCardEach = 4

// card is the person roughly as colleagues see them: what the organisation may
// see. How Microsoft's own card orders things isn't known.
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
	for _, section := range onCard {
		if lines := p.cardLines(section.kinds); len(lines) > 0 {
			c.Sections = append(c.Sections, home.Section{Title: text.OneLine(section.title), Lines: lines})
		}
	}
	return c
}

// cardLines are the objects of some facet types that colleagues see.
func (p *profile) cardLines(kinds []string) []paint.Line {
	var lines []paint.Line
	for i := range p.collections {
		if !slices.Contains(kinds, p.collections[i].kind.Name) {
			continue
		}
		for _, o := range p.collections[i].objects {
			says := p.session.Line(o, time.Now())
			if says.Reach == 1 || says.Reach == 2 {
				continue
			}
			line := paint.Of(paint.Normal.Of(text.OneLine(says.Title)))
			if len(says.Facts) > 0 {
				line = append(line, paint.Normal.Own("  "), paint.Hint.Of(text.OneLine(says.Facts[0])))
			}
			lines = append(lines, line)
		}
	}
	if more := len(lines) - onCardEach; more > 1 {
		lines = append(lines[:onCardEach:onCardEach], paint.Of(paint.Hint.Of(text.OneLine(fmt.Sprintf("and %d more", more)))))
	}
	return lines
}

// worthALook is what somebody may want to see to: what everybody may see, and what is
// still empty. What expires is among the alerts.
func (p *profile) worthALook() []home.Note {
	var public, empty []string
	for i := range p.collections {
		c := &p.collections[i]
		if len(c.objects) == 0 && c.err == nil && !c.loading && !c.kind.Fixed {
			empty = append(empty, c.kind.Title)
		}
		for _, o := range c.objects {
			if says := p.session.Line(o, time.Now()); says.Reach == 5 {
				public = append(public, says.Title)
			}
		}
	}
	warn := paint.Style{Role: paint.Warn}
	var notes []home.Note
	notes = noted(notes, paint.Of(warn.Own(paint.Unicode.Seen)), len(public), "entry is open to the public", "entries are open to the public", public)
	return noted(notes, paint.Of(paint.Hint.Own(paint.Unicode.Separator)), len(empty), "kind is still empty", "kinds are still empty", empty)
}

// noted adds a note about some things, which are named below it.
func noted(notes []home.Note, sign paint.Line, count int, one, many string, names []string) []home.Note {
	if count == 0 {
		return notes
	}
	const most = 6
	hint := strings.Join(names[:min(len(names), most)], ", ")
	return append(notes, home.Note{Sign: sign, Words: text.OneLine(text.Count(count, one, many)), Hint: text.OneLine(hint)})
}
