package forms

import (
	"strings"

	"facet/forms/field"
	"facet/internal/pattern"
)

// dialled is what phones understand, with an extension behind it. It is made
// when there is a number to look at: most starts have none.
var dialled = pattern.New(`^\+?[0-9 ().\-\x{00a0}]*[0-9][0-9 ().\-\x{00a0}]*((?i:ext|x)\.? *[0-9]+)?$`)

// phoneLine is a phone number. There are too many ways to write one to refuse any.
func phoneLine(title string, member *string) Field {
	f := bind(title, member, field.NewLine(member).Reads(strings.TrimSpace), oneLine)
	return f.helps("With the country in front, such as +47 55 55 01 00.").Warns(func() string {
		switch {
		case strings.TrimSpace(*member) == "":
			return ""
		case !dialled().MatchString(strings.TrimSpace(*member)):
			return "Phones may not understand this: digits, spaces, + ( ) - . and ext are safe."
		case !strings.HasPrefix(strings.TrimSpace(*member), "+"):
			return "From abroad this reaches nobody: begin with + and the country, such as +47."
		}
		return ""
	})
}
