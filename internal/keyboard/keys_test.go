package keyboard

import (
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// came is what a line brings, and how long after the one before.
type came struct {
	after time.Duration
	bytes string
}

// line is a source that brings things at their times, and then nothing more.
type line struct{ left []came }

func (l *line) Read(p []byte) (int, error) {
	if len(l.left) == 0 {
		return 0, io.EOF
	}
	time.Sleep(l.left[0].after)
	n := copy(p, l.left[0].bytes)
	if l.left[0].bytes = l.left[0].bytes[n:]; l.left[0].bytes == "" {
		l.left = l.left[1:]
	} else {
		l.left[0].after = 0
	}
	return n, nil
}

func (l *line) ready(within time.Duration) bool {
	if len(l.left) == 0 {
		time.Sleep(within)
		return false
	}
	if l.left[0].after > within {
		time.Sleep(within)
		l.left[0].after -= within
		return false
	}
	time.Sleep(l.left[0].after)
	l.left[0].after = 0
	return true
}

// reads returns what is read at once each, and when the last of it was.
func reads(all ...came) (each []string, last time.Duration) {
	k := &keys{source: &line{all}, closed: func(error) {}}
	began, p := time.Now(), make([]byte, 4096)
	for {
		n, err := k.Read(p)
		if err != nil {
			return each, last
		}
		each, last = append(each, string(p[:n])), time.Since(began)
	}
}

const ms = time.Millisecond

func TestKeysComeWhole(t *testing.T) {
	for _, c := range []struct {
		name string
		came []came
		want string        // each read, with | between them
		at   time.Duration // when the last of it is there
	}{
		{"a letter", []came{{0, "a"}}, "a", 0},
		{"an arrow", []came{{0, "\x1b[D"}}, "\x1b[D", 0},
		{"an arrow in parts", []came{{0, "\x1b"}, {60 * ms, "[D"}}, "\x1b[D", 60 * ms},
		{"an arrow in three parts", []came{{0, "\x1b"}, {60 * ms, "["}, {100 * ms, "D"}}, "\x1b[D", 160 * ms},
		{"an arrow of another kind", []came{{0, "\x1bO"}, {60 * ms, "A"}}, "\x1bOA", 60 * ms},
		{"escape", []came{{0, "\x1b"}}, escape, apart},
		{"escape twice", []came{{0, "\x1b"}, {80 * ms, "\x1b"}}, escape + escape, 200 * ms},
		{"escape, and soon a letter", []came{{0, "\x1b"}, {80 * ms, "q"}}, escape + "q", 80 * ms},
		{"escape behind letters", []came{{0, "ab\x1b"}}, "ab" + escape, apart},
		{"alt", []came{{0, "\x1b"}, {20 * ms, "b"}}, "\x1bb", 20 * ms},
		{"an emoji in parts", []came{{0, "\xf0\x9f"}, {60 * ms, "\x99\x82"}}, "🙂", 60 * ms},
		{"an answer in parts", []came{{0, "\x1b]11;rgb:00"}, {90 * ms, "00/0\x1b"}, {90 * ms, "\\x"}}, "\x1b]11;rgb:0000/0\x1b\\x", 180 * ms},
		{"an answer whose rest is late", []came{{0, "a\x1b]11;rgb:16"}, {700 * ms, "16/1616/1d1d\ab"}}, "a\x1b]11;rgb:1616/1616/1d1d\ab", 700 * ms},
		{"an answer about a mode whose rest is late", []came{{0, "\x1b[?2026"}, {700 * ms, ";2$yb"}}, "\x1b[?2026;2$yb", 700 * ms},
		{"half an arrow", []came{{0, "\x1b["}, {time.Second, "x"}}, "\x1b[|x", time.Second},
	} {
		synctest.Test(t, func(t *testing.T) {
			each, last := reads(c.came...)
			if got := strings.Join(each, "|"); got != c.want || last != c.at {
				t.Errorf("%s: %q after %v, want %q after %v", c.name, got, last, c.want, c.at)
			}
		})
	}
}

func TestPasteEnds(t *testing.T) {
	long := strings.Repeat("größer\r", 2000)
	for _, c := range []struct {
		name string
		came []came
		want string // all that is read
	}{
		{"at its end", []came{{0, begin + "abc" + end}}, begin + "abc" + end},
		{"slowly", []came{{0, begin + "abc"}, {900 * ms, "def"}, {900 * ms, end + "x"}}, begin + "abcdef" + end + "x"},
		{"in pieces of its marks", []came{{0, "\x1b[2"}, {60 * ms, "00~abc\x1b"}, {700 * ms, "[201~"}}, begin + "abc" + end},
		{"long", []came{{0, begin + long + end}}, begin + long + end},
		{"after a silence", []came{{0, begin + "abc"}}, begin + "abc" + cutShort},
		{"after a silence, long", []came{{0, begin + long}}, begin + long + cutShort},
		{"after half a mark", []came{{0, begin + "abc\x1b[20"}}, begin + "abc" + cutShort},
		{"at ctrl+c", []came{{0, begin + "abc"}, {100 * ms, "\x03"}, {100 * ms, "x"}}, begin + "abc" + cutShort + "x"},
		{"at ctrl+c of a newer terminal", []came{{0, begin + "abc"}, {100 * ms, "\x1b[99;5u"}}, begin + "abc" + cutShort},
		{"not at a ctrl+c in it", []came{{0, begin + "a\x03"}, {0, "b" + end}}, begin + "a\x03b" + end},
		{"and goes on", []came{{0, begin + "abc"}, {3 * time.Second, "the rest of what was pasted\r"}, {0, end}}, begin + "abc" + cutShort + begin + "the rest of what was pasted\r" + end},
		{"and keys follow", []came{{0, begin + "abc"}, {3 * time.Second, "d"}, {100 * ms, "\x1b[D"}}, begin + "abc" + cutShort + "d\x1b[D"},
	} {
		synctest.Test(t, func(t *testing.T) {
			each, _ := reads(c.came...)
			if got := strings.Join(each, ""); got != c.want {
				t.Errorf("%s: %.200q, want %.200q", c.name, got, c.want)
			}
		})
	}
}

// FuzzNothingIsLostOrStuck reads any bytes, in any parts: but for what the
// keyboard adds, they come out as they went in.
func FuzzNothingIsLostOrStuck(f *testing.F) {
	f.Add("\x1b[200~a\x1b[201~\x1b]11;x\x1b\\\x1bOP\x1b\x1b[A\xc3", byte(3), uint16(70))
	f.Fuzz(func(t *testing.T, s string, size byte, gap uint16) {
		synctest.Test(t, func(t *testing.T) {
			var all []came
			for rest := s; rest != ""; {
				n := min(len(rest), int(size)+1)
				all = append(all, came{time.Duration(gap) * ms, rest[:n]})
				rest = rest[n:]
			}
			each, _ := reads(all...)
			got, key := strings.Join(each, ""), strings.NewReplacer(escape, "\x1b")
			if !strings.Contains(s, begin) && !strings.Contains(s, end) && key.Replace(got) != key.Replace(s) {
				t.Errorf("%q in parts of %d came as %q", s, int(size)+1, each)
			}
		})
	})
}
