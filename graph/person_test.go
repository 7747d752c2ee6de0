package graph

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestPersonBecomesOneElementOfThePath(t *testing.T) {
	tests := []struct{ id, path string }{
		{"87d349ed-44d7-43e1-9a83-5f2406dee5bd", "users/87d349ed-44d7-43e1-9a83-5f2406dee5bd"},
		{"ann@contoso.com", "users/ann@contoso.com"},
		{"ann_adatum.com#EXT#@contoso.com", "users/ann_adatum.com%23EXT%23@contoso.com"},
		{"o'neil@contoso.com", "users/o%27neil@contoso.com"},
		{"$ann@contoso.com", "users('$ann@contoso.com')"},
		{"$o'neil#1@contoso.com", "users('$o%27%27neil%231@contoso.com')"},
		{"ann+work@contoso.com", "users/ann%2Bwork@contoso.com"},
		{"ann lee@contoso.com", "users/ann%20lee@contoso.com"},
		{"佐藤@contoso.com", "users/%E4%BD%90%E8%97%A4@contoso.com"},
		{"a;b,c=d&e(f)!*@contoso.com", "users/a%3Bb%2Cc=d&e%28f%29%21%2A@contoso.com"},
	}
	for _, test := range tests {
		var seen *url.URL
		c := over(testRoot, roundTrip(func(r *http.Request) (*http.Response, error) {
			seen = r.URL
			return says(200, `{"value":[]}`), nil
		}))
		collection, err := c.Collection(user(t, test.id), "profile/positions")
		if err != nil {
			t.Fatal(err)
		}
		if want := testRoot + "/" + test.path + "/profile/positions"; collection.URL() != want {
			t.Errorf("%s: URL is %s, want %s", test.id, collection.URL(), want)
		}
		if _, err := collection.List(t.Context()); err != nil {
			t.Errorf("%s: %v", test.id, err)
			continue
		}
		if seen.String() != collection.URL() {
			t.Errorf("%s: asked for %s", test.id, seen)
		}
	}
}

func TestPersonThatCouldAddressSomethingElseIsRefused(t *testing.T) {
	for _, id := range []string{
		"", " ", "\t", ".", "..", "...", "a/b", `a\b`, "a?b", "%2e%2e", "a\x00b", "a\nb", "\xff", "../me",
	} {
		if p, err := User(id); err == nil {
			t.Errorf("%q was taken as %v", id, p)
		}
	}
}

func TestNobodyIsRefused(t *testing.T) {
	c := over(testRoot, never(t))
	if _, err := c.Collection(Person{}, "profile/positions"); err == nil {
		t.Error("nobody has a collection")
	}
	if _, err := c.UserURL(Person{}); err == nil {
		t.Error("nobody has an address")
	}
	if _, err := c.Lookup(t.Context(), Person{}); err == nil {
		t.Error("nobody was looked up")
	}
	if _, err := c.SetResponsibilities(t.Context(), Person{}, nil); err == nil {
		t.Error("nobody was changed")
	}
}

func TestPersonSaysWho(t *testing.T) {
	ann := user(t, "ann@contoso.com")
	if !Me().IsMe() || Me().IsZero() || Me().String() != "me" {
		t.Error("me is not me")
	}
	if ann.IsMe() || ann.IsZero() || ann.String() != "ann@contoso.com" {
		t.Error("ann is not ann")
	}
	if !(Person{}).IsZero() || ann != user(t, "ann@contoso.com") || ann == Me() {
		t.Error("persons don't compare")
	}
}

func FuzzPersonStaysInPlace(f *testing.F) {
	for _, id := range []string{"ann@contoso.com", "$x'y", "a#EXT#@b", "..", "a/../b", "%2f", "佐藤", "a\u202eb"} {
		f.Add(id)
	}
	f.Fuzz(func(t *testing.T, id string) {
		p, err := User(id)
		if err != nil {
			return
		}
		address, err := over(testRoot, never(t)).UserURL(p)
		if err != nil {
			t.Fatal(err)
		}
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		rest, ok := strings.CutPrefix(u.EscapedPath(), "/service/one/beta/users")
		if !ok || strings.Count(rest, "/") > 1 || u.RawQuery != "" || u.Fragment != "" {
			t.Fatalf("%q became %s", id, address)
		}
		if want := strings.ReplaceAll(id, "'", "''"); !strings.HasSuffix(u.Path, "/"+id) && u.Path != "/service/one/beta/users('"+want+"')" {
			t.Fatalf("%q is read as %q", id, u.Path)
		}
	})
}
