package lines

import (
	"strconv"
	"strings"
)

// numbers are the rows in a line, counted from 0, each once. They are written
// from 1 to most.
func numbers(line string, most int) (all []int, ok bool) {
	seen := map[int]bool{}
	for _, word := range strings.FieldsFunc(line, func(r rune) bool { return r == ',' || r == ' ' }) {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || n > most {
			return nil, false
		}
		if !seen[n] {
			all = append(all, n-1)
		}
		seen[n] = true
	}
	return all, len(all) > 0
}
