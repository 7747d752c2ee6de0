package paint

import (
	"testing"

	"facet/internal/text"
)

func of(s string) Line { return Of(Strong.Of(text.OneLine(s)), Hint.Of(text.OneLine(s))) }

func TestLinesAreFitted(t *testing.T) {
	for _, c := range []struct {
		line  string
		width int
		want  string
	}{
		{"ab", 6, "abab  "}, {"ab", 4, "abab"}, {"ab", 3, "ab…"}, {"ab", 1, "…"}, {"ab", 0, ""}, {"", 2, "  "},
		{"佐", 4, "佐佐"}, {"佐", 3, "佐…"}, {"佐", 2, " …"}, {"佐", 5, "佐佐 "},
	} {
		if got := of(c.line).Fit(c.width).String(); got != c.want {
			t.Errorf("%q in %d: %q, want %q", c.line, c.width, got, c.want)
		}
	}
}

func TestRightEndGoesWhereItHasNoRoom(t *testing.T) {
	left, right := Of(Strong.Own("Kenta Sato")), Of(Hint.Own("SANDBOX"))
	for width, want := range map[int]string{20: "Kenta Sato   SANDBOX", 14: "Kenta… SANDBOX", 10: "Kenta Sato", 3: "Ke…"} {
		if got := Ends(width, left, right).String(); got != want {
			t.Errorf("%d: %q", width, got)
		}
	}
}

func TestBoxLiesOverTheMiddle(t *testing.T) {
	page := Block{of("abcd"), Of(Normal.Own("佐藤藤藤")), of("efgh")}
	box := Block{Of(Focused.Own("[]"))}
	if got := page.Over(box, 3, 1).String(); got != "abcdabcd\n佐 [] 藤\nefghefgh" {
		t.Errorf("%q", got)
	}
}

func FuzzWidths(f *testing.F) {
	for _, s := range []string{"", "ab", "佐藤", "e\u0301\u0301x", "👩\u200d💻!", "a\u200bb"} {
		f.Add(s, 3, 1)
	}
	f.Fuzz(func(t *testing.T, s string, width, from int) {
		width, from = min(width, 300), max(min(from, 300), 0)
		line := of(s)
		if got := line.Fit(width).Width(); got != max(width, 0) {
			t.Errorf("%q fitted to %d takes %d", s, width, got)
		}
		if to := from + max(width, 0); to <= line.Width() {
			if got := line.Cut(from, to).Width(); got != to-from {
				t.Errorf("%q from %d to %d takes %d", s, from, to, got)
			}
		}
	})
}
