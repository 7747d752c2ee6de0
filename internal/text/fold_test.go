package text_test

import (
	"testing"

	"facet/internal/text"
)

func TestFoldIgnoresCaseAndAccents(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Germany", "germany"},
		{"São Tomé & Príncipe", "sao tome & principe"},
		{"CURAÇAO", "curacao"},
		{"Åland", "aland"},
		{"Łódź", "lodz"},
		{"Færøerne", "faeroerne"},
		{"Straße", "strasse"},
		{"Côte d’Ivoire", "cote d'ivoire"},
		{"Türkiye", "turkiye"},
		{"ＴＯＫＹＯ", "tokyo"},
		{"Ελλάς", "ελλασ"},
		{"İstanbul", "istanbul"},
		{"STRAẞE", "strasse"},
		{"日本", "日本"},
	} {
		if got := text.Fold(c.in); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestFilterFindsWhatIsTypedInAHurry(t *testing.T) {
	for typed, s := range map[string]string{"zurich": "Zürich walks", "ZÜRICH": "zurich walks", "": "anything", "walks": "Zürich Walks"} {
		if !text.Finds(typed, s) {
			t.Errorf("%q doesn't find %q", typed, s)
		}
	}
	if text.Finds("walks zurich", "Zürich walks") {
		t.Error("found what isn't there")
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if once := text.Fold(s); text.Fold(once) != once {
			t.Errorf("Fold(%q) = %q, and again %q", s, once, text.Fold(once))
		}
	})
}
