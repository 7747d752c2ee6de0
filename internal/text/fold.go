package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold returns the form of s that a search compares: without case, accents and
// compatibility forms, so that "sao tome" finds "São Tomé" and "lodz" "Łódź".
func Fold(s string) string {
	if plain(s) == len(s) {
		return strings.ToLower(s)
	}
	bare := strings.Map(base, norm.NFKD.String(s))
	return cases.Fold().String(unligated(bare))
}

// base drops accents, and takes the stroke from letters that do not decompose.
func base(r rune) rune {
	switch r {
	case 'ø', 'Ø':
		return 'o'
	case 'ł', 'Ł':
		return 'l'
	case 'đ', 'Đ', 'ð', 'Ð':
		return 'd'
	case 'ı':
		return 'i'
	case '’', 'ʼ', '‘':
		return '\''
	}
	if unicode.Is(unicode.Mn, r) {
		return dropped
	}
	return r
}

// unligated writes joined Latin letters as the two that people type for them.
func unligated(s string) string {
	if !strings.ContainsAny(s, "æÆœŒ") {
		return s
	}
	return strings.NewReplacer("æ", "ae", "Æ", "ae", "œ", "oe", "Œ", "oe").Replace(s)
}
