package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form of s that a search compares: without case, accents and
// compatibility forms, so that "sao tome" finds "São Tomé" and "lodz" "Łódź".
// It is the form of what [Line] shows, so no control character is in it.
func Fold(s string) string {
	if plain(s) == len(s) {
		return strings.ToLower(s)
	}
	return unligated(strings.Map(base, norm.NFKD.String(Line(s))))
}

// Finds reports whether what somebody types to find a text is a part of it, as
// [Fold] has both: every filter asks this.
func Finds(typed, s string) bool { return strings.Contains(Fold(s), Fold(typed)) }

// base returns a letter in lower case without what people leave out when they
// type it in a hurry, or dropped for an accent.
func base(r rune) rune {
	if unicode.Is(unicode.Mn, r) {
		return dropped
	}
	switch r = unicode.ToLower(r); r {
	case 'ø':
		return 'o'
	case 'ł':
		return 'l'
	case 'đ', 'ð':
		return 'd'
	case 'ı':
		return 'i'
	case 'ς':
		return 'σ'
	case '’', 'ʼ', '‘':
		return '\''
	}
	return r
}

// unligated writes joined Latin letters as the two that people type for them.
func unligated(s string) string {
	if !strings.ContainsAny(s, "æœß") {
		return s
	}
	return strings.NewReplacer("æ", "ae", "œ", "oe", "ß", "ss").Replace(s)
}
