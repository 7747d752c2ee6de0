package person

import (
	"slices"
	"strings"
)

// Grant is what the access token at hand says of itself. Nobody has checked
// it: it lets things be said early, and Graph decides. Its words are raw text.
type Grant struct {
	Scopes []string // the permissions it carries; nil: it doesn't tell
	Roles  []string // the ids of the directory roles of whom it is for; nil: it doesn't tell
	Asker  string   // whom it is for
	Client string   // the application
	Tenant string
	// Page is where an administrator approves a permission; nil: not known.
	Page func(scope string) string
}

// Grant is what is known of the session's token now.
func (s *Session) Grant() Grant {
	if s.Granted == nil {
		return Grant{}
	}
	return s.Granted()
}

// Has reports whether the token says that it carries a permission.
func (g Grant) Has(scope string) bool {
	return slices.ContainsFunc(g.Scopes, func(s string) bool { return strings.EqualFold(s, scope) })
}

// everybodysRole is what Entra calls being a member of a directory, which
// lets nobody change anybody else
// (https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference).
const everybodysRole = "b79fbf4d-3ef9-4689-8143-76b194e85509"

// administers are the roles that make somebody more than a member.
func (g Grant) administers() []string {
	return slices.DeleteFunc(slices.Clone(g.Roles), func(id string) bool { return strings.EqualFold(id, everybodysRole) })
}

// Missing is a permission as it is asked of an administrator.
func (g Grant) Missing(scope string) Missing {
	m := Missing{Scope: scope, Asker: g.Asker, Client: g.Client, Tenant: g.Tenant}
	if g.Page != nil {
		m.Page = g.Page(scope)
	}
	return m
}

// Doubts are what stands against writing to somebody else, as far as the token
// tells it before.
func (s *Session) Doubts() []string {
	if m, lacks := s.Lacks(); lacks {
		return []string{"Nothing can be sent to them: the permission " + m.Scope + " is missing."}
	}
	if g := s.Grant(); !s.Person.IsMe() && g.Roles != nil && len(g.administers()) == 0 {
		return []string{"Your sign-in shows no administrator role, so Microsoft 365 may refuse your change."}
	}
	return nil
}

// Wants is the permission that writing the open profile takes.
func (s *Session) Wants() string {
	if s.Person.IsMe() {
		return ScopeOwn
	}
	return ScopeOthers
}

// Lacks is the permission without which nothing of the open profile can be
// written, if the token says that it hasn't got it.
func (s *Session) Lacks() (Missing, bool) {
	g, scope := s.Grant(), s.Wants()
	if g.Scopes == nil || g.Has(scope) || g.Has(ScopeOthers) {
		return Missing{}, false
	}
	return g.Missing(scope), true
}
