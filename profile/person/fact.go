package person

import (
	"facet/internal/text"
)

// OrNotSet is a value, or the words for one that isn't set.
func OrNotSet(s string) string {
	if s == "" {
		return "(not set)"
	}
	return s
}

// Fact is a thing and what is known of it; an empty value is one that isn't set.
type Fact struct{ Title, Value text.Safe }

// NewFact is a fact on one line.
func NewFact(title, value string) Fact { return Fact{text.OneLine(title), text.OneLine(value)} }

// FactSection is a titled group of facts.
type FactSection struct {
	Title text.Safe
	Facts []Fact
}

// Filled are the facts that say something.
func Filled(all []Fact) []Fact {
	var some []Fact
	for _, f := range all {
		if !f.Value.Empty() {
			some = append(some, f)
		}
	}
	return some
}
