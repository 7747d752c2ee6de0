package person

import (
	"slices"
	"strings"

	"facet/internal/text"
)

// Sought is what somebody looks for among what a person has: words that all have to
// be in what a line says of an object, in any order.
type Sought []string

// NewSought reads what was typed. Case and accents make no difference.
func NewSought(typed string) Sought { return strings.Fields(text.Fold(typed)) }

// In reports whether a text has all of the words. It is in the form of [Line.Folded].
func (s Sought) In(folded string) bool {
	return !slices.ContainsFunc(s, func(word string) bool { return !strings.Contains(folded, word) })
}

// Folded is all that the line says, in the form in which words are looked for. Each
// part is folded by itself: plain ones, which are most, take no time.
func (l Line) Folded() string {
	var all strings.Builder
	for _, part := range slices.Concat([]string{l.Title, l.Badge, l.Sees, l.From}, l.Facts) {
		all.WriteString(text.Fold(strings.ReplaceAll(part, "\u00a0", " ")))
		all.WriteByte('\n') // no word goes on in the next part
	}
	return all.String()
}
