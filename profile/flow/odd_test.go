package flow_test

import (
	"encoding/json"
	"strings"
	"testing"

	"facet/forms"
	"facet/graph"
	"facet/internal/object"
	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/person"
)

// oddities are what Graph may send of a kind, with their ids.
func oddities(t *testing.T, kind forms.Kind) map[string]string {
	t.Helper()
	example, err := graph.Body(kind.Example())
	if err != nil {
		t.Fatal(err)
	}
	known := string(example)[1:]
	return map[string]string{
		"every member null":        with(every(example, func(json.RawMessage) string { return `null` }), `"id":"1"`),
		"everything within null":   with(deep(example, func(json.RawMessage) string { return `null` }), `"id":"2"`),
		"words from the future":    with(deep(example, future), `"id":"3"`),
		"another type":             with(every(example, func(json.RawMessage) string { return `7` }), `"id":"4"`),
		"an unknown source":        `{"id":"5","source":{"type":["Fabrikam HR"]},"sources":[{"sourceId":"5b3e2d7c-0000-4000-8000-000000000001"}],` + known,
		"a source without a name":  `{"id":"6","source":{"type":[""]},"sources":[{"sourceId":""}],` + known,
		"locked without a name":    `{"id":"7","source":null,"sources":[{"sourceId":"4ce763dd-9214-4eff-af7c-da491cc3782d"}],` + known,
		"sources that are no list": `{"id":"8","source":"x","sources":{"a":1},` + known,
	}
}

func with(raw, member string) string { return `{` + member + `,` + raw[1:] }

// future has one word of an enumeration that doesn't exist yet in the place of each.
func future(value json.RawMessage) string {
	if s := string(value); strings.HasPrefix(s, `"`) && !strings.ContainsAny(s, " /.@-+0123456789") {
		return `"unknownFutureValue"`
	}
	return string(value)
}

// every has another value in each member of an object, and deep also inside of it.
func every(raw json.RawMessage, instead func(json.RawMessage) string) string {
	var all object.Object
	for _, m := range object.Parse(raw) {
		all.Set(m.Name, json.RawMessage(instead(m.Value)))
	}
	return string(all.Text())
}

func deep(raw json.RawMessage, instead func(json.RawMessage) string) string {
	return every(raw, func(value json.RawMessage) string {
		if strings.HasPrefix(string(value), "{") {
			return deep(value, instead)
		}
		return instead(value)
	})
}

func TestWhateverGraphSendsOfAnyKindIsListedShownAndLeftAlone(t *testing.T) {
	for _, kind := range forms.Kinds() {
		t.Run(kind.Name, func(t *testing.T) {
			for name, raw := range oddities(t, kind) {
				s := &person.Session{Person: graph.Me(), Kinds: []forms.Kind{kind}, Client: &graph.Client{BaseURL: "https://graph.example/beta"}}
				listed := s.Listed(kind, []json.RawMessage{json.RawMessage(raw)})
				if len(listed) != 1 {
					t.Errorf("%s isn't listed: %s", name, raw)
					continue
				}
				step := flow.Entry(s, kind, listed[0])
				if words := texts(step.View().Blocks); strings.Contains(words, "comes from ,") || strings.Contains(words, "kept by  ") {
					t.Errorf("%s: %s", name, words)
				}
				if row := flow.Sees(s).View().List.Row(0); row.Name.Empty() {
					t.Errorf("%s has no name in a list", name)
				}
				if edit, err := draft.OpenEdit(s, kind, listed[0].Raw); err != nil || edit.Body() != nil {
					t.Errorf("%s: untouched it sends %s, %v", name, edit.Body(), err)
				}
				if locked := name == "locked without a name"; locked != (flow.Closed(s, listed[0]) != nil) {
					t.Errorf("%s is locked: %v", name, !locked)
				}
			}
		})
	}
}
