package e2e

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// spoken is what a program said to the terminal beside words: each kind of
// control sequence, with how often it came.
type spoken map[string]int

// hear reads what was written as a terminal does: what it was told to do, and
// what no terminal should ever be sent.
func hear(output []byte) (said spoken, offences []string) {
	said = spoken{}
	parser, state := ansi.NewParser(), byte(0)
	for len(output) > 0 {
		sequence, width, n, next := ansi.DecodeSequence(output, state, parser)
		if kind := kindOf(sequence, parser); kind != "" && width == 0 {
			said[kind]++
		}
		if bad := forbidden(sequence); bad != "" {
			offences = append(offences, fmt.Sprintf("%s in %q", bad, sequence))
		}
		output, state = output[n:], next
	}
	return said, offences
}

// heard is what the program said, and fails at an offence.
func (term *terminal) heard() spoken {
	term.t.Helper()
	said, offences := hear(term.wrote())
	for _, offence := range offences {
		term.t.Error(offence)
	}
	return said
}

func TestEarIsKeen(t *testing.T) {
	t.Parallel()
	for payload, want := range map[string]string{
		"a\x1b]8;;https://evil.invalid/\x1b\\b": "OSC 8", "a\x1b]52;c;ZXZpbA==\ab": "OSC 52", "a\x1b[?1000hb": "CSI ?h", "a\x1b[6nb": "CSI n",
		"a\x1b[31;1;5;7mb": "CSI m 5", "a\x1b[8mb": "CSI m 8", "a\x1b[38;5;8mb": "CSI m", "a\x1bcb": `"\x1bc"`, "a\x1bP$q\"p\x1b\\b": `"\x1bP"`,
	} {
		if said, offences := hear([]byte(payload)); said[want] != 1 || len(said) != 1 || len(offences) != 0 {
			t.Errorf("%q: it hears %v and %v, not %s", payload, said, offences, want)
		}
	}
	for _, payload := range []string{"a\u009b31mb", "a\x9b31mb", "a\xff\xfeb", "a\u202eb", "a\u2066b", "\x1b]2;a\u202eb\a"} {
		if _, offences := hear([]byte(payload)); len(offences) == 0 {
			t.Errorf("%q: it hears nothing wrong", payload)
		}
	}
}

// kindOf names a control sequence without what varies in it; words have no
// kind.
func kindOf(sequence []byte, parser *ansi.Parser) string {
	switch {
	case ansi.HasOscPrefix(sequence):
		return fmt.Sprintf("OSC %d", parser.Command())
	case ansi.HasCsiPrefix(sequence):
		command := ansi.Cmd(parser.Command())
		kind := fmt.Sprintf("CSI %s%s%c", printed(command.Prefix()), printed(command.Intermediate()), command.Final())
		if kind == "CSI m" {
			kind += manner(parser.Params())
		}
		return kind
	case ansi.HasEscPrefix(sequence) || ansi.HasDcsPrefix(sequence) || ansi.HasApcPrefix(sequence):
		return fmt.Sprintf("%.2q", sequence)
	case len(sequence) == 1 && (sequence[0] < ' ' || sequence[0] >= 0x7f):
		return fmt.Sprintf("%q", sequence)
	}
	return ""
}

// manner tells of letters that blink or can't be seen, which no style of the
// program's own has.
func manner(params ansi.Params) string {
	for i := 0; i < len(params); i++ {
		switch p := params[i].Param(0); p {
		case 38, 48, 58:
			i += map[int]int{2: 4, 5: 2}[params[min(i+1, len(params)-1)].Param(0)] // a colour and its numbers
		case 5, 6, 8:
			return fmt.Sprint(" ", p)
		}
	}
	return ""
}

// moves are the ways to the next cell that changes. Which of them is shortest
// depends on the words, so that one may be missing in a tour.
var moves = []string{"CSI A", "CSI B", "CSI C", "CSI D", "CSI G", "CSI H", "CSI d", "CSI b", `"\b"`, `"\n"`, `"\r"`, `"\t"`, `"\x1bM"`}

func printed(b byte) string {
	if b == 0 {
		return ""
	}
	return string(rune(b))
}

// forbidden names what must not be sent: bytes that are no UTF-8, C1 controls,
// and characters that change the direction of a text.
func forbidden(sequence []byte) string {
	if !utf8.Valid(sequence) {
		return "invalid UTF-8"
	}
	for _, r := range string(sequence) {
		switch {
		case r >= 0x80 && r <= 0x9f:
			return "a C1 control"
		case unicode.Is(unicode.Bidi_Control, r):
			return "a bidi control"
		}
	}
	return ""
}

// tour shows every kind of screen that has words from Graph on it.
func tour(t testing.TB, faults ...string) *terminal {
	t.Helper()
	args := []string{"--sandbox"}
	for _, fault := range faults {
		args = append(args, "--fault", fault)
	}
	term := start(t, args, environment(t))
	term.see("SANDBOX", "r read again")
	for _, j := range jobs {
		term.shelf(j.kind).press("enter", "enter", "pgdown", "pgdown", "j", "pgdown", "esc", "e", "esc", "esc")
	}
	term.shelf("Account").press("n").field("Country").typ("Norw").press("enter", "ctrl+s").see("enter send").press("enter").see("✗")
	term.press("pgdown", "esc", "esc")
	term.resize(sizes["140x40"]).press("ctrl+p", "esc", "?", "esc", "ctrl+c", "ctrl+c").gone(patience)
	term.restored()
	return term
}

func TestHostileTextSaysNothingToTheTerminal(t *testing.T) {
	t.Parallel()
	own := tour(t, "account-refused").heard()
	attacked := tour(t, "account-refused", "hostile-text")
	if !bytes.Contains(attacked.wrote(), []byte("evil")) {
		t.Error("no hostile text came to the screen: this proves nothing")
	}
	t.Logf("facet says %v", slices.Sorted(maps.Keys(own)))
	for kind, times := range attacked.heard() {
		if own[kind] == 0 && !slices.Contains(moves, kind) {
			t.Errorf("with hostile text it says %s, %d times", kind, times)
		}
	}
	for _, kind := range []string{"OSC 8", "OSC 52"} {
		if own[kind] > 0 {
			t.Errorf("it says %s unasked", kind)
		}
	}
}

func TestClipboardIsWrittenOnACopyKeyOnly(t *testing.T) {
	t.Parallel()
	term := start(t, []string{"--sandbox"}, environment(t))
	term.see("SANDBOX", "r read again").add(jobs[2])
	if n := term.heard()["OSC 52"]; n != 0 {
		t.Errorf("it writes the clipboard %d times unasked", n)
	}
	term.press("n").field("Name").typ("Chess by post").press("ctrl+s").see("enter send").press("enter").see("✓ Created").press("c").see("Copied the JSON")
	if n := term.heard()["OSC 52"]; n != 1 {
		t.Errorf("the key to copy writes the clipboard %d times", n)
	}
}

func TestCommandsPrintNoHostileText(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"list", "certification"}, {"list", "position"}, {"list", "interest"}, {"list", "responsibility"}, {"list", "account"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			t.Parallel()
			term := start(t, append(args, "--sandbox", "--fault", "hostile-text"), environment(t))
			if status := term.gone(patience); status != 0 {
				t.Errorf("status %d", status)
			}
			term.until("the end of the list", func() bool { return bytes.HasSuffix(bytes.TrimSpace(term.wrote()), []byte("]")) })
			if !bytes.Contains(term.wrote(), []byte("evil")) {
				t.Error("no hostile text was printed: this proves nothing")
			}
			for kind := range term.heard() {
				if !slices.Contains(moves, kind) {
					t.Errorf("it says %s", kind)
				}
			}
		})
	}
}
