package forms_test

import (
	"encoding/json"
	"testing"

	"facet/forms"
)

func TestChangeGivesMembersAndKeepsWhatItDoesNotKnow(t *testing.T) {
	kind, _ := forms.Named(forms.Kinds(), "position")
	raw := json.RawMessage(`{"id":"1","newMember":{"a":1},"allowedAudiences":"unknownFutureValue","detail":{"jobTitle":"Cook","startMonthYear":"2020-01-31T23:00:00Z",` +
		`"company":{"displayName":"Contoso","department":"K","secret":"x"}}}`)
	for name, c := range map[string]struct{ given, patch string }{
		"one member":     {`{"detail":{"jobTitle":"Chef"}}`, `{"detail":{"jobTitle":"Chef","startMonthYear":"2020-01-31T23:00:00Z","company":{"displayName":"Contoso","department":"K","secret":"x"}}}`},
		"a null":         {`{"detail":{"company":{"department":null}}}`, `{"detail":{"jobTitle":"Cook","startMonthYear":"2020-01-31T23:00:00Z","company":{"displayName":"Contoso","department":null,"secret":"x"}}}`},
		"the same":       {`{"detail":{"jobTitle":" Cook "}}`, ``},
		"a day in words": {`{"detail":{"endMonthYear":"Mar 2024"}}`, `{"detail":{"jobTitle":"Cook","startMonthYear":"2020-01-31T23:00:00Z","company":{"displayName":"Contoso","department":"K","secret":"x"},"endMonthYear":"2024-03-01"}}`},
		"an audience":    {`{"allowedAudiences":"Everyone in your organisation"}`, `{"allowedAudiences":"organization"}`},
	} {
		t.Run(name, func(t *testing.T) {
			var given map[string]any
			if err := json.Unmarshal([]byte(c.given), &given); err != nil {
				t.Fatal(err)
			}
			before, after, problems := kind.Change(raw, given)
			if problems != nil {
				t.Fatal(problems)
			}
			patch, err := kind.Patch(raw, before, after)
			if err != nil || !sameJSON(string(patch), c.patch) {
				t.Errorf("the patch is %s %v, want %s", patch, err, c.patch)
			}
		})
	}
}

func TestChangeChecksOnlyWhatIsGiven(t *testing.T) {
	kind, _ := forms.Named(forms.Kinds(), "certification")
	raw := json.RawMessage(`{"id":"1","displayName":"","webUrl":"not one","startDate":"2024-01-01"}`)
	for given, want := range map[string]string{
		`{"description":"x"}`:      "",
		`{"webUrl":"neither one"}`: "webUrl",
		`{"endDate":"2023-01-01"}`: "endDate",
		`{"nothing":"x"}`:          "nothing",
		`{"createdBy":{}}`:         "createdBy",
	} {
		var values map[string]any
		_ = json.Unmarshal([]byte(given), &values)
		_, _, problems := kind.Change(raw, values)
		if got := firstMember(problems); got != want {
			t.Errorf("%s: %v", given, problems)
		}
	}
}

func firstMember(problems []forms.Problem) string {
	if len(problems) == 0 {
		return ""
	}
	return problems[0].Member
}

func sameJSON(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	var x, y any
	_ = json.Unmarshal([]byte(a), &x)
	_ = json.Unmarshal([]byte(b), &y)
	one, _ := json.Marshal(x)
	other, _ := json.Marshal(y)
	return string(one) == string(other)
}
