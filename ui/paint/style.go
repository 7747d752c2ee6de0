// Package paint is how a screen says what it draws: lines of words, each with a
// role and a fill, never with a colour. A [Theme] makes a terminal's text of
// them at the end.
//
// Its laws: words are a [text.Safe], or written in the source, so nothing from
// outside can be drawn unseen to; what a [Theme] draws differs from another's
// in colours and weight, never in a letter; a line that was fitted has exactly
// its width, whatever stands in it.
package paint

import (
	"strconv"

	"facet/internal/text"
)

// Role is what words are there for.
type Role uint8

// The roles. Rule is for lines, and is never text. Badge is text on a fill of
// its own; Behind lies behind a box, and isn't meant to be read.
const (
	Plain  Role = iota
	Faint       // labels, facts, hints, what is locked
	Rule        // a line between things
	Accent      // where the keys are
	Good        // done, private
	Warn        // seen by more people, runs out, somebody else's
	Bad         // wrong, failed
	Badge       // on a fill in a role's colour
	Behind      // under a box that lies over it
)

// Fill is what lies under words.
type Fill uint8

// The fills. Those in a role's colour carry a [Badge].
const (
	Paper   Fill = iota // the terminal's own
	Surface             // a rail, a header, a field
	Striped             // a surface beside another one, such as the field below a field
	Chosen              // the row that is meant
	OnAccent
	OnGood
	OnWarn
	OnBad
)

// Style is a role on a fill.
type Style struct {
	Role      Role
	Fill      Fill
	Bold      bool
	Underline bool
	Zone      int // what a click there means, to whoever drew it; 0: nothing
}

// drawn is what is seen of the style.
func (s Style) drawn() Style {
	s.Zone = 0
	return s
}

// source is a text that stands in the source: no variable of another package
// has this type, so what comes from outside has to be made safe first.
type source string

// Own is a span of words that are written in the source.
func (s Style) Own(words source) Span { return Span{text.Lines(string(words)), s} }

// Of is a span of safe text.
func (s Style) Of(words text.Safe) Span { return Span{words, s} }

// Number is a span of a number.
func (s Style) Number(n int) Span { return Span{text.OneLine(strconv.Itoa(n)), s} }

// The styles that screens use most.
var (
	Normal  = Style{}
	Strong  = Style{Bold: true}
	Hint    = Style{Role: Faint}
	Focused = Style{Role: Accent, Bold: true}
)
