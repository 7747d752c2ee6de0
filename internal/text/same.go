package text

import (
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Same reports whether two texts are one for people who read them: case, blanks
// and the form of the letters make no difference, accents do. It is stricter
// than a search, which compares what [Fold] returns.
func Same(a, b string) bool { return a == b || asRead(a) == asRead(b) }

func asRead(s string) string {
	return oneBlank(cases.Fold().String(norm.NFC.String(Line(oneBlank(s)))))
}

// oneBlank has a single space for every row of blanks, and none at the ends.
func oneBlank(s string) string { return strings.Join(strings.Fields(s), " ") }
