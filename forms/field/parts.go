package field

import (
	"strings"
	"unicode/utf8"
)

// Parts returns the items of a list that somebody wrote on one line or several:
// a comma, a semicolon or a line break parts two. An item in quotes has what is
// between them, commas too. What follows the last break is the last item, so
// that "a," has an empty one.
func Parts(s string) []string { return parts(s, false) }

// parts are those; while somebody writes, a quote that isn't closed yet holds
// all that follows.
func parts(s string, writing bool) []string {
	var parts []string
	begin, closing := 0, rune(0)
	for at, r := range s {
		switch {
		case closing != 0:
			if r == closing {
				closing = 0
			}
		case strings.TrimSpace(s[begin:at]) == "" && closes(r) != 0 && (writing || strings.ContainsRune(s[at+len(string(r)):], closes(r))):
			closing = closes(r)
		case r == ',' || r == ';' || r == '、' || r == '；' || r == '，' || isBreak(r):
			parts = append(parts, s[begin:at])
			begin = at + len(string(r))
		}
	}
	return append(parts, s[begin:])
}

// closes is the quote that ends what a quote begins; 0 for anything else.
func closes(r rune) rune {
	return map[rune]rune{'"': '"', '“': '”', '„': '“', '«': '»', '「': '」'}[r]
}

// unquoted returns an item without the quotes and the spaces around it.
func unquoted(s string) string {
	s = strings.TrimSpace(s)
	first, size := utf8.DecodeRuneInString(s)
	end := closes(first)
	if inner, found := strings.CutSuffix(s[size:], string(end)); end != 0 && found {
		return strings.TrimSpace(inner)
	}
	return s
}

// quoted returns an item as it has to be written to be one.
func quoted(s string) string {
	if len(Parts(s)) > 1 && !strings.Contains(s, `"`) {
		return `"` + s + `"`
	}
	return s
}
