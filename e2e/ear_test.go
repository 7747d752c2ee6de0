package e2e

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// voice is what may be said besides words: control sequences, each from its
// first byte to its last.
type voice struct {
	sequences *regexp.Regexp
	data      bool // words may be piled with marks: they are for programs
}

// onScreens is every control sequence that the editor's screens may send. All
// others came from somebody else.
var onScreens = voice{sequences: sequences(
	`[\x08\t\r\n]`, `\x1bM`, // to the next cell that changes
	`\x1b\[\d*[ABCDGIZbd\x60]`, `\x1b\[(?:\d+(?:;\d+)?)?H`, // the same
	`\x1b\[\d*[JKLMPSTX@]`, `\x1b\[(?:\d+;\d+)?r`, // taking away, and making room
	`\x1b\[(?:`+style+`(?:;`+style+`)*)?m`,
	`\x1b\[\?(?:25|1049|1002|1003|1006|2004|2026|2027)[hl]`, `\x1b\[\d? q`, // the cursor, the screen, the mouse, pasting, whole frames
	`\x1b\[\?(?:2026|2027)\$p`, `\x1b\[\?u`, `\x1b\]11;\?\x07`, // questions: what the terminal can, and its background
	`\x1b\[[<>=][\d;]*u`, `\x1b\[>4(?:;\d)?m`, `\x1b\[\?5W`, // how keys and tabs are sent
	`\x1b\]112\x07`, `\x1b\]12;#[0-9a-fA-F]{6}\x07`, // the colour of the cursor
	`\x1b\]2;(?:facet[^\x00-\x1f\x7f]*)?\x07`, // the title of the window
)}

// style is what letters of facet's may look like: bold, italic, underlined,
// the other way round, or in a colour of the theme; 37 is a cursor of bubbles'.
const style = `(?:0|1|2|3|4|7|22|23|24|27|37|39|49|[34]8;2;\d+;\d+;\d+)`

// inLines is what lines of text may send, which is next to nothing, and inJSON
// what data may.
var (
	inLines = voice{sequences: sequences(`[\r\n]`)}
	inJSON  = voice{inLines.sequences, true}
)

func sequences(patterns ...string) *regexp.Regexp {
	return regexp.MustCompile(`^(?:` + strings.Join(patterns, "|") + `)$`)
}

// offence is something in a stream that facet may not say, and where.
type offence struct {
	at   int
	what string
}

// hear reads a stream as a terminal does. It returns what may not be said, and
// how many control sequences there were in all.
func hear(output []byte, may voice) (offences []offence, heard int) {
	parser, state := ansi.NewParser(), byte(0)
	for at := 0; at < len(output); {
		sequence, _, n, next := ansi.DecodeSequence(output[at:], state, parser)
		bad := forbidden(string(sequence), may.data)
		if control(sequence) {
			heard++
			if !may.sequences.Match(sequence) {
				bad = "a foreign sequence"
			}
		}
		if bad != "" {
			offences = append(offences, offence{at, fmt.Sprintf("%s: %.60q", bad, sequence)})
		}
		at, state = at+n, next
	}
	return offences, heard
}

// control tells whether a sequence steers the terminal.
func control(sequence []byte) bool { return sequence[0] < ' ' || sequence[0] == 0x7f }

// forbidden names what must not be sent among words.
func forbidden(words string, data bool) string {
	if !utf8.ValidString(words) {
		return "invalid UTF-8"
	}
	marks := 0
	for _, r := range words {
		joiner := r == '\u200c' || r == '\u200d'
		if marks++; !joiner && !unicode.Is(unicode.M, r) {
			marks = 0
		}
		switch {
		case r >= 0x80 && r <= 0x9f:
			return "a C1 control"
		case r == '\u2028' || r == '\u2029' || unicode.Is(unicode.Cf, r) && !joiner:
			return "a format character"
		case marks > 8 && !data:
			return "a pile of marks"
		}
	}
	return ""
}

// heard fails at what a screen may not say.
func (term *terminal) heard() {
	term.t.Helper()
	offences, _ := hear(term.wrote(), onScreens)
	for _, o := range offences {
		term.t.Error(o.what)
	}
}

// planted are texts that a terminal must never be sent.
var planted = []string{
	"\x1b]8;;https://evil.invalid/\x1b\\", "\x1b]8;;https://evil.invalid/\a", "\x1b]52;c;ZXZpbA==\a", "\x1b]52;c;?\a", "\x1b]0;evil\a",
	"\x1b]2;evil\x1b\\", "\x1b]4;1;?\a", "\x1b]10;#000000\a", "\x1b]11;#000000\a", "\x1b]777;notify;evil\a", "\x1b[31;1;5;7m", "\x1b[8m",
	"\x1b[38;5;8m", "\x1b[?1000h", "\x1b[6n", "\x1b[c", "\x1b[21t", "\x1bc", "\x1b(0", "\x1bP$q\"p\x1b\\", "\x1b_Gf=24;AAAA\x1b\\",
	"\x1b^evil\x1b\\", "\x1bXevil\x1b\\", "\u009b31m", "\x9b31m", "\x9d0;evil\x9c", "\xff\xfe", "\xf0\x9f\x98", "\u202e", "\u2066", "\u200b",
	"\x1b]2;facet \u202e\a", "\x1b]2;facet\x1b[6n\a", "\U000e0041", "a" + strings.Repeat("\u0301", 9), "\x00", "\x7f", "\x0e", "\v", "\u2028",
}

func TestEarHearsOnePlantedSequenceAmongMany(t *testing.T) {
	t.Parallel()
	own := tour(t).wrote()
	if offences, heard := hear(own, onScreens); len(offences) > 0 || heard < 100 {
		t.Fatalf("of %d sequences of facet's own it objects to %v", heard, offences)
	}
	middle := len(own) / 2
	for own[middle] != '\x1b' {
		middle++
	}
	for _, payload := range planted {
		stream := string(own[:middle]) + payload + string(own[middle:])
		if offences, _ := hear([]byte(stream), onScreens); len(offences) == 0 {
			t.Errorf("%q: it hears nothing wrong", payload)
		}
		if offences, _ := hear([]byte("words "+payload+" words"), inLines); len(offences) == 0 {
			t.Errorf("%q among lines: it hears nothing wrong", payload)
		}
	}
}
