package field

import (
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

// find returns the values with a name that is the query or has it as its first
// word: "Kongo" is Kongo-Kinshasa, too. It returns, too, those with a name that
// begins with it otherwise.
func (n Names) find(query string) (wholes, starts []string) {
	known := map[string]bool{}
	at := sort.Search(len(n.lines), func(at int) bool { return n.lines[n.start(at):] >= query })
	for rest := n.lines[n.start(at):]; strings.HasPrefix(rest, query); {
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

// start is where the line begins that a byte is in.
func (n Names) start(at int) int {
	if at == len(n.lines) {
		return at
	}
	return strings.LastIndexByte(n.lines[:at], '\n') + 1
}
