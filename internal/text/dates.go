package text

import (
	"strings"

	"facet/internal/pattern"
)

// unbreakable is the hyphen at which no line breaks. It is as wide as the other.
const unbreakable = "\u2011"

var (
	dates   = pattern.New(`\d{4}-\d\d(-\d\d)?\b`)
	unbound = pattern.New(`\d{4}\x{2011}\d\d(\x{2011}\d\d)?\b`)
)

// Unbroken is a text whose dates stay whole when it is wrapped. [Rejoined] takes
// that back once it is.
func Unbroken(s string) string {
	if !strings.Contains(s, "-") {
		return s
	}
	return dates().ReplaceAllStringFunc(s, func(date string) string { return strings.ReplaceAll(date, "-", unbreakable) })
}

// Rejoined is a text with the hyphens of its dates as they are written.
func Rejoined(s string) string {
	if !strings.Contains(s, unbreakable) {
		return s
	}
	return unbound().ReplaceAllStringFunc(s, func(date string) string { return strings.ReplaceAll(date, unbreakable, "-") })
}
