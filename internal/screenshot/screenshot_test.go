package screenshot

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
)

// drawn is a screen with lines on it.
func drawn(lines string) uv.ScreenBuffer {
	s := uv.NewScreenBuffer(20, 3)
	uv.NewStyledString(lines).Draw(s, s.Bounds())
	return s
}

// wellFormed reads a picture as a browser does.
func wellFormed(t *testing.T, svg string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
	}
}

func TestPictureHasLettersFillsAndTheCursor(t *testing.T) {
	svg := SVG(drawn("a \x1b[1;38;2;1;2;3;48;2;4;5;6m<b>\x1b[m   c\n佐 \x1b[7mr\x1b[m"), &Cursor{2, 1}, Dark, "words")
	wellFormed(t, svg)
	for _, want := range []string{`aria-label="words"`, `.c0 { fill: #040506 }`, `class="c1 b">&lt;b&gt;<`, ">a<", ">c<", ">佐<", `.c3 { fill: #16161d }`, `class="c3">r<`, Dark.cursor} {
		if !strings.Contains(svg, want) {
			t.Errorf("%s isn't in it:\n%s", want, svg)
		}
	}
}

func TestFilmDrawsALineOnceForAsLongAsItStays(t *testing.T) {
	f := NewFilm(20, 3, Light)
	f.Add(0, drawn("one\nsame"), nil)
	f.Add(time.Second, drawn("two\nsame"), nil)
	f.Add(2*time.Second, drawn("two\nsame"), nil)
	f.Add(3*time.Second, drawn("one\nsame"), &Cursor{1, 1})
	svg := f.SVG(4*time.Second, time.Second, "words")
	wellFormed(t, svg)
	for words, want := range map[string]int{">one<": 2, ">two<": 1, ">same<": 1, "0.000%{visibility:visible}25.000%,100%{visibility:hidden}": 1, "25.000%{visibility:visible}75.000%,100%{visibility:hidden}": 1, `class="f s `: 1} {
		if got := strings.Count(svg, words); got != want {
			t.Errorf("%q is there %d times:\n%s", words, got, svg)
		}
	}
}
