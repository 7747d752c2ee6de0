package field

import (
	"strings"

	"facet/internal/text"
)

// Option is a value that a picker offers, with the name that people know it by
// and other words that find it. One that is Kept stays where it is the value
// already, and is not offered otherwise.
type Option struct {
	Value, Name string
	Also        []string
	Kept        bool
}

// catalogue finds options by what people type. All words are folded once, into
// one string: a search is one pass over it, however many options there are.
type catalogue struct {
	options []Option
	words   string // \x00 before and after each word
	ends    []int  // of each option's words
	every   []int  // the index of every option
}

// fence stands between words, and in none: folded text has no control characters.
const fence = "\x00"

func newCatalogue(options []Option) *catalogue {
	c := &catalogue{options: options, ends: make([]int, len(options)), every: make([]int, len(options))}
	var b strings.Builder
	b.WriteString(fence)
	for i, o := range options {
		for _, word := range append([]string{o.Name, o.Value}, o.Also...) {
			b.WriteString(text.Fold(word) + fence)
		}
		c.ends[i], c.every[i] = b.Len(), i
	}
	c.words = b.String()
	return c
}

// holds reports whether an index is that of an option to find.
func (c *catalogue) holds(i int) bool { return i >= 0 && i < len(c.ends) }

// lend takes one option in that is not found, until the next, and returns its index.
func (c *catalogue) lend(o Option) int {
	c.options = append(c.options[:len(c.ends)], o)
	return len(c.ends)
}

// hits are the options that a query fits: as a whole word, as the start of one,
// or as a part of one. Those that fit as well as each other keep their order.
type hits struct{ wholes, starts, parts []int }

// find returns what a folded query fits.
func (c *catalogue) find(query string) hits {
	start, whole := fence+query, fence+query+fence
	var wholes, starts []int
	parts := make([]int, 0, len(c.ends))
	for at, option := 0, 0; ; option++ {
		i := strings.Index(c.words[at:], query)
		if i < 0 {
			break
		}
		for at += i; c.ends[option] <= at; {
			option++
		}
		switch hit := c.words[at-1 : c.ends[option]]; {
		case !strings.Contains(hit, start):
			parts = append(parts, option)
		case !strings.Contains(hit, whole):
			starts = append(starts, option)
		default:
			wholes = append(wholes, option)
		}
		at = c.ends[option]
	}
	return hits{wholes, starts, parts}
}
