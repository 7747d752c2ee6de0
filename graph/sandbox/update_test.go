package sandbox

import (
	"encoding/json"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

func TestPatchMergesMembersAndReplacesComplexOnes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := New()
		c := as(t, s, "me")
		made := c.must(201, "POST", "/me/profile/positions", documented[1].body)
		path := "/me/profile/positions/" + made.body["id"].(string)
		time.Sleep(time.Minute)
		got := c.must(200, "PATCH", path, `{"detail":{"jobTitle":"Chief"},"categories":["a, b"]}`)
		holds(t, "", map[string]any{
			"detail":          map[string]any{"jobTitle": "Chief", "company": nil, "role": nil},
			"categories":      []any{"a, b"},
			"isCurrent":       true,
			"createdDateTime": made.body["createdDateTime"],
		}, got.body)
		if got.body["lastModifiedDateTime"] == made.body["lastModifiedDateTime"] {
			t.Error("lastModifiedDateTime did not move")
		}
		holds(t, "", got.body, c.must(200, "GET", path, "").body)
	})
}

func TestPatchWithNullEmptiesAMember(t *testing.T) {
	c := as(t, New(), "me")
	made := c.must(201, "POST", "/me/profile/interests", `{"displayName":"Go","description":"x","allowedAudiences":"me"}`)
	got := c.must(200, "PATCH", "/me/profile/interests/"+made.body["id"].(string), `{"description":null,"allowedAudiences":null}`)
	holds(t, "", map[string]any{"displayName": "Go", "description": nil, "allowedAudiences": "organization"}, got.body)
}

func TestRefusedPatchChangesNothing(t *testing.T) {
	s := New()
	c := as(t, s, "me")
	id := c.do("GET", "/me/profile/interests", "").list()[0].(map[string]any)["id"].(string)
	before := mustJSON(t, s.Objects("me", "interests"))
	for _, body := range []string{`{}`, `{"id":"x"}`, `{"displayName":7}`, `{"createdDateTime":null}`} {
		c.must(400, "PATCH", "/me/profile/interests/"+id, body)
	}
	c.must(404, "PATCH", "/me/profile/interests/unheardOf", `{"displayName":"x"}`)
	if after := mustJSON(t, s.Objects("me", "interests")); after != before {
		t.Errorf("before %s\nafter %s", before, after)
	}
}

func TestDeletedObjectsAreGone(t *testing.T) {
	s := New()
	c := as(t, s, "me")
	id := c.must(201, "POST", "/me/responsibilities", `{"displayName":"Go"}`).body["id"].(string)
	before := len(s.Objects("me", "responsibilities"))
	if got := c.must(http.StatusNoContent, "DELETE", "/me/responsibilities/"+id, ""); got.text != "" {
		t.Errorf("204 with the body %q", got.text)
	}
	c.must(404, "DELETE", "/me/responsibilities/"+id, "")
	c.must(404, "GET", "/me/responsibilities/"+id, "")
	if after := len(s.Objects("me", "responsibilities")); after != before-1 {
		t.Errorf("%d objects, then %d", before, after)
	}
}

func TestWhatTheDirectorySaysStays(t *testing.T) {
	s := New()
	me := s.People()[0].ID
	c := as(t, s, "me")
	c.must(403, "PATCH", "/me/profile/account/"+me, `{"countryCode":"SE"}`)
	c.must(403, "DELETE", "/me/profile/account/"+me, "")
	upa := c.do("GET", "/me/profile/skills?$filter=displayName eq 'Spreadsheets'", "").list()[0].(map[string]any)
	c.must(404, "PATCH", "/me/profile/skills/"+upa["id"].(string), `{"proficiency":"elementary"}`)
	c.must(404, "DELETE", "/me/profile/skills/"+upa["id"].(string), "")
}

func TestPlainResponsibilitiesAreSetOnOneself(t *testing.T) {
	c := as(t, New(), "me")
	c.must(204, "PATCH", "/me", `{"responsibilities":["one","two"]}`)
	got := c.must(200, "GET", "/me?$select=responsibilities", "")
	holds(t, "", map[string]any{"responsibilities": []any{"one", "two"}}, got.body)
	for _, body := range []string{
		`{"responsibilities":"one"}`, `{"responsibilities":[1]}`, `{"responsibilities":null}`, `{}`,
		`{"responsibilities":[],"skills":[]}`, `{"jobTitle":"Chief"}`,
	} {
		c.must(400, "PATCH", "/me", body)
	}
	c.must(403, "PATCH", "/users/kenta.sato@contoso.com", `{"responsibilities":["one"]}`)
}

func TestWholeProfileHasEveryCollection(t *testing.T) {
	s := New()
	got := as(t, s, "me").must(200, "GET", "/me/profile", "")
	for _, f := range metadata().Facets {
		list, ok := got.body[f.Segment].([]any)
		if f.Segment == responsibilities == ok {
			t.Errorf("%s: there is %v", f.Segment, ok)
		}
		if ok && len(list) != len(s.Objects("me", f.Segment)) {
			t.Errorf("%s: %d objects", f.Segment, len(list))
		}
	}
}

func TestPutKeepsWhatItIsGiven(t *testing.T) {
	s := New()
	raw := `{"id":"7","unheardOf":{"a":[1.50,null]},"allowedAudiences":"unknownFutureValue"}`
	if err := s.Put("me", "Interests", json.RawMessage(raw)); err != nil {
		t.Fatal(err)
	}
	objects := s.Objects("me", "interests")
	if last := string(objects[len(objects)-1]); last != raw {
		t.Errorf("it is %s", last)
	}
	got := as(t, s, "me").must(200, "GET", "/me/profile/interests/7", "")
	holds(t, "", map[string]any{"unheardOf": map[string]any{"a": []any{1.5, nil}}}, got.body)
	for _, bad := range [][3]string{{"nobody", "interests", "{}"}, {"me", "unheardOf", "{}"}, {"me", "interests", "[]"}} {
		if s.Put(bad[0], bad[1], json.RawMessage(bad[2])) == nil {
			t.Errorf("%v was put", bad)
		}
	}
}
