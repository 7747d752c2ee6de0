package graph

import (
	"errors"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Person says whose profile is read or written. The zero Person is nobody,
// and every request for nobody is refused. Persons can be compared with ==.
type Person struct {
	id string
	me bool
}

// Me returns the person who is signed in.
func Me() Person { return Person{me: true} }

// User returns the person with the given object id or user principal name,
// exactly as Graph writes it.
func User(id string) (Person, error) {
	if err := checkSegment(id); err != nil {
		return Person{}, errors.New("a user's id or principal name " + err.Error())
	}
	return Person{id: id}, nil
}

// IsMe reports whether p is the person who is signed in.
func (p Person) IsMe() bool { return p.me }

// IsZero reports whether p is nobody.
func (p Person) IsZero() bool { return p == Person{} }

// String returns "me", or the id as it was given to [User].
func (p Person) String() string {
	if p.me {
		return "me"
	}
	return p.id
}

// path returns the person's address below the root. A name that begins with
// a dollar would be read as a query option, so it goes in parentheses, in
// which quotes are doubled.
//
// https://learn.microsoft.com/graph/api/user-get
func (p Person) path() (string, error) {
	switch {
	case p.me:
		return "me", nil
	case p.id == "":
		return "", errors.New("no person was chosen")
	case strings.HasPrefix(p.id, "$"):
		return "users('" + escape(strings.ReplaceAll(p.id, "'", "''")) + "')", nil
	default:
		return "users/" + escape(p.id), nil
	}
}

// escape makes one element of a path from any text. A plus is escaped as
// well, since some servers read it as a space.
func escape(segment string) string {
	return strings.ReplaceAll(url.PathEscape(segment), "+", "%2B")
}

// checkSegment refuses text that could address anything but one element of a
// path, even to a server that decodes twice or collapses dots.
func checkSegment(s string) error {
	switch {
	case strings.TrimSpace(s) == "":
		return errors.New("is empty")
	case strings.Trim(s, ".") == "":
		return errors.New("has nothing but dots")
	case !utf8.ValidString(s):
		return errors.New("is not valid UTF-8")
	case strings.ContainsAny(s, `/\?%`):
		return errors.New(`has one of / \ ? % in it`)
	case strings.ContainsFunc(s, unicode.IsControl):
		return errors.New("has a control character in it")
	default:
		return nil
	}
}
