package text

import "testing"

func TestSameIsWhatReadsTheSame(t *testing.T) {
	for _, test := range []struct {
		a, b string
		same bool
	}{
		{"Chess", "chess", true},
		{"Chess", " CHESS\u00a0", true},
		{"Sea  kayaking", "sea\tkayaking", true},
		{"Zu\u0308rich walks", "Zürich walks", true},
		{"STRASSE", "Straße", true},
		{"Chess\u200b", "Chess", true},
		{"Zürich", "Zurich", false},
		{"Łódź", "Lodz", false},
		{"Chess", "Chess club", false},
		{"", "Chess", false},
		{"", " ", true},
	} {
		if Same(test.a, test.b) != test.same || Same(test.b, test.a) != test.same {
			t.Errorf("Same(%q, %q) is not %v", test.a, test.b, test.same)
		}
	}
}
