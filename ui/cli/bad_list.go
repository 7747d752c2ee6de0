package cli

import "strings"

// badList is everything that is wrong with an input, a line each.
type badList []string

func (b badList) Error() string   { return strings.Join(b, "\n") }
func (b badList) lines() []string { return b }
