package e2e

import (
	"strings"
	"testing"
)

// ofPhoto is what facet photo may send besides words: colours, and the questions
// whether the terminal takes pictures.
var ofPhoto = voice{sequences: sequences(`[\r\n]`, `\x1b\[(?:`+style+`(?:;`+style+`)*)?m`,
	`\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\`, `\x1b\[>q`, `\x1b\[c`)}

func TestPhotoIsDrawnInColoursAndNothingElse(t *testing.T) {
	t.Parallel()
	term := start(t, []string{"photo", "--sandbox"}, environment(t))
	term.see("▀▀", "Size 240 × 240 pixels")
	if status := term.gone(patience); status != 0 {
		t.Errorf("it ended with %d", status)
	}
	offences, heard := hear(term.wrote(), ofPhoto)
	for _, o := range offences {
		t.Error(o.what)
	}
	if heard < 100 {
		t.Errorf("only %d sequences", heard)
	}
	plain := start(t, []string{"photo", "--sandbox"}, environment(t, "NO_COLOR=1"))
	plain.see("Size 240 × 240 pixels").gone(patience)
	if out := string(plain.wrote()); strings.Contains(out, "▀") || strings.Contains(out, "\x1b") {
		t.Errorf("without colours: %q", out)
	}
}

func TestPhotoOnAScreenIsMadeOfItsCells(t *testing.T) {
	t.Parallel()
	term := startSized(t, size{100, 40}, []string{"--sandbox"}, environment(t)).see("Certifications")
	term.press("photo").see("Size 240 × 240 pixels", "▀▀▀", "set from a file")
	term.typ("\x1b").see("Certifications").typ("q").gone(patience)
	term.heard()
}
