package flow

import (
	"fmt"

	"facet/graph"
)

const (
	severalWords = "Several people have this name. Go to the right one."
	nobodyWords  = "Nobody is called that. Try the family name, or paste the e-mail address."
	wholeWords   = "New people take a while to appear. You can still type a whole sign-in name or an object id and press Enter."
	hintWords    = "Type the beginning of a name, sign-in name or mail address. Or type a whole sign-in name or an object id, then Enter."
)

// blocks say what the rows are, or why there are none.
func (s Search) blocks(seen bool) []Block {
	switch {
	case s.err != nil:
		return append(explained(s.err), words(Plain, s.purpose.otherwise)...)
	case s.several:
		return words(Warn, severalWords)
	}
	people := len(s.People())
	blocks := append([]Block{}, words(Faint, s.state(people, seen))...)
	if s.answered && people == 0 {
		blocks = append(blocks, words(Plain, s.purpose.otherwise)...)
	}
	return blocks
}

// state says how many people there are, and on screens what the keys do.
func (s Search) state(count int, seen bool) string {
	switch {
	case s.sought == "" && count > 0:
		return "Chosen before:"
	case s.sought == "" && seen:
		return hintWords
	case s.sought == "", !s.answered:
		return ""
	case count == 0 && s.Whole() && seen:
		return nobodyWords + " " + wholeWords
	case count == 0:
		return nobodyWords
	case count == 1:
		return "One person:"
	case count >= graph.MostFound:
		return fmt.Sprintf("The first %d people. Type more to narrow them down.", count)
	case seen:
		return fmt.Sprintf("%d people. Go to the right one with ↓.", count)
	}
	return fmt.Sprintf("%d people:", count)
}
