// Package pattern holds regular expressions that are compiled when they are first asked
// for: a start of facet needs few of them.
package pattern

import (
	"regexp"
	"sync"
)

// New returns what compiles an expression once. It panics when it is asked for one
// that is wrong.
func New(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
