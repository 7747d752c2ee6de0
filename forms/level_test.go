package forms_test

import (
	"encoding/json"
	"testing"

	"facet/forms"
)

func TestLevelThatNobodyKnowsIsShownAndKept(t *testing.T) {
	for _, c := range []struct{ kind, raw, member, words string }{
		{"skill", `{"proficiency":"unknownFutureValue"}`, "proficiency", "One that facet doesn't know"},
		{"skill", `{"proficiency":"wizard"}`, "proficiency", "wizard"},
		{"skill", `{"proficiency":"4"}`, "proficiency", "Expert"},
		{"skill", `{"proficiency":"5"}`, "proficiency", "One that facet doesn't know"},
	} {
		form, before := decode(t, kindNamed(t, c.kind), json.RawMessage(c.raw)), decode(t, kindNamed(t, c.kind), json.RawMessage(c.raw))
		f := fieldIn(t, form, c.member)
		offered := false
		for _, choice := range f.Choices() {
			offered = offered || choice.Chosen && choice.Words == c.words
		}
		if f.Summary() != c.words || !offered {
			t.Errorf("%s is %q, on offer: %v", c.raw, f.Summary(), offered)
		}
		nothing(t, "shown", json.RawMessage(c.raw), before, form)
	}
	if form, found := kindNamed(t, "skill").Read(json.RawMessage(`{"displayName":"Go","proficiency":"Works with it"}`)); found != nil || body(t, form) != `{"displayName":"Go","proficiency":"generalProfessional"}` {
		t.Errorf("%v", found)
	}
	if found := problems(kindNamed(t, "skill"), `{"displayName":"Go","proficiency":"unknownFutureValue"}`); found == nil {
		t.Error("a value that stands for none is taken from a file")
	}
}

// fieldIn is the field of a form with a member.
func fieldIn(t *testing.T, form forms.Form, member string) forms.Field {
	t.Helper()
	for _, f := range forms.Fields(form) {
		if f.Member == member {
			return f
		}
	}
	t.Fatalf("there is no %s", member)
	return forms.Field{}
}
