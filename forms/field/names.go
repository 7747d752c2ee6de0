package field

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names are further names of options, very many of them, found by how they
// begin.
type Names struct{ lines string }

// NewNames takes sorted lines of a folded name, a tab, and the values that it
// stands for, with a space between two.
func NewNames(lines string) Names { return Names{strings.ReplaceAll(lines, "\r", "")} }

// leastStart is how many bytes a query has to have to be the start of a name:
// nearly every name begins with one of the shorter ones.
const leastStart = 3

// Whole returns the values that have just this name, and beside them those that
// have it as their first word.
func (n Names) Whole(folded string) []string {
	line, _, _ := strings.Cut(n.from(folded+"\t"), "\n")
	if !strings.HasPrefix(line, folded+"\t") {
		return nil
	}
	wholes, _ := n.find(folded)
	slices.Sort(wholes)
	return slices.Compact(wholes)
}

// find returns the values with a name that is the query or has it as its first
// word: "Kongo" is Kongo-Kinshasa, too. It returns, too, those with a name that
// begins with it otherwise.
func (n Names) find(query string) (wholes, starts []string) {
	known := map[string]bool{}
	for rest := n.from(query); strings.HasPrefix(rest, query); {
		line, after, _ := strings.Cut(rest, "\n")
		name, values, _ := strings.Cut(line, "\t")
		if len(query) < leastStart && name != query {
			break
		}
		rest = after
		if next, _ := utf8.DecodeRuneInString(name[len(query):]); !unicode.IsLetter(next) {
			wholes = append(wholes, strings.Fields(values)...)
		} else if !known[values] {
			known[values] = true
			starts = append(starts, strings.Fields(values)...)
		}
	}
	return wholes, starts
}

// from are the lines from the first on that isn't before a text.
func (n Names) from(s string) string {
	at := sort.Search(len(n.lines), func(at int) bool { return n.lines[n.start(at):] >= s })
	return n.lines[n.start(at):]
}

// start is where the line begins that a byte is in.
func (n Names) start(at int) int {
	if at == len(n.lines) {
		return at
	}
	return strings.LastIndexByte(n.lines[:at], '\n') + 1
}
