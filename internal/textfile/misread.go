package textfile

import (
	"strings"
	"unicode/utf8"
)

// Misread reports whether a text is UTF-8 that some program has read as Windows-1252
// before, as "KÃ¶chin" is, and what it said. Only what is certain counts: all of its
// letters beyond ASCII have to fit, and one pair at least that no Western language writes.
func Misread(s string) (right string, misread bool) {
	raw := make([]byte, 0, len(s))
	for _, r := range s {
		b, known := toWestern(r)
		if !known {
			b, known = undefined(r)
		}
		if !known {
			return "", false
		}
		raw = append(raw, b)
	}
	if !utf8.Valid(raw) {
		return "", false
	}
	return string(raw), strings.ContainsFunc(string(raw), telling)
}

// undefined is a byte that Windows-1252 has no letter for: it became a control
// character, or the private letter that LibreOffice has for it.
func undefined(r rune) (b byte, known bool) {
	const private = 0xF100
	if r >= private {
		r -= private
	}
	return byte(r), r == 0x81 || r == 0x8D || r == 0x8F || r == 0x90 || r == 0x9D
}

// telling reports whether the bytes of a letter, each a letter of Windows-1252, are
// nothing that somebody writes. "AMANHÃ…" is: a capital, and a sign behind the word.
func telling(r rune) bool {
	const behindWords = "…‘’“”–—™»"
	raw := string(r)
	if len(raw) < 2 {
		return false
	}
	last := fromWestern(raw[1])
	return len(raw) > 2 || !strings.ContainsRune(behindWords, last)
}
