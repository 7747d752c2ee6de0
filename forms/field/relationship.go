package field

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"facet/internal/text"
)

// relate does the keys of the relationship cell: left and right go through the
// words, a letter goes to the next word that starts with it, backspace clears.
func (p *People) relate(press tea.KeyPressMsg) {
	r := &p.rows[p.row]
	words := p.relationships(*r)
	here := offers(words, r.Relationship)
	switch keys := press.String(); keys {
	case "left":
		here += len(words) - 1
	case "right", "space":
		here++
	case "backspace", "delete", "ctrl+u":
		here = 0
	default:
		here = initial(words, here, press.Text)
	}
	r.Relationship = words[here%len(words)].Value
}

// relationships returns what a row may choose from: none, the words, and the
// one that it came with.
func (p *People) relationships(r personRow) []Option {
	words := append([]Option{{Name: notSet}}, p.words...)
	for _, v := range []string{r.was.Relationship, r.Relationship} {
		if offers(words, v) < 0 {
			words = append(words, Option{Value: v, Name: v})
		}
	}
	return words
}

// initial returns the next word after one that starts with a letter, or the one.
func initial(words []Option, here int, letter string) int {
	letter = text.Fold(letter)
	if letter == "" {
		return here
	}
	for i := range words {
		next := (here + 1 + i) % len(words)
		if strings.HasPrefix(text.Fold(words[next].Name), letter) {
			return next
		}
	}
	return here
}

// relationship returns the name of a row's relationship, "" for none.
func (p *People) relationship(r personRow) string {
	if r.Relationship == "" {
		return ""
	}
	words := p.relationships(r)
	return text.Line(words[offers(words, r.Relationship)].Name)
}
