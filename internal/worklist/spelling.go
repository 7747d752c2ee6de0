package worklist

import (
	"fmt"
	"unicode"
)

// spelling is what to look at in a name that is nobody's: a character that
// can't be told from another by looking, or can't be seen at all.
func spelling(name string) string {
	for i, r := range []rune(name) {
		switch {
		case unicode.In(r, unicode.Cf, unicode.Zs, unicode.Cc):
			return fmt.Sprintf("character %d can't be seen (U+%04X): delete it, or type the name anew", i+1, r)
		case unicode.Is(unicode.Cyrillic, r):
			return fmt.Sprintf("character %d, %c, is a Cyrillic letter (U+%04X): type the name anew", i+1, r, r)
		case unicode.Is(unicode.Greek, r):
			return fmt.Sprintf("character %d, %c, is a Greek letter (U+%04X): type the name anew", i+1, r, r)
		}
	}
	return "check the spelling"
}
