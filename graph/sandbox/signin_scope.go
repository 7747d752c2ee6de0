package sandbox

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
)

// permission is a scope that can be asked for
// (https://learn.microsoft.com/graph/permissions-reference).
type permission struct {
	scope string
	words string // what it lets an application do
	admin bool   // only an administrator can approve it
}

var permissions = []permission{
	{"openid", "Sign you in", false},
	{"profile", "See your name and your user name", false},
	{"email", "See your email address", false},
	{"offline_access", "Keep its access while you are away", false},
	{"User.Read", "Read your profile", false},
	{"User.ReadWrite", "Read and change your profile", false},
	{"User.ReadBasic.All", "Read the names and addresses of everyone", false},
	{"User.Read.All", "Read the profiles of everyone", true},
	{"User.ReadWrite.All", "Read and change the profiles of everyone", true},
	{"ProfilePhoto.ReadWrite.All", "Read and change the photos of everyone", true},
	{"People.Read", "See whom you work with", false},
}

// permissionNamed finds a permission by its short name, without regard to case.
func permissionNamed(scope string) (permission, bool) {
	i := slices.IndexFunc(permissions, func(p permission) bool { return strings.EqualFold(p.scope, scope) })
	if i < 0 {
		return permission{}, false
	}
	return permissions[i], true
}

// forGraph tells whether a scope is Graph's, not OpenID Connect's.
func forGraph(scope string) bool { return strings.Contains(scope, ".") }

// readScopes reads a list of scopes, each short or below the Graph root, into the
// short form.
func (x *exchange) readScopes(text string) ([]string, *signInError) {
	var scopes []string
	for word := range strings.FieldsSeq(text) {
		for _, root := range []string{"https://graph.microsoft.com/", x.origin + "/"} {
			word = strings.TrimPrefix(word, root)
		}
		p, known := permissionNamed(word)
		if !known {
			return nil, aadsts(70011).saying("The scope '" + word + "' is not known.")
		}
		if !slices.Contains(scopes, p.scope) {
			scopes = append(scopes, p.scope)
		}
	}
	if len(scopes) == 0 {
		return nil, lacks("scope")
	}
	return scopes, nil
}

// consent is that a person lets an application do something. It is remembered.
type consent struct{ person, client, scope string }

// unapproved are those of the scopes that the person has not approved.
func (x *exchange) unapproved(p *person, client string, scopes []string) []string {
	return slices.DeleteFunc(slices.Clone(scopes), func(scope string) bool {
		return x.consents[consent{p.ID, client, scope}] && !x.twist.needsAdmin(scope)
	})
}

// approve remembers what a person approved.
func (x *exchange) approve(p *person, client string, scopes []string) {
	for _, scope := range scopes {
		x.consents[consent{p.ID, client, scope}] = true
	}
}

// mayApprove tells whether a person's word is enough for a scope. The first
// of the people is an administrator.
func (x *exchange) mayApprove(p *person, scope string) bool {
	known, _ := permissionNamed(scope)
	return !x.twist.needsAdmin(scope) && (!known.admin || p == x.people[0])
}

// wanted are the claims that the claims parameter asks for in access tokens.
// https://learn.microsoft.com/entra/identity-platform/claims-challenge
func wanted(claims string) (map[string]any, *signInError) {
	if claims == "" {
		return nil, nil
	}
	var request struct {
		AccessToken map[string]any `json:"access_token"`
	}
	if json.Unmarshal([]byte(claims), &request) != nil {
		return nil, aadsts(9000411).saying("The parameter 'claims' is not JSON as it should be.")
	}
	return request.AccessToken, nil
}

// met tells whether claims that were asked for are among those of a token.
func met(demand string, claims []string) bool {
	required, _ := wanted(demand)
	for name, value := range required {
		if !slices.ContainsFunc(claims, func(c string) bool {
			given, _ := wanted(c)
			return reflect.DeepEqual(given[name], value)
		}) {
			return false
		}
	}
	return true
}
