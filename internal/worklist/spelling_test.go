package worklist

import (
	"strings"
	"testing"
)

func TestOddCharactersOfANameAreNamed(t *testing.T) {
	for name, want := range map[string]string{
		"alex.kim@contoso.com":       "check the spelling",
		"alex.kim\u200b@contoso.com": "character 9 can't be seen (U+200B)",
		"\u0430lex.kim@contoso.com":  "character 1, \u0430, is a Cyrillic letter (U+0430)",
		"alex.kim@c\u03bfntoso.com":  "character 11, \u03bf, is a Greek letter (U+03BF)",
	} {
		if said := spelling(name); !strings.HasPrefix(said, want) {
			t.Errorf("%q: %s", name, said)
		}
	}
}
