package graph

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestBodyHasOnlyWhatWasFilledIn(t *testing.T) {
	for _, test := range []struct {
		view any
		want string
	}{
		{thing{}, `{}`},
		{thing{Name: "<a&b>", Tags: []string{}}, `{"name":"<a&b>"}`},
		{thing{Name: "null {} []", People: []somebody{{}, {DisplayName: "Bo"}, {}}}, `{"name":"null {} []","people":[{"displayName":"Bo"}]}`},
		{json.RawMessage(`{"b":1.0,"a":{"x":null,"y":{},"z":[[],[null]]},"c":[],"d":{"e":""},"n":12345678901234567890}`), `{"b":1.0,"d":{"e":""},"n":12345678901234567890}`},
		{map[string]any{"b": false, "a": 0}, `{"a":0,"b":false}`},
	} {
		if body, err := Body(test.view); err != nil || string(body) != test.want {
			t.Errorf("%+v: %s, %v; want %s", test.view, body, err, test.want)
		}
	}
}

func TestBodyOfWhatIsNoObjectIsRefused(t *testing.T) {
	for _, view := range []any{nil, 7, "x", []int{1}, func() {}, json.RawMessage(`{`)} {
		if body, err := Body(view); err == nil {
			t.Errorf("%v: %s", view, body)
		}
	}
}

func FuzzBodyIsPlainJSON(f *testing.F) {
	for _, s := range []string{`{"a":null,"b":[{}],"c":"null"}`, `{"a":1,"a":{}}`, `{"":{"":{}}}`, `{"a":[null,1]}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		body, err := Body(json.RawMessage(s))
		if err != nil {
			return
		}
		var v any
		if err := json.Unmarshal(body, &v); err != nil {
			t.Fatalf("%q became %s: %v", s, body, err)
		}
		if object, ok := v.(map[string]any); !ok || len(object) > 0 && hollow(v) {
			t.Fatalf("%q became %s", s, body)
		}
		if again, err := Body(body); err != nil || string(again) != string(body) {
			t.Fatalf("%s became %s, %v", body, again, err)
		}
	})
}

// hollow reports whether v is empty, or has something empty in it.
func hollow(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case map[string]any:
		for _, value := range v {
			if hollow(value) {
				return true
			}
		}
		return len(v) == 0
	case []any:
		return len(v) == 0 || slices.ContainsFunc(v, hollow)
	default:
		return false
	}
}
