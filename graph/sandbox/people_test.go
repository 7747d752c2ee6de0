package sandbox

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

func TestPeopleAreOfEveryKind(t *testing.T) {
	people := New().People()
	kinds := map[string]func(Person) bool{
		"a guest":                   func(p Person) bool { return p.Guest && strings.Contains(p.UserPrincipalName, "#EXT#") },
		"disabled":                  func(p Person) bool { return p.Disabled },
		"a name in kanji":           func(p Person) bool { return strings.Contains(p.DisplayName, "佐藤") },
		"a very long name":          func(p Person) bool { return len(p.DisplayName) > 80 },
		"an apostrophe in the name": func(p Person) bool { return strings.Contains(p.UserPrincipalName, "'") },
		"a leading dollar sign":     func(p Person) bool { return strings.HasPrefix(p.UserPrincipalName, "$") },
		"two of one name": func(p Person) bool {
			return slices.ContainsFunc(people, func(q Person) bool { return q != p && q.DisplayName == p.DisplayName })
		},
	}
	for kind, is := range kinds {
		if !slices.ContainsFunc(people, is) {
			t.Errorf("nobody is %s", kind)
		}
	}
}

func TestFirstObjectsWouldBeTaken(t *testing.T) {
	for _, seed := range seeds() {
		f := metadata().facet(seed.Segment)
		if _, err := metadata().check(f.Entity, seed.Object); err != nil {
			t.Errorf("%s of %s: %v", seed.Segment, seed.Person, err)
		}
	}
}

func TestFirstObjectsDifferInSourceAndAudience(t *testing.T) {
	s := New()
	text := ""
	for _, f := range metadata().Facets {
		text += mustJSON(t, s.Objects("me", f.Segment))
	}
	for _, want := range []string{
		userSource, entraSource, orgDataSource, upaSource, `"0001-01-01T00:00:00Z"`,
		`"me"`, `"organization"`, `"everyone"`, `"organization,federatedOrganizations"`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("nothing has %s", want)
		}
	}
}

func TestTokensBelongToOnePerson(t *testing.T) {
	s := New()
	for _, p := range s.People() {
		if p.Disabled {
			if _, err := s.Token(p.ID); err == nil {
				t.Errorf("%s is disabled and got a token", p.DisplayName)
			}
			continue
		}
		if got := as(t, s, p.UserPrincipalName).must(200, "GET", "/me", ""); got.body["id"] != p.ID {
			t.Errorf("the token of %s is that of %v", p.ID, got.body["id"])
		}
	}
	if _, err := s.Token("nobody"); err == nil {
		t.Error("nobody got a token")
	}
}

func TestTokensAreGoodForTheirScopesOnly(t *testing.T) {
	c := as(t, New(), "me", "User.Read")
	c.must(200, "GET", "/me/profile/interests", "")
	if got := c.must(403, "POST", "/me/profile/interests", `{"displayName":"Go"}`); got.code() != "Authorization_RequestDenied" {
		t.Errorf("%s", got.text)
	}
}

func TestWithoutAKnownTokenNothingIsAnswered(t *testing.T) {
	s := New()
	for _, header := range []string{"", "Bearer", "Bearer ", "Bearer nonsense", "Basic eDp5", "sandbox.x"} {
		c := as(t, s, "me")
		r := c.request("POST", "/me/profile/interests", `{"displayName":"Go"}`)
		r.Header.Set("Authorization", header)
		got := c.send(r)
		if got.status != http.StatusUnauthorized || got.code() != "InvalidAuthenticationToken" || !strings.HasPrefix(got.header.Get("WWW-Authenticate"), "Bearer ") {
			t.Errorf("%q: %d %s", header, got.status, got.text)
		}
	}
}

func TestOthersMayBeWrittenByDefault(t *testing.T) {
	s := New()
	path := "/users/siobhan.o'neil@contoso.com/profile/interests"
	as(t, s, "me").must(201, "POST", path, `{"displayName":"Go"}`)
	if n := len(s.Objects("siobhan.o'neil@contoso.com", "interests")); n != 1 {
		t.Errorf("%d objects", n)
	}
}

func TestRequestsAreRemembered(t *testing.T) {
	s := New()
	as(t, s, "me").do("POST", "/users('x%23')/profile/interests?$top=1", `{"a":1}`)
	got := s.Requests()[0]
	if got.Method != "POST" || got.Path != "/beta/users('x%23')/profile/interests" || got.Query.Get("$top") != "1" ||
		string(got.Body) != `{"a":1}` || got.Header.Get("Content-Type") != "application/json" {
		t.Errorf("%+v", got)
	}
}

func TestNameMovesFromOneToAnother(t *testing.T) {
	s := New()
	kenta, ines := s.People()[1], s.People()[0]
	if err := s.Rename(ines.ID, kenta.UserPrincipalName); err == nil {
		t.Error("two people have one name")
	}
	if err := s.Rename("kenta.sato@contoso.com", "kenta@contoso.com"); err != nil {
		t.Fatal(err)
	}
	if err := s.Rename("me", kenta.UserPrincipalName); err != nil {
		t.Fatal(err)
	}
	if p := s.find(kenta.UserPrincipalName); p == nil || p.ID != ines.ID {
		t.Errorf("the name is that of %v", p)
	}
	if p := s.find("KENTA@contoso.com"); p == nil || p.ID != kenta.ID || p.asUser().text("userPrincipalName") != "kenta@contoso.com" {
		t.Errorf("the new name is that of %v", p)
	}
	if p := New().find(kenta.UserPrincipalName); p == nil || p.ID != kenta.ID {
		t.Error("another sandbox knows of it")
	}
}
