package work

import (
	"cmp"
	"slices"

	"facet/internal/pattern"
)

// Problem is something that is wrong with a list, and what to do about it.
type Problem struct {
	Line   int    // 0: the whole list
	Cell   string // of a sheet, such as C2; empty: the whole row
	Sheet  bool   // the line is a row of a sheet
	InCell string // where a spreadsheet program shows it, also of a table; empty: not in one cell
	Member string // the column or member; empty: the whole row
	Person string // whose row it is, as it was written; raw
	Kind   string // of which facet type it is, as it was written; raw
	Advice string
}

// String is the problem in words. It is raw text.
func (p Problem) String() string {
	words := p.words()
	switch {
	case p.Cell != "":
		words = p.Cell + ": " + words
	case p.Line > 0:
		words = Lines(p.Sheet, []int{p.Line}) + ": " + words
	}
	return words
}

// words are what is wrong, without the place.
func (p Problem) words() string {
	if p.Member == "" {
		return p.Advice
	}
	return p.Member + ": " + p.Advice
}

// namedValue is a value that a sentence names: what stands in quotes, in words with a digit or
// an @ in them, and where else it is so.
var namedValue = pattern.New(`"[^"]*"|“[^”]*”|\S*[0-9@]\S*| \(so in [^)]*\)`)

// likeness is the same for problems of one kind, whatever the values are that they name.
func (p Problem) likeness() string { return namedValue().ReplaceAllString(p.words(), "") }

// Alike are problems of one kind, in the order of the list.
type Alike struct {
	First Problem
	More  []Problem
}

// Group puts together what is wrong in the same way, by the first of each kind.
func Group(problems []Problem) (all []Alike) {
	at := map[string]int{}
	for _, p := range problems {
		kind := p.likeness()
		n, known := at[kind]
		if !known {
			at[kind] = len(all)
			all = append(all, Alike{First: p})
			continue
		}
		all[n].More = append(all[n].More, p)
	}
	return all
}

// Places say where the others of a kind are, the first few of them.
func (a Alike) Places() string {
	if slices.ContainsFunc(a.More, func(p Problem) bool { return p.InCell == "" }) {
		var lines []int
		for _, p := range a.More {
			lines = append(lines, p.Line)
		}
		return Lines(a.First.Sheet, lines)
	}
	var cells []string
	for _, p := range a.More {
		cells = append(cells, p.InCell)
	}
	return firstOf(cells)
}

func (r *reading) problem(line int, member, advice string) {
	r.wrong(Problem{Line: line, Member: member}, advice)
}

// wrong notes what is wrong at a place.
func (r *reading) wrong(at Problem, advice string) {
	at.Sheet, at.Advice, at.InCell = r.sheet, advice, cmp.Or(at.InCell, at.Cell)
	r.list.Problems = append(r.list.Problems, at)
}
