package field

import (
	"sort"
	"strings"

	"facet/internal/text"
)

// Option is a value that a picker offers, with the name that people know it by
// and other words that find it.
type Option struct {
	Value, Name string
	Also        []string
}

// catalogue finds options by what people type. All words are folded once, into
// one string: a search is one pass over it, however many options there are.
type catalogue struct {
	options []Option
	words   string // \x00 before and after each word
	ends    []int  // of each option's words
}

// fence stands between words.
const fence = "\x00"

func newCatalogue(options []Option) *catalogue {
	c := &catalogue{options: options, ends: make([]int, len(options))}
	var b strings.Builder
	b.WriteString(fence)
	for i, o := range options {
		for _, word := range append([]string{o.Name, o.Value}, o.Also...) {
			b.WriteString(strings.ReplaceAll(text.Fold(word), fence, "") + fence)
		}
		c.ends[i] = b.Len()
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

// all returns every option.
func (c *catalogue) all() []int {
	found := make([]int, len(c.ends))
	for i := range found {
		found[i] = i
	}
	return found
}

// rank tells how well an option's words answer a search.
type rank int

const (
	whole rank = iota // a word is what was typed
	start             // a word starts with it
	part              // a word holds it
	ranks
)

// find returns the options that a folded query fits, best first, each group in
// the order of the options, and how many fit as a whole word.
func (c *catalogue) find(query string) (found []int, exact int) {
	var groups [ranks][]int
	for at := 0; ; {
		i := strings.Index(c.words[at:], query)
		if i < 0 {
			break
		}
		option := sort.SearchInts(c.ends, at+i+1)
		best := part
		stop := c.ends[option]
		for at += i; at < stop && best > whole; {
			best = min(best, c.rank(at, query))
			next := strings.Index(c.words[at+1:stop], query)
			if next < 0 {
				break
			}
			at += 1 + next
		}
		groups[best] = append(groups[best], option)
		at = stop - 1
	}
	found = append(append(groups[whole], groups[start]...), groups[part]...)
	return found, len(groups[whole])
}

// rank returns how well the words at a byte answer a query that they hold.
func (c *catalogue) rank(at int, query string) rank {
	if c.words[at-1] != fence[0] {
		return part
	}
	if c.words[at+len(query)] == fence[0] {
		return whole
	}
	return start
}
