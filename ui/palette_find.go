package ui

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/sahilm/fuzzy"

	"facet/internal/text"
)

// item is something that can be done, as the palette has it.
type item struct {
	name  string        // raw text
	later func() string // its name, where that takes a while and is asked of many; nil: it is there
	sort  string        // what sort of thing it is: "add", "go"; empty: it is done here
	key   string        // empty: it has none
	word  string        // what it is called in one word, if anything
	also  string        // other words for it
	near  int           // 0: on the screen below; the further away, the later it comes
	why   string        // why it can't be done now; empty: it can
	place bool          // it goes somewhere, and does nothing
	do    screen        // where it leads
}

// called is its name.
func (i item) called() string {
	if i.later != nil {
		return i.later()
	}
	return i.name
}

// items are what is looked through. What is compared is made when somebody types:
// that takes longer the more there is.
type items struct {
	all    []item
	folded []string // name and other words, in the form that is compared
	names  []string // the names alone
}

func newItems(all []item) *items {
	sort.SliceStable(all, func(a, b int) bool { return all[a].near < all[b].near })
	return &items{all: all}
}

// hit is an item that was found.
type hit struct {
	at   int
	tier int // how well it was found: the lower, the better
}

func (i *items) item(h hit) item { return i.all[h.at] }

// The tiers in which items are found.
const (
	byWord   = iota // it is called so
	byNames         // the words that were typed begin words of its name
	byOthers        // or words that stand for it
	within          // or are a part of those
)

// few are so few hits that those are looked for, too, in whose names the letters
// stand in order.
const few = 5

// find are the items for what was typed, the best first.
func (i *items) find(typed string) []hit {
	words := strings.Fields(text.Fold(typed))
	hits := make([]hit, 0, len(i.all))
	if len(words) == 0 {
		for at := range i.all {
			hits = append(hits, hit{at: at})
		}
		return hits
	}
	i.fold()
	for at := range i.all {
		if tier, found := i.tier(at, words); found {
			hits = append(hits, hit{at, tier})
		}
	}
	sort.SliceStable(hits, func(a, b int) bool {
		return cmp.Or(hits[a].tier-hits[b].tier, i.all[hits[a].at].near-i.all[hits[b].at].near) < 0
	})
	if len(hits) < few {
		hits = append(hits, i.loosely(strings.Join(words, ""), hits)...)
	}
	return hits
}

// fold makes what is compared, once.
func (i *items) fold() {
	if i.folded == nil {
		i.take(foldItems(i.all))
	}
}

// foldedMsg is what is compared of items.
type foldedMsg struct{ names, all []string }

func (i *items) take(f foldedMsg) { i.names, i.folded = f.names, f.all }

func foldItems(all []item) (f foldedMsg) {
	f.names, f.all = make([]string, len(all)), make([]string, len(all))
	for at, one := range all {
		f.names[at] = text.Fold(one.called())
		f.all[at] = f.names[at] + " " + text.Fold(one.sort+" "+one.word+" "+one.also)
	}
	return f
}

// tier is how well an item is found by all words.
func (i *items) tier(at int, words []string) (tier int, found bool) {
	if len(words) == 1 && i.all[at].word == words[0] {
		return byWord, true
	}
	tier = byNames
	for _, w := range words {
		switch {
		case begins(i.names[at], w):
		case begins(i.folded[at], w):
			tier = max(tier, byOthers)
		case strings.Contains(i.folded[at], w):
			tier = within
		default:
			return 0, false
		}
	}
	return tier, true
}

// begins reports whether a word of a text begins with some letters.
func begins(s, with string) bool {
	for from := 0; ; {
		at := strings.Index(s[from:], with)
		if at < 0 {
			return false
		}
		at += from
		if at == 0 || !letter(s[at-1]) {
			return true
		}
		from = at + 1
	}
}

// letter reports whether a byte belongs to a word.
func letter(b byte) bool {
	return b >= 0x80 || unicode.IsLetter(rune(b)) || unicode.IsDigit(rune(b))
}

// loosely are items in whose names the letters stand in order, but for hits.
func (i *items) loosely(letters string, but []hit) []hit {
	var loose []hit
	for _, m := range fuzzy.Find(letters, i.names) {
		if m.Score > 0 && !slices.ContainsFunc(but, func(h hit) bool { return h.at == m.Index }) {
			loose = append(loose, hit{m.Index, within + 1})
		}
	}
	return loose[:min(len(loose), 2*few)]
}

// lettersOf are the letters of a name that were found, by their places.
func lettersOf(name, typed string) map[int]bool {
	folded, marked := text.Fold(name), map[int]bool{}
	if len([]rune(folded)) != len([]rune(name)) {
		return nil // its letters have other places there
	}
	mark := func(from, count int) {
		for n := range count {
			marked[from+n] = true
		}
	}
	for w := range strings.FieldsSeq(text.Fold(typed)) {
		if before, _, found := strings.Cut(folded, w); found {
			mark(len([]rune(before)), len([]rune(w)))
		}
	}
	if len(marked) == 0 {
		for _, m := range fuzzy.Find(strings.ReplaceAll(text.Fold(typed), " ", ""), []string{folded}) {
			for _, at := range m.MatchedIndexes {
				mark(len([]rune(folded[:at])), 1)
			}
		}
	}
	return marked
}
