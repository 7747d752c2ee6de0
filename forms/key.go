package forms

import (
	"slices"
	"strings"

	"facet/internal/text"
)

// Key is what tells an object of a facet type from the others that a person has:
// the values of a few members. The zero Key is like no other.
type Key struct {
	members []string
	either  bool // one member that is the same is enough
}

// keyOf is the key of objects that are alike if the first member is the same, and
// none of the others differs: what isn't filled in tells nothing apart.
func keyOf(members ...string) Key { return Key{members: members} }

// keyOfEither is the key of objects that are alike if one of the members is the same.
func keyOfEither(members ...string) Key { return Key{members, true} }

// Like reports whether two objects of a facet type are one for people who read
// the profile.
func (k Key) Like(other Key) bool {
	alike := false
	for i, member := range k.members {
		given := !text.Same(member, "") && !text.Same(other.members[i], "")
		same := given && text.Same(member, other.members[i])
		switch {
		case same && (i == 0 || k.either):
			alike = true
		case !k.either && (i == 0 || given && !same):
			return false
		}
	}
	return alike
}

// dotted is a name with what is to be said beside it; nothing without a name.
func dotted(name, beside string) string {
	if name == "" || beside == "" {
		return name
	}
	return name + " · " + beside
}

// together are the words of a label, as far as there are any.
func together(words ...string) string {
	filled := slices.DeleteFunc(words, func(s string) bool { return strings.TrimSpace(s) == "" })
	return strings.Join(filled, ", ")
}
