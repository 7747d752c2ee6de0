package paint

import (
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

func TestWidthOfEveryLetterIsThatOfTheTerminal(t *testing.T) {
	for r := rune(' '); r < 0x3100; r++ {
		if s := string(r); !unicode.IsControl(r) && (width(s) != ansi.StringWidth(s) || width("x"+s+"x") != ansi.StringWidth("x"+s+"x")) {
			t.Errorf("%q takes %d cells, not %d", s, ansi.StringWidth(s), width(s))
		}
	}
	for _, s := range []string{"─\u0301", "a\u0301", "●\ufe0f", "x\u200dx", "佐藤"} {
		if width(s) != ansi.StringWidth(s) {
			t.Errorf("%q takes %d cells, not %d", s, ansi.StringWidth(s), width(s))
		}
	}
}
