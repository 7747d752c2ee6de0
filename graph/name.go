package graph

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/google/uuid"
)

// PlainName is a name of a person as people copy it, without what doesn't belong
// to it: blanks and quotes around it, "mailto:", the display name before an
// address in angle brackets, and characters that nobody sees.
func PlainName(written string) string {
	name := strings.TrimSpace(strings.Map(seen, written))
	if start := strings.LastIndex(name, "<"); start >= 0 && strings.HasSuffix(name, ">") {
		name = name[start+1 : len(name)-1]
	}
	name = strings.Trim(name, " \t\"“”")
	if scheme := len("mailto:"); len(name) > scheme && strings.EqualFold(name[:scheme], "mailto:") {
		name, _, _ = strings.Cut(name[scheme:], "?")
	}
	return strings.TrimSpace(name)
}

// seen drops the characters that have no width, and no meaning in a name.
func seen(r rune) rune {
	if unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

// ReadUser reads the one sign-in name, or the one object id, that people wrote.
// Its error is advice.
func ReadUser(written string) (string, error) {
	name := PlainName(written)
	if name == "" {
		return "", errors.New("say for whom it is: a sign-in name such as ada@contoso.com, or an object id")
	}
	local, host, found := strings.Cut(name, "@")
	address := found && local != "" && strings.Contains(host, ".") && !strings.ContainsAny(name, " \t\r\n,;<>\"") && !strings.Contains(host, "@")
	switch odd := OddCharacter(name); {
	case address || len(name) == len(uuid.Nil.String()) && uuid.Validate(name) == nil:
	case found && odd != "" && !strings.ContainsAny(name, ",;<>\""):
		return "", errors.New(odd)
	default:
		return "", errors.New("give one sign-in name, such as ada@contoso.com, or one object id")
	}
	_, err := User(name)
	return name, err
}

// OddCharacter names the first character of a name that can't be told from another
// by looking, or can't be seen, with its place; nothing if there is none.
func OddCharacter(name string) string {
	for i, r := range []rune(name) {
		switch {
		case unicode.In(r, unicode.Cf, unicode.Zs, unicode.Cc):
			return fmt.Sprintf("character %d can't be seen (U+%04X): delete it, or type the name anew", i+1, r)
		case unicode.Is(unicode.Cyrillic, r):
			return fmt.Sprintf("character %d, %c, is a Cyrillic letter (U+%04X): type the name anew", i+1, r, r)
		case unicode.Is(unicode.Greek, r):
			return fmt.Sprintf("character %d, %c, is a Greek letter (U+%04X): type the name anew", i+1, r, r)
		}
	}
	return ""
}
