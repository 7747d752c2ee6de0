package paint

import (
	"reflect"
	"strings"
)

// Signs are those that a screen draws with, each one cell wide. None is an
// emoji or in a private-use area; no font has to be installed for them.
type Signs struct {
	Here, Kept    source // the row that has the keys, and the one that they come back to
	Thick, Thin   source // the rule of a heading, with and without the keys
	Seen, Unseen  source // one step of how many people see it
	Today         source // in a bar of time
	Done, Wrong   source
	Look, Skipped source
	More          source // cut off, or not sent
	Up, Down      source // more above, more below
	Separator     source // between facts

	Upright                        source // the side of a box
	TopLeft, TopRight              source
	BottomLeft, BottomRight, Level source
}

// Unicode are the signs of a terminal that draws each in one cell.
var Unicode = Signs{
	Here: "▌", Kept: "›", Thick: "━", Thin: "─", Seen: "●", Unseen: "○", Today: "●",
	Done: "✓", Wrong: "✗", Look: "!", Skipped: "–", More: "…", Up: "↑", Down: "↓", Separator: "·",
	Upright: "│", TopLeft: "╭", TopRight: "╮", BottomLeft: "╰", BottomRight: "╯", Level: "─",
}

// ASCII are the signs of a terminal that has no others, or draws them in two
// cells, as some do for the languages of East Asia.
var ASCII = Signs{
	Here: ">", Kept: ">", Thick: "=", Thin: "-", Seen: "#", Unseen: ".", Today: "#",
	Done: "+", Wrong: "x", Look: "!", Skipped: "-", More: "~", Up: "^", Down: "v", Separator: ".",
	Upright: "|", TopLeft: "+", TopRight: "+", BottomLeft: "+", BottomRight: "+", Level: "-",
}

// InASCII is a screen for a terminal that has only ASCII, or draws some signs in two
// cells: each sign of ours is one of one cell. Letters stay what they are.
func InASCII(screen string) string { return inASCII.Replace(screen) }

var inASCII = strings.NewReplacer(signPairs()...)

// signPairs are the signs, each before the one that takes its place, and those of
// sentences.
func signPairs() []string {
	pairs := []string{"“", `"`, "”", `"`, "’", "'", "→", ">", "←", "<", "−", "-", "◆", "*", "▀", "#", "\u2011", "-"}
	from, to := reflect.ValueOf(Unicode), reflect.ValueOf(ASCII)
	for i := range from.NumField() {
		pairs = append(pairs, from.Field(i).String(), to.Field(i).String())
	}
	return pairs
}
