package sandbox

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

// example is a value of the type that has every member that can be set.
func example(m *schema, typeName string) any {
	if e, ok := m.Enums[typeName]; ok {
		if e.Flags {
			return "organization,federatedOrganizations"
		}
		return e.Members[0].Name
	}
	switch typeName {
	case "Edm.String":
		return "text"
	case "Edm.Boolean":
		return true
	case "Edm.Double":
		return json.Number("0.5")
	case "Edm.Int32":
		return json.Number("7")
	case "Edm.Date":
		return "2024-02-29"
	}
	o := object{}
	for _, p := range m.Types[typeName] {
		if p.ReadOnly {
			continue
		}
		value := example(m, p.Type)
		if p.Collection {
			value = []any{value}
		}
		o = append(o, member{p.Name, value})
	}
	return o
}

func collectionPath(f *facetType) string {
	if f.Segment == responsibilities {
		return "/me/responsibilities"
	}
	return "/me/profile/" + f.Segment
}

func TestThereAreTwentyFacetTypes(t *testing.T) {
	if n := len(metadata().Facets); n != 20 {
		t.Errorf("there are %d", n)
	}
}

func TestEveryFacetTypeTakesEveryMember(t *testing.T) {
	for _, f := range metadata().Facets {
		t.Run(f.Segment, func(t *testing.T) {
			body := example(metadata(), f.Entity).(object).encode()
			got := as(t, New(), "me").must(http.StatusCreated, "POST", collectionPath(f), string(body))
			var sent map[string]any
			if err := json.Unmarshal(body, &sent); err != nil {
				t.Fatal(err)
			}
			holds(t, "", sent, got.body)
		})
	}
}

func TestEveryFacetTypeRefusesWhatIsWrong(t *testing.T) {
	for _, f := range metadata().Facets {
		t.Run(f.Segment, func(t *testing.T) {
			s := New()
			before := len(s.Objects("me", f.Segment))
			for _, wrong := range wrongs(f.Entity, "") {
				got := as(t, s, "me").must(http.StatusBadRequest, "POST", collectionPath(f), string(wrong.body.encode()))
				if !strings.Contains(got.message(), "'"+wrong.member+"'") {
					t.Errorf("%s is refused with %q, which does not name %s", wrong.body.encode(), got.message(), wrong.member)
				}
			}
			if n := len(s.Objects("me", f.Segment)); n != before {
				t.Errorf("%d objects were made of bodies that were refused", n-before)
			}
		})
	}
}

type wrong struct {
	body   object
	member string
}

// wrongs are bodies of the type that are each wrong in one member.
func wrongs(typeName, path string) []wrong {
	all := []wrong{{object{{"unheardOf", "x"}}, path + "unheardOf"}}
	for _, p := range metadata().Types[typeName] {
		name := path + p.Name
		value := example(metadata(), p.Type)
		if p.ReadOnly {
			all = append(all, wrong{object{{p.Name, value}}, name})
			continue
		}
		if p.Collection {
			all = append(all, wrong{object{{p.Name, object{}}}, name}, wrong{object{{p.Name, []any{nil}}}, name + "[0]"})
			continue
		}
		if p.NotNull {
			all = append(all, wrong{object{{p.Name, nil}}, name})
		}
		for _, bad := range badValues(p.Type) {
			all = append(all, wrong{object{{p.Name, bad}}, name})
		}
		if _, nested := value.(object); nested {
			for _, w := range wrongs(p.Type, name+".") {
				all = append(all, wrong{object{{p.Name, w.body}}, w.member})
			}
		}
	}
	return all
}

func badValues(typeName string) []any {
	bad := map[string][]any{
		"Edm.String":  {true, json.Number("1"), object{}, []any{"x"}},
		"Edm.Boolean": {"true", json.Number("1")},
		"Edm.Double":  {"0.5", true},
		"Edm.Int32":   {"7", json.Number("1.5"), json.Number("9999999999")},
		"Edm.Date":    {"2023-02-29", "2024-1-1", "2024-01-01T00:00:00Z", "January", "", json.Number("2024")},
	}
	if _, isEnum := metadata().Enums[typeName]; isEnum {
		return []any{"unheardOf", futureValue, "", "99", json.Number("1"), true}
	}
	if bad[typeName] == nil {
		return []any{"text", []any{}, json.Number("1")}
	}
	return bad[typeName]
}

func TestBodiesThatAreNoObjectsAreRefused(t *testing.T) {
	for body, status := range map[string]int{
		`{`: 400, `{"displayName":"a",}`: 400, `[]`: 400, `null`: 400, `"x"`: 400, `{} {}`: 400, `{}`: 400,
		`{"displayName":"a","displayName":"b"}`: 400, "{\"displayName\":\"\xff\"}": 400,
		strings.Repeat(`{"inference":`, 40) + "1" + strings.Repeat("}", 40): 400,
		`{"displayName":"` + strings.Repeat("x", maxBody) + `"}`:            413,
	} {
		if got := as(t, New(), "me").do("POST", "/me/profile/interests", body); got.status != status || got.message() == "" {
			t.Errorf("%.60s: status %d, message %q, want %d", body, got.status, got.message(), status)
		}
	}
}

func TestOnlyJSONIsTaken(t *testing.T) {
	for contentType, status := range map[string]int{
		"application/json": 201, "application/json; charset=utf-8": 201, "Application/JSON": 201,
		"": 415, "text/plain": 415, "application/x-www-form-urlencoded": 415, "application/": 415,
	} {
		c := as(t, New(), "me")
		r := c.request("POST", "/me/profile/interests", `{"displayName":"Go"}`)
		r.Header.Set("Content-Type", contentType)
		if got := c.send(r); got.status != status {
			t.Errorf("%q: status %d, want %d", contentType, got.status, status)
		}
	}
}

func TestLenientSpellingsAreTakenAsOne(t *testing.T) {
	for body, want := range map[string]string{
		`{"source":{"type":"User"}}`:                                          `{"source":{"type":["User"]}}`,
		`{"source":{"type":["User","Other"]}}`:                                `{"source":{"type":["User","Other"]}}`,
		`{"inference":{"confidenceScore":0.25}}`:                              `{"inference":{"confidenceScore":0.25,"userHasVerifiedAccuracy":null}}`,
		`{"allowedAudiences":"8"}`:                                            `{"allowedAudiences":"organization"}`,
		`{"allowedAudiences":"24"}`:                                           `{"allowedAudiences":"organization,federatedOrganizations"}`,
		`{"allowedAudiences":"me, organization"}`:                             `{"allowedAudiences":"me,organization"}`,
		`{"allowedAudiences":null,"displayName":"x"}`:                         `{"allowedAudiences":"organization"}`,
		`{"@odata.type":"#microsoft.graph.personInterest","displayName":"x"}`: `{"displayName":"x"}`,
	} {
		got := as(t, New(), "me").must(201, "POST", "/me/profile/interests", body)
		var wanted map[string]any
		if err := json.Unmarshal([]byte(want), &wanted); err != nil {
			t.Fatal(err)
		}
		holds(t, body, wanted, got.body)
	}
}

func TestMetadataCarriesNoProse(t *testing.T) {
	for _, word := range strings.FieldsFunc(string(metadataJSON), func(r rune) bool { return r == '"' }) {
		if strings.Contains(word, " ") {
			t.Errorf("metadata.json has the text %q", word)
		}
	}
}

func FuzzCheck(f *testing.F) {
	for _, facet := range metadata().Facets {
		f.Add(facet.Segment, string(example(metadata(), facet.Entity).(object).encode()))
		for _, w := range wrongs(facet.Entity, "") {
			f.Add(facet.Segment, string(w.body.encode()))
		}
	}
	f.Fuzz(func(t *testing.T, segment, body string) {
		facet := metadata().facet(segment)
		o, err := decodeObject([]byte(body))
		if facet == nil || err != nil {
			return
		}
		checked, err := metadata().check(facet.Entity, o)
		if err != nil {
			return
		}
		whole := metadata().complete(facet.Entity, checked).encode()
		if again, err := decodeObject(whole); err != nil || string(again.encode()) != string(whole) {
			t.Errorf("%s was stored as %s, which reads back as %s (%v)", body, whole, again.encode(), err)
		}
	})
}
