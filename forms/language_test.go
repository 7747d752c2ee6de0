package forms_test

import (
	"encoding/json"
	"strings"
	"testing"

	"facet/forms"
)

// untitled is the field of a form with a title that has no member.
func untitled(t *testing.T, form forms.Form, title string) forms.Field {
	t.Helper()
	for _, section := range forms.Open(form) {
		for _, f := range section.Fields {
			if f.Title == title && f.Member == "" {
				return f
			}
		}
	}
	t.Fatalf("there is no %q", title)
	return forms.Field{}
}

func TestLanguageBringsItsNameUnlessThereIsAnother(t *testing.T) {
	form := kindNamed(t, "language").New()
	tag, name := fieldIn(t, form, "tag"), fieldIn(t, form, "displayName")
	for _, c := range []struct{ typed, want string }{
		{"nb-NO", "Norwegian Bokmål (Norway)"}, {"de-AT", "German (Austria)"}, {"", ""}, {"fr", "French"},
	} {
		if err := tag.Type(c.typed); err != nil || name.Summary() != c.want {
			t.Errorf("%q is called %q, %v", c.typed, name.Summary(), err)
		}
	}
	_ = name.Type("My French")
	if _ = tag.Type("de"); name.Summary() != "My French" || name.Warning() != "" {
		t.Errorf("the name is %q: %s", name.Summary(), name.Warning())
	}
}

func TestNameOfAnotherLanguageIsNoticed(t *testing.T) {
	for body, warns := range map[string]bool{
		`{"displayName":"French","tag":"nb-NO"}`: true, `{"displayName":"Norwegian","tag":"nb-NO"}`: false, `{"displayName":"Norsk","tag":"no"}`: false,
		`{"displayName":"norwegian bokmål","tag":"nb-NO"}`: false, `{"displayName":"Deutsch","tag":"de"}`: false, `{"displayName":"Klingonish","tag":"de"}`: false,
	} {
		form := decode(t, kindNamed(t, "language"), json.RawMessage(body))
		if got := fieldIn(t, form, "displayName").Warning(); (got != "") != warns {
			t.Errorf("%s: %q", body, got)
		}
	}
}

func TestAllThreeLevelsAreSetAtOnce(t *testing.T) {
	form := kindNamed(t, "language").New()
	all := untitled(t, form, "All three")
	if err := all.Type("fluent"); err == nil || all.Type("Conversation") != nil {
		t.Error("it takes no level")
	}
	if got := body(t, form); got != `{"spoken":"conversational","written":"conversational","reading":"conversational"}` {
		t.Error(got)
	}
	if err := fieldIn(t, form, "written").Type("A few words"); err != nil || all.Summary() != "Not the same" || all.Error() != nil {
		t.Errorf("%q, %v", all.Summary(), err)
	}
	for _, c := range all.Choices() { // also that they differ is on offer, and changes nothing
		if c.Chosen && (all.Type(c.Words) != nil || all.Summary() != "Not the same") {
			t.Errorf("%q made %s", c.Words, body(t, form))
		}
	}
	if _ = all.Type(""); body(t, form) != `{}` {
		t.Error(body(t, form))
	}
}

func TestLanguageOfTheDirectoryHasAName(t *testing.T) {
	form := decode(t, kindNamed(t, "language"), json.RawMessage(`{"tag":"en-US","displayName":null,"proficiency":"4"}`))
	if form.Label() != "English (United States)" || fieldIn(t, form, "proficiency").Summary() != "Full professional" {
		t.Errorf("%q, %q", form.Label(), fieldIn(t, form, "proficiency").Summary())
	}
}

func TestBokmalIsOfferedUnderTheTagThatMicrosoftWrites(t *testing.T) {
	for typed, want := range map[string]string{"Norwegian Bokmål (Norway)": "nb-NO", "norsk bokmål": "nb", "nb-NO": "nb-NO"} {
		form := kindNamed(t, "language").New()
		if f := member(t, form, "tag"); f.Type(typed) != nil || !strings.Contains(body(t, form), `"tag":"`+want+`"`) {
			t.Errorf("%q is %s", typed, body(t, form))
		}
	}
}
