package ui

import (
	"slices"
	"strings"
)

// The permissions that facet's requests take
// (https://learn.microsoft.com/graph/permissions-reference).
const (
	ScopeOwn    = "User.ReadWrite"     // to write one's own profile
	ScopeOthers = "User.ReadWrite.All" // to write somebody else's
	ScopeSearch = "User.ReadBasic.All" // to find people
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

// grant is what is known of the session's token now.
func (s *Session) grant() Grant {
	if s.Granted == nil {
		return Grant{}
	}
	return s.Granted()
}

// Has reports whether the token says that it carries a permission.
func (g Grant) Has(scope string) bool {
	return slices.ContainsFunc(g.Scopes, func(s string) bool { return strings.EqualFold(s, scope) })
}

// Missing is a permission as it is asked of an administrator.
func (g Grant) Missing(scope string) Missing {
	m := Missing{Scope: scope, Asker: g.Asker, Client: g.Client, Tenant: g.Tenant}
	if g.Page != nil {
		m.Page = g.Page(scope)
	}
	return m
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
	g, scope := s.grant(), s.Wants()
	if g.Scopes == nil || g.Has(scope) || g.Has(ScopeOthers) {
		return Missing{}, false
	}
	return g.Missing(scope), true
}
