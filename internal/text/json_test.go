package text_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"facet/internal/text"
)

func TestJSONSaysTheSameWithoutWhatATerminalObeys(t *testing.T) {
	for _, s := range hostile {
		raw, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		shown := text.JSON(string(raw))
		var before, after string
		if json.Unmarshal(raw, &before) != nil || json.Unmarshal([]byte(shown), &after) != nil || before != after {
			t.Errorf("%q became %q", before, after)
		}
		if strings.ContainsFunc(shown, func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) }) {
			t.Errorf("%q is left in the document", shown)
		}
	}
}
