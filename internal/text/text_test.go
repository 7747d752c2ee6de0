package text_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"facet/internal/text"
)

// hostile is what a server or a clipboard may hold.
var hostile = []string{
	"\x1b[2J\x1b]0;title\a", "\x1b]8;;https://evil.example\x1b\\link", "\u009b31m", "\u009d0;x\u009c",
	"\xff\xfe", "\xc2", "a\xed\xa0\x80b", "a\r\nb\nc\rd\te", "a\u2028b\u2029c",
	"\u202egnp.exe", "\u2066x\u2069", "in\u200bvi\u2060si\ufeffble\u00ad", "z" + strings.Repeat("\u0301", 40),
	"z" + strings.Repeat("\u0301\u200d", 40), "z" + strings.Repeat("\u200b\u0301", 40),
	"👨‍👩‍👧‍👦 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇩🇪", "می\u200cخواهم क्षि", "葛󠄀城", "\ufdd0\uffff\U0010fffe", "\ue000", "\u3164\u115f",
}

func TestLineShowsWhatWouldMoveTheCursor(t *testing.T) {
	for _, c := range []struct{ name, in, line, block string }{
		{"plain text", "Ada Lovelace", "Ada Lovelace", "Ada Lovelace"},
		{"nothing", "", "", ""},
		{"accents and CJK", "Zoë 山田", "Zoë 山田", "Zoë 山田"},
		{"an escape", "\x1b[2J", "␛[2J", "␛[2J"},
		{"null, bell and delete", "\x00\a\x7f", "␀␇␡", "␀␇␡"},
		{"line feeds", "a\nb", "a␊b", "a\nb"},
		{"carriage return and line feed", "a\r\nb", "a␍␊b", "a\nb"},
		{"a lone carriage return", "safe\revil", "safe␍evil", "safe␍evil"},
		{"a tab", "a\tb", "a␉b", "a    b"},
		{"Unicode's line breaks", "a\u2028b\u2029c", "a␊b␊c", "a\nb\nc"},
		{"C1 controls", "\u009b31m\u0085", "\ufffd31m\ufffd", "\ufffd31m\ufffd"},
		{"invalid bytes", "a\xffb\xc2", "a\ufffdb\ufffd", "a\ufffdb\ufffd"},
		{"a replacement character", "a\ufffd", "a\ufffd", "a\ufffd"},
		{"bidi controls", "\u202egnp.exe\u2069", "gnp.exe", "gnp.exe"},
		{"zero-width characters", "a\u200bb\u2060\ufeff\u00ad", "ab", "ab"},
		{"Hangul fillers", "a\u3164b", "ab", "ab"},
		{"joiners", "👨‍👩‍👧 می\u200cخواهم", "👨‍👩‍👧 می\u200cخواهم", "👨‍👩‍👧 می\u200cخواهم"},
		{"variation selectors", "❤️ ❤︎ 葛󠄀", "❤️ ❤︎ 葛󠄀", "❤️ ❤︎ 葛󠄀"},
		{"tags", "🏴\U000e0067\U000e007f", "🏴", "🏴"},
		{"private use", "\ue000", "\ue000", "\ue000"},
		{"noncharacters", "\ufdd0\uffff", "\ufffd\ufffd", "\ufffd\ufffd"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := text.Line(c.in); got != c.line {
				t.Errorf("Line(%q) = %q, want %q", c.in, got, c.line)
			}
			if got := text.Block(c.in); got != c.block {
				t.Errorf("Block(%q) = %q, want %q", c.in, got, c.block)
			}
		})
	}
}

func TestRowsOfMarksCollapse(t *testing.T) {
	want := "z" + strings.Repeat("\u0301", 8)
	for _, in := range []string{
		"z" + strings.Repeat("\u0301", 9),
		"z" + strings.Repeat("\u0301", 5000),
		"z" + strings.Repeat("\u0301\u200b", 40),
	} {
		if got := text.Line(in); got != want {
			t.Errorf("Line kept %d runes of %d", utf8.RuneCountInString(got), utf8.RuneCountInString(in))
		}
	}
	if got := text.Line(strings.Repeat("e\u0301", 20)); got != strings.Repeat("e\u0301", 20) {
		t.Error("marks on letters of their own collapsed")
	}
}

func TestSafeTextCostsNothing(t *testing.T) {
	for _, s := range []string{"you@contoso.com", "Zoë 山田 👨‍👩‍👧"} {
		if n := testing.AllocsPerRun(100, func() { text.Line(s) }); n != 0 {
			t.Errorf("Line(%q) allocated %v times", s, n)
		}
	}
}

func TestWindowTitleOfHostileTextIsOneHarmlessLine(t *testing.T) {
	for _, s := range hostile {
		harmless(t, text.Line(s), false)
	}
}

// harmless fails unless s keeps the package's laws.
func harmless(t *testing.T, s string, breaks bool) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Errorf("%q is not valid UTF-8", s)
	}
	for _, r := range s {
		joiner := r == '\u200c' || r == '\u200d'
		switch {
		case r == '\n' && breaks, joiner:
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
			t.Errorf("%q holds %U", s, r)
		}
	}
}

func FuzzLine(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		line, block := text.Line(s), text.Block(s)
		harmless(t, line, false)
		harmless(t, block, true)
		if again := text.Line(line); again != line {
			t.Errorf("Line of %q is %q", line, again)
		}
		if again := text.Block(block); again != block {
			t.Errorf("Block of %q is %q", block, again)
		}
	})
}

func BenchmarkLine(b *testing.B) {
	for _, c := range []struct{ name, s string }{
		{"ASCII", "Senior Program Manager, Contoso Pharmaceuticals"},
		{"CJK", "山田太郎 — コントソ製薬株式会社 シニアプログラムマネージャー"},
		{"hostile", "\x1b[31mSenior\x1b[0m Program\u202e Manager\r\n, Contoso"},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.s)))
			b.ReportAllocs()
			for b.Loop() {
				text.Line(c.s)
			}
		})
	}
}
