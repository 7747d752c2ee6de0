package cli

import (
	"strings"
	"unicode"
)

// typedName is the name of a file as it is typed into a shell behind a command:
// in quotes that every shell knows, where it has a blank or a sign in it.
func typedName(name string) string {
	const signs = "._-/:~+@,"
	plain := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(signs, r) }
	switch {
	case name != "" && !strings.ContainsFunc(name, func(r rune) bool { return !plain(r) }):
		return name
	case strings.ContainsAny(name, "\"$`!"):
		return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
	}
	return `"` + name + `"`
}
