package graph

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"facet/internal/object"
)

// thing is a view with every shape of member that a resource type has.
type thing struct {
	ID      string   `json:"id,omitempty"`
	Name    string   `json:"name,omitempty"`
	Current *bool    `json:"current,omitempty"`
	Tags    []string `json:"tags,omitempty"`
	Detail  struct {
		Title   string `json:"title,omitempty"`
		Company struct {
			Name string `json:"name,omitempty"`
			City string `json:"city,omitempty"`
		} `json:"company,omitzero"`
	} `json:"detail,omitzero"`
	Manager somebody   `json:"manager,omitzero"`
	People  []somebody `json:"people,omitempty"`
}

type somebody struct {
	DisplayName       string `json:"displayName,omitempty"`
	UserPrincipalName string `json:"userPrincipalName,omitempty"`
	Relationship      string `json:"relationship,omitempty"`
}

func decoded(t testing.TB, raw string) (v thing) {
	t.Helper()
	if err := json.Unmarshal([]byte(raw), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestPatchIsTheSmallestThatIsRight(t *testing.T) {
	yes := true
	const rich = `{"@odata.context":"x","id":"1","name":"<a&b>","current":true,"audience":"8","tags":["a","b"],
		"detail":{"@odata.type":"#d","title":"T","layer":1.0,"note":null,"company":{"name":"C","city":null,"code":"c-7"}},
		"manager":{"displayName":"Ann","userPrincipalName":"ann@x","userId":"u-ann"},
		"people":[{"displayName":"Bo","userPrincipalName":"bo@x","userId":"u-bo"},{"displayName":"Cy","userId":"u-cy"},{"odd":1}]}`
	for _, test := range []struct {
		name, raw string
		edit      func(*thing)
		want      string
	}{
		{"nothing", rich, func(*thing) {}, ``},
		{"nothing in an empty object", `{}`, func(*thing) {}, ``},
		{"a member", rich, func(v *thing) { v.Name = "<b>" }, `{"name":"<b>"}`},
		{"a member gone", rich, func(v *thing) { v.Name, v.Current = "", nil }, `{"name":null,"current":null}`},
		{"a new member", `{"name":null}`, func(v *thing) { v.Current = &yes }, `{"current":true}`},
		{"a list of words", rich, func(v *thing) { v.Tags = []string{"b", "c"} }, `{"tags":["b","c"]}`},
		{"a list gone", rich, func(v *thing) { v.Tags = nil }, `{"tags":null}`},
		{"a list emptied", rich, func(v *thing) { v.Tags = []string{} }, `{"tags":null}`},
		{"deep in an object", rich, func(v *thing) { v.Detail.Company.City = "Oslo" },
			`{"detail":{"@odata.type":"#d","title":"T","layer":1.0,"note":null,"company":{"name":"C","city":"Oslo","code":"c-7"}}}`},
		{"emptied in an object", rich, func(v *thing) { v.Detail.Title = "" },
			`{"detail":{"@odata.type":"#d","title":null,"layer":1.0,"note":null,"company":{"name":"C","city":null,"code":"c-7"}}}`},
		{"an object emptied that has more in it", rich, func(v *thing) { v.Detail.Company.Name = "" },
			`{"detail":{"@odata.type":"#d","title":"T","layer":1.0,"note":null,"company":{"name":null,"city":null,"code":"c-7"}}}`},
		{"an object emptied that has no more", `{"detail":{"title":"T","company":{"name":"C","city":null}}}`,
			func(v *thing) { v.Detail.Title, v.Detail.Company.Name = "", "" }, `{"detail":null}`},
		{"an object where there was none", `{"detail":null}`, func(v *thing) { v.Detail.Company.Name = "C" }, `{"detail":{"company":{"name":"C"}}}`},
		{"a person described anew", rich, func(v *thing) { v.Manager.DisplayName = "Ann Lee" },
			`{"manager":{"displayName":"Ann Lee","userPrincipalName":"ann@x","userId":"u-ann"}}`},
		{"another person", rich, func(v *thing) { v.Manager = somebody{"Di", "di@x", ""} },
			`{"manager":{"displayName":"Di","userPrincipalName":"di@x","userId":null}}`},
		{"a person gone", rich, func(v *thing) { v.Manager = somebody{} }, `{"manager":null}`},
		{"people reordered", rich, func(v *thing) { v.People[0], v.People[1] = v.People[1], v.People[0] },
			`{"people":[{"displayName":"Cy","userId":"u-cy"},{"displayName":"Bo","userPrincipalName":"bo@x","userId":"u-bo"},{"odd":1}]}`},
		{"one of the people removed", rich, func(v *thing) { v.People = v.People[1:] },
			`{"people":[{"displayName":"Cy","userId":"u-cy"},{"odd":1}]}`},
		{"one of the people edited and one added", rich, func(v *thing) {
			v.People[1].Relationship = "friend"
			v.People = append(v.People, somebody{DisplayName: "Ed"}, somebody{})
		}, `{"people":[{"displayName":"Bo","userPrincipalName":"bo@x","userId":"u-bo"},{"displayName":"Cy","userId":"u-cy","relationship":"friend"},{"odd":1},{"displayName":"Ed"}]}`},
		{"one of the people renamed", rich, func(v *thing) { v.People[0].DisplayName = "Bob" },
			`{"people":[{"displayName":"Bob","userPrincipalName":"bo@x","userId":"u-bo"},{"displayName":"Cy","userId":"u-cy"},{"odd":1}]}`},
		{"one of the people replaced", rich, func(v *thing) { v.People[0] = somebody{"Fay", "fay@x", ""} },
			`{"people":[{"displayName":"Fay","userPrincipalName":"fay@x"},{"displayName":"Cy","userId":"u-cy"},{"odd":1}]}`},
		{"one of two namesakes edited", `{"people":[{"displayName":"Bo","userId":"1"},{"displayName":"Bo","userId":"2"}]}`,
			func(v *thing) { v.People[0].Relationship = "friend" },
			`{"people":[{"displayName":"Bo","relationship":"friend"},{"displayName":"Bo","userId":"2"}]}`},
		{"a blank person added", `{"people":[ {"displayName":"Bo"} ]}`, func(v *thing) { v.People = append(v.People, somebody{}) }, ``},
		{"a blank person alone", `{"people":[]}`, func(v *thing) { v.People = []somebody{{}} }, ``},
		{"only blank people", `{"people":[{"displayName":"Bo"}]}`, func(v *thing) { v.People = []somebody{{}} }, `{"people":null}`},
	} {
		before, after := decoded(t, test.raw), decoded(t, test.raw)
		test.edit(&after)
		patch, err := Patch(json.RawMessage(test.raw), before, after)
		if err != nil || string(patch) != test.want {
			t.Errorf("%s:\n got %s, %v\nwant %s", test.name, patch, err, test.want)
		}
	}
}

func TestPatchOfWhatIsNoObjectIsRefused(t *testing.T) {
	for _, raw := range []string{`[]`, `"x"`, `{`, `{"a":1}x`, `null`} {
		if patch, err := Patch(json.RawMessage(raw), thing{}, thing{Name: "x"}); err == nil {
			t.Errorf("%s: %s", raw, patch)
		}
	}
	for _, view := range []any{7, "x", []int{1}, nil, func() {}} {
		if patch, err := Patch(nil, view, thing{}); err == nil {
			t.Errorf("%T: %s", view, patch)
		}
		if patch, err := Patch(nil, thing{}, view); err == nil {
			t.Errorf("%T: %s", view, patch)
		}
	}
}

// FuzzPatch holds Patch to its laws, whether the service merges inner objects
// or replaces them.
func FuzzPatch(f *testing.F) {
	for _, s := range []string{
		`{"name":"a","detail":{"title":"T","layer":1,"company":{"code":"c"}},"people":[{"displayName":"Bo","userId":"u"}]}`,
		`{"name":null,"manager":{"userPrincipalName":"a","userId":"u"},"tags":["a"],"x":{"y":[1]}}`,
		`{"people":[{"displayName":"Bo"},{},{"odd":{"z":1}}]}`, `{}`,
	} {
		f.Add(s, `{"name":"b","detail":{"company":{"city":"Oslo"}},"people":[{"displayName":"Bo","relationship":"x"},{}]}`)
		f.Add(s, `{"manager":{"displayName":"M"}}`)
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, raw, edited string) {
		var before, after thing
		if object.Start(json.RawMessage(raw)) != '{' || json.Unmarshal([]byte(raw), &before) != nil || json.Unmarshal([]byte(edited), &after) != nil || !exact(raw) {
			t.Skip()
		}
		patch, err := Patch(json.RawMessage(raw), before, after)
		if err != nil {
			t.Fatal(err)
		}
		if reflect.DeepEqual(before, after) && patch != nil {
			t.Fatalf("nothing changed, but the patch is %s", patch)
		}
		if patch == nil {
			if !bytes.Equal(canonical(t, before), canonical(t, after)) {
				t.Fatalf("no patch from %s to %s", canonical(t, before), canonical(t, after))
			}
			return
		}
		if !json.Valid(patch) {
			t.Fatalf("no JSON: %s", patch)
		}
		for _, merge := range []bool{true, false} {
			result := applied(t, raw, patch, merge)
			if got, want := canonical(t, decoded(t, string(result))), canonical(t, after); !bytes.Equal(got, want) {
				t.Fatalf("merge %v:\n  raw %s\npatch %s\n  got %s\n want %s", merge, raw, patch, got, want)
			}
			checkUnknown(t, raw, string(result), before, after)
		}
	})
}

// exact reports whether raw spells every member as the views do: encoding/json
// also takes members in another case, which Graph never sends.
func exact(raw string) bool {
	var object any
	if json.Unmarshal([]byte(raw), &object) != nil {
		return false
	}
	var check func(any) bool
	check = func(v any) bool {
		switch v := v.(type) {
		case map[string]any:
			for name, value := range v {
				for _, known := range []string{"id", "name", "current", "tags", "detail", "title", "company", "city", "manager", "people", "displayName", "userPrincipalName", "relationship"} {
					if name != known && strings.EqualFold(name, known) {
						return false
					}
				}
				if !check(value) {
					return false
				}
			}
		case []any:
			for _, value := range v {
				if !check(value) {
					return false
				}
			}
		}
		return true
	}
	return check(object) && strings.Count(raw, `"`) < 200
}

// canonical is a view as it is compared: without what is empty.
func canonical(t testing.TB, v thing) []byte {
	t.Helper()
	body, err := Body(v)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// applied is what a service makes of a patch, if it merges inner objects or
// replaces them.
func applied(t testing.TB, raw string, patch json.RawMessage, merge bool) json.RawMessage {
	t.Helper()
	var base, change map[string]any
	if json.Unmarshal([]byte(raw), &base) != nil || json.Unmarshal(patch, &change) != nil {
		t.Fatal("no objects")
	}
	for name, value := range change {
		base[name] = put(base[name], value, merge)
	}
	result, err := json.Marshal(base)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func put(was, now any, merge bool) any {
	base, isObject := was.(map[string]any)
	change, both := now.(map[string]any)
	if !merge || !isObject || !both {
		return now
	}
	for name, value := range change {
		base[name] = put(base[name], value, merge)
	}
	return base
}

// checkUnknown holds that a member which no view knows survives, at the top
// and in an inner object that is still about the same.
func checkUnknown(t *testing.T, raw, result string, before, after thing) {
	t.Helper()
	unknown := func(s string, path ...string) map[string]any {
		var v map[string]any
		if err := json.Unmarshal([]byte(s), &v); err != nil {
			t.Fatal(err)
		}
		for _, name := range path {
			v, _ = v[name].(map[string]any)
		}
		for _, known := range []string{"id", "name", "current", "tags", "detail", "title", "company", "city", "manager", "people"} {
			delete(v, known)
		}
		for name, value := range v {
			if value == nil {
				delete(v, name)
			}
		}
		return v
	}
	for _, path := range [][]string{{}, {"detail"}, {"detail", "company"}} {
		was, is := unknown(raw, path...), unknown(result, path...)
		if len(was)+len(is) > 0 && !reflect.DeepEqual(was, is) && before.ID == after.ID {
			t.Fatalf("unknown members of %s: %v became %v\n raw %s\n now %s", path, was, is, raw, result)
		}
	}
}
