package lines

import "testing"

func TestWordsStayWholeAtTheEndOfALine(t *testing.T) {
	for _, c := range []struct {
		s     string
		width int
		want  string
	}{
		{"one two three", 0, "one two three"},
		{"one two three", 13, "one two three"},
		{"one two three", 12, "one two\nthree"},
		{"see https://example.com/long now", 10, "see\nhttps://example.com/long\nnow"},
		{"  set in\nand on", 8, "  set in\nand on"},
		{"日本 日本 日本", 9, "日本 日本\n日本"},
		{"", 3, ""},
	} {
		if got := wrap(c.s, c.width); got != c.want {
			t.Errorf("wrap(%q, %d) = %q, want %q", c.s, c.width, got, c.want)
		}
	}
}
