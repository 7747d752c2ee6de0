package text

import "strings"

// Safe is text that a terminal may be given as it is. Only this package makes
// one, so what isn't safe can't stand where a Safe is asked for.
type Safe struct{ s string }

// OneLine is s as a [Line].
func OneLine(s string) Safe { return Safe{Line(s)} }

// Lines is s as a [Block], on as many lines as it has.
func Lines(s string) Safe { return Safe{Block(s)} }

// Join puts texts behind each other, with a separator between them.
func Join(separator string, all ...Safe) Safe {
	each := make([]string, len(all))
	for i, one := range all {
		each[i] = one.s
	}
	return Safe{strings.Join(each, Block(separator))}
}

// String is the text itself.
func (s Safe) String() string { return s.s }

// Empty reports whether there is nothing to show.
func (s Safe) Empty() bool { return s.s == "" }

// Fit is the text on one line of at most width cells, as [Fit] cuts it.
func (s Safe) Fit(width int) string { return Fit(s.s, width) }
