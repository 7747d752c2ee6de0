package textfile

import (
	"testing"

	"golang.org/x/text/encoding/charmap"
)

func TestWindows1252IsAsXTextHasIt(t *testing.T) {
	for b := range 256 {
		want := charmap.Windows1252.DecodeByte(byte(b))
		if got := fromWestern(byte(b)); got != want {
			t.Errorf("%#x: %q, want %q", b, got, want)
		}
	}
	for r := rune(0); r <= 0xFFFF; r++ {
		want, there := charmap.Windows1252.EncodeRune(r)
		if got, known := toWestern(r); known != there || known && got != want {
			t.Errorf("%q: %#x %v, want %#x %v", r, got, known, want, there)
		}
	}
}
