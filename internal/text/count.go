package text

import "fmt"

// Count is a number of things in words: "1 entry", "3 entries", "0 entries".
// Words that go on a sentence belong to it: "1 row is", "2 rows are".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}
