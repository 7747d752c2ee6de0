package person

import (
	"strings"
)

// Unnamed reports whether nobody has typed yet whose profile this is, as the
// first change to it asks for.
func (s *Session) Unnamed() bool { return !s.Person.IsMe() && !s.named[s.User.ID] }

// Name accepts the part of the sign-in name before the @, or the whole of it,
// in any case.
func (s *Session) Name(typed string) bool {
	part, _, _ := strings.Cut(s.User.UserPrincipalName, "@")
	typed = strings.TrimSpace(typed)
	if s.named == nil {
		s.named = map[string]bool{}
	}
	if s.User.ID != "" && part != "" && (strings.EqualFold(typed, part) || strings.EqualFold(typed, s.User.UserPrincipalName)) {
		s.named[s.User.ID] = true
	}
	return s.named[s.User.ID]
}
