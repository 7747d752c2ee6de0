package text

import (
	"fmt"
	"strings"
)

// Count is a number of things in words: "1 entry", "3 entries", "0 entries".
// Words that go on a sentence belong to it: "1 row is", "2 rows are".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}

// Number is a number with a comma before every three digits: 4,999.
func Number(n int) string {
	digits := fmt.Sprint(n)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// Plural is the plural of an English noun that has a usual one.
func Plural(one string) string {
	stem, ends := strings.CutSuffix(one, "y")
	switch {
	case ends && !strings.ContainsAny(stem[max(len(stem)-1, 0):], "aeiou"):
		return stem + "ies"
	case strings.HasSuffix(one, "s"), strings.HasSuffix(one, "x"), strings.HasSuffix(one, "ch"):
		return one + "es"
	}
	return one + "s"
}
