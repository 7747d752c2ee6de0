package sandbox

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestPathsNameWhatTheyDocument(t *testing.T) {
	for path, want := range map[string]route{
		"/beta/me":                                   {resource: user},
		"/BETA/Me/":                                  {resource: user},
		"/beta/users":                                {resource: directory},
		"/beta/users/ann@contoso.com":                {resource: user, person: "ann@contoso.com"},
		"/beta/users('ann@contoso.com')":             {resource: user, person: "ann@contoso.com"},
		"/beta/users('o''neil@contoso.com')":         {resource: user, person: "o'neil@contoso.com"},
		"/beta/users(%27o%27%27neil@contoso.com%27)": {resource: user, person: "o'neil@contoso.com"},
		"/beta/users/o'neil@contoso.com":             {resource: user, person: "o'neil@contoso.com"},
		"/beta/users/x%23EXT%23@contoso.com":         {resource: user, person: "x#EXT#@contoso.com"},
		"/beta/users('$x@contoso.com')":              {resource: user, person: "$x@contoso.com"},
		"/beta/users/a%2Fb/profile":                  {resource: profile, person: "a/b", profile: true},
		"/beta/me/profile":                           {resource: profile, profile: true},
		"/beta/me/profile/INTERESTS":                 {resource: collection, facet: metadata().facet("interests"), profile: true},
		"/beta/me/profile/interests/7":               {resource: item, facet: metadata().facet("interests"), id: "7", profile: true},
		"/beta/me/profile/interests('7')":            {resource: item, facet: metadata().facet("interests"), id: "7", profile: true},
		"/beta/me/responsibilities":                  {resource: collection, facet: metadata().facet("responsibilities")},
		"/beta/users('$x')/responsibilities/7":       {resource: item, person: "$x", facet: metadata().facet("responsibilities"), id: "7"},
	} {
		if got, err := parseRoute(path); err != nil || got != want {
			t.Errorf("%s is %+v (%v), want %+v", path, got, err, want)
		}
	}
}

func TestOtherPathsAreRefused(t *testing.T) {
	for _, path := range []string{
		"", "/", "/v1.0/me", "/beta", "/beta/groups", "/beta/me/profile/unheardOf", "/beta/me/skills", "/beta//me",
		"/beta/users/$x@contoso.com", "/beta/users('o'neil')", "/beta/users('')", "/beta/me/profile/interests/7/8",
		"/beta/me/profile('interests')", "/beta/users/%zz",
	} {
		if got, err := parseRoute(path); err == nil {
			t.Errorf("%s is %+v", path, got)
		}
	}
}

func TestAddressesAnswerAsGraph(t *testing.T) {
	for _, ask := range []struct {
		method, path string
		status       int
		says         string
	}{
		{"GET", "/me/profile/unheardOf", 400, "unheardOf"},
		{"GET", "/me/profile/responsibilities", 404, "responsibilities"},
		{"GET", "/me/profile/interests/unheardOf", 404, "unheardOf"},
		{"GET", "/users/nobody@contoso.com", 404, "nobody@contoso.com"},
		{"GET", "/users/me/profile/interests", 404, "me"},
		{"PUT", "/me/profile/interests", 405, "method"},
		{"DELETE", "/me/profile/interests/", 405, "method"},
		{"DELETE", "/me/profile", 403, "whole profiles"},
	} {
		got := as(t, New(), "me").must(ask.status, ask.method, ask.path, "")
		if !strings.Contains(got.message(), ask.says) {
			t.Errorf("%s %s: %q", ask.method, ask.path, got.message())
		}
		if ask.status == http.StatusMethodNotAllowed && got.header.Get("Allow") != "GET, POST" {
			t.Errorf("Allow is %q", got.header.Get("Allow"))
		}
	}
}

func TestEveryoneIsReachedByEachOfTheirNames(t *testing.T) {
	s := New()
	for _, p := range s.People() {
		quoted := "/users('" + url.PathEscape(strings.ReplaceAll(p.UserPrincipalName, "'", "''")) + "')"
		for _, path := range []string{"/users/" + p.ID, quoted, strings.ToUpper(quoted[:6]) + quoted[6:]} {
			got := as(t, s, "me").must(200, "GET", path+"?$select=id", "")
			if got.body["id"] != p.ID {
				t.Errorf("%s is %v, want %s", path, got.body["id"], p.ID)
			}
		}
	}
}

func FuzzRoute(f *testing.F) {
	for _, path := range []string{"/beta/me", "/beta/users('a''b')/profile/skills/1", "/beta/users/%23", "//", "/beta/users(''')"} {
		f.Add(path)
	}
	f.Fuzz(func(t *testing.T, path string) {
		r, err := parseRoute(path)
		if err == nil && r.resource == item && r.id == "" {
			t.Errorf("%q names an item without an id", path)
		}
		name := strings.ReplaceAll(path, "'", "''")
		r, err = parseRoute("/beta/users('" + url.PathEscape(name) + "')/profile/skills")
		if path != "" && (err != nil || r.person != path) {
			t.Errorf("the person %q is read as %q (%v)", path, r.person, err)
		}
	})
}
