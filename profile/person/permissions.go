package person

import (
	"context"
	"slices"
)

// The permissions that facet's requests take
// (https://learn.microsoft.com/graph/permissions-reference).
const (
	ScopeOwn    = "User.ReadWrite"             // to write one's own profile
	ScopeOthers = "User.ReadWrite.All"         // to write somebody else's
	ScopeSearch = "User.ReadBasic.All"         // to find people, and to read their profiles
	ScopeRead   = "User.Read.All"              // to read profiles where ScopeSearch isn't enough
	ScopePhotos = "ProfilePhoto.ReadWrite.All" // to change somebody else's photo
)

// Use is a kind of request, and the permission that facet asks for to make it.
type Use struct {
	What   string
	Scope  string
	Enough []string // which do as well, as Microsoft's pages list them
}

// The uses of permissions. Reading never asks for one to write.
var (
	UseOwn   = Use{"read and change your own profile, photo and directory members", ScopeOwn, []string{ScopeOthers}}
	UseFind  = Use{"find people in the directory", ScopeSearch, []string{ScopeRead, ScopeOthers}}
	UseRead  = Use{"read the profiles and photos of others: `list`, `export`, `audience`, copying", ScopeSearch, []string{ScopeRead, ScopeOthers}}
	UseWrite = Use{"change the profiles of others: the editor opened for somebody, `create`, `update`, `delete`, `fill`, `queue`", ScopeOthers, nil}
	UsePhoto = Use{"change the photos of others", ScopePhotos, nil}
)

// Uses are all of them, the least first.
func Uses() []Use { return []Use{UseOwn, UseFind, UseRead, UseWrite, UsePhoto} }

// Allows reports whether the token says that it carries a permission that is enough.
func (g Grant) Allows(u Use) bool {
	return g.Has(u.Scope) || slices.ContainsFunc(u.Enough, g.Has)
}

// Ask gets the permission for a use of somebody else's profile, where the account is
// one that signed in and the permission isn't there yet.
func (s *Session) Ask(ctx context.Context, u Use, show func(Prompt)) error {
	if s.Accounts == nil || s.Grant().Allows(u) {
		return nil
	}
	return s.Accounts.StepUp(ctx, s, u.Scope, show)
}

// MoreToRead is the permission that may help after Graph refused to let somebody's
// profile be read; empty: there is none.
func (g Grant) MoreToRead() string {
	switch {
	case !g.Allows(UseRead):
		return ScopeSearch
	case !g.Has(ScopeRead) && !g.Has(ScopeOthers):
		return ScopeRead
	}
	return ""
}
