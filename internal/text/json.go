package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
)

// JSON is a JSON document for eyes and programs alike: what JSON leaves as it is and a
// terminal could take for more than text stands in it as \u009b. That is C1 controls, and
// what turns the direction of writing.
func JSON(document string) string {
	var b strings.Builder
	b.Grow(len(document))
	for _, r := range document {
		plain := r == '\n' || ' ' <= r && r <= '~' // as nearly all of it is
		if plain || !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			b.WriteRune(r)
			continue
		}
		for _, unit := range utf16.AppendRune(nil, r) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return b.String()
}
