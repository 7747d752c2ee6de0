package text_test

import (
	"testing"

	"charm.land/lipgloss/v2"

	"facet/internal/text"
)

func TestFitCutsBetweenClusters(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  string
	}{
		{"Interests", 9, "Interests"},
		{"Interests", 8, "Interes…"},
		{"Interests", 1, "…"},
		{"Interests", 0, ""},
		{"Interests", -3, ""},
		{"", 0, ""},
		{"Ada Lovelace", 5, "Ada…"},
		{"山田太郎", 8, "山田太郎"},
		{"山田太郎", 7, "山田太…"},
		{"山田太郎", 6, "山田…"},
		{"👨‍👩‍👧 family", 4, "👨‍👩‍👧…"},
		{"1️⃣2️⃣3️⃣", 5, "1️⃣2️⃣…"},
		{"e\u0301e\u0301e\u0301", 2, "e\u0301…"},
		{"a\nb", 3, "a␊b"},
	} {
		if got := text.Fit(c.in, c.width); got != c.want {
			t.Errorf("Fit(%q, %d) = %q, want %q", c.in, c.width, got, c.want)
		}
	}
}

func FuzzFit(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, 7)
	}
	f.Fuzz(func(t *testing.T, s string, width int) {
		got := text.Fit(s, width)
		harmless(t, got, false)
		if cells := lipgloss.Width(got); cells > max(0, width) {
			t.Errorf("Fit(%q, %d) = %q takes %d cells", s, width, got, cells)
		}
		if again := text.Fit(got, width); again != got {
			t.Errorf("Fit of %q is %q", got, again)
		}
	})
}

func BenchmarkFit(b *testing.B) {
	for b.Loop() {
		text.Fit("山田太郎 — Senior Program Manager, Contoso Pharmaceuticals", 38)
	}
}
