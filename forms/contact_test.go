package forms_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"facet/forms"
)

func TestEMailAddressHasAShape(t *testing.T) {
	kind := kindNamed(t, "email")
	for given, want := range map[string]string{
		"ada@example.org": "ada@example.org", " Ada Larsen <ada@example.org> ": "ada@example.org", "mailto:ada@example.org": "ada@example.org",
		"ada+choir@münchen.example": "ada+choir@münchen.example", "ada": "", "ada@host": "", "@example.org": "", "ada@example.org, bo@example.org": "", "luca_fabrikam.com#EXT#@contoso.com": "luca_fabrikam.com#EXT#@contoso.com",
	} {
		form, found := kind.Read(json.RawMessage(`{"allowedAudiences":"me","address":` + jsonText(given) + `}`))
		switch {
		case want == "" && (len(found) != 1 || !strings.Contains(found[0].Advice, "ada@example.org")):
			t.Errorf("%q: %v", given, found)
		case want != "" && (found != nil || form.Label() != want):
			t.Errorf("%q: %v", given, found)
		}
	}
}

func TestSignInNameNeedsNoSecondEntry(t *testing.T) {
	form := decode(t, kindNamed(t, "email"), json.RawMessage(`{"address":"Ada@contoso.com"}`))
	for signIn, want := range map[string]int{"ada@contoso.com": 1, "bo@contoso.com": 0, "": 0} {
		if got := forms.Cautions(form, signIn); len(got) != want || want == 1 && !strings.Contains(got[0].Advice, "sign-in name") {
			t.Errorf("in the profile of %q: %v", signIn, got)
		}
	}
}

func TestPhoneNumberIsAdvisedAndNeverRefused(t *testing.T) {
	kind := kindNamed(t, "phone")
	for number, want := range map[string]string{
		"+47 55 55 01 00": "", "+1 (425) 555-0100 ext. 12": "", "+44.20.7946.0018": "", "+47 55\u00a055 01 00": "",
		"55 55 01 00": "begin with + and the country", "(425) 555-0100 x12": "begin with + and the country",
		"call my desk": "Phones may not understand this", "+1 800 FLOWERS": "Phones may not understand this", "+": "Phones may not understand this",
	} {
		form, found := kind.Read(json.RawMessage(`{"allowedAudiences":"me","number":` + jsonText(number) + `}`))
		if found != nil {
			t.Errorf("%q is refused: %v", number, found)
		}
		if got := member(t, form, "number").Warning(); want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%q: %q", number, got)
		}
	}
}

func TestAddressNeedsAPlace(t *testing.T) {
	kind := kindNamed(t, "address")
	for detail, right := range map[string]bool{
		`{}`: false, `{"type":"home","postalCode":"5003"}`: false, `{"street":"1 Quay"}`: true, `{"city":"Bergen"}`: true, `{"countryOrRegion":"Norway"}`: true,
	} {
		if got := problems(kind, `{"allowedAudiences":"me","displayName":"Home","detail":`+detail+`}`); (got == nil) != right {
			t.Errorf("%s: %v", detail, got)
		}
	}
	raw := `{"id":"1","displayName":"Home","detail":{"city":"Bergen"},"geoCoordinates":{"latitude":60.39}}`
	form := decode(t, kind, json.RawMessage(raw))
	typed(t, member(t, form, "displayName"), "Boat")
	if got := patch(t, kind, raw, form); got != `{"displayName":"Boat"}` {
		t.Errorf("it sends %s", got)
	}
}

func TestAnniversaryHasADayThatHasBeen(t *testing.T) {
	kind := kindNamed(t, "anniversary")
	tomorrow := time.Now().AddDate(0, 0, 1).Format(time.DateOnly)
	for body, want := range map[string]string{
		`{"type":"birthday","date":"1980-01-08"}`:                         "",
		`{"type":"birthday"}`:                                             "date: give the day, with its year",
		`{"date":"1980-01-08"}`:                                           "type: say what kind of day it is",
		`{"type":"birthday","date":"` + tomorrow + `"}`:                   "date: this day is still to come",
		`{"type":"other","date":"1980-01-08","displayName":"First sail"}`: "",
		`{"type":"unknownFutureValue","date":"1980-01-08"}`:               "type: ",
	} {
		got := problems(kind, `{"allowedAudiences":"me",`+body[1:])
		if want == "" && got != nil || want != "" && (len(got) != 1 || !strings.HasPrefix(got[0].String(), want)) {
			t.Errorf("%s: %v", body, got)
		}
	}
	old := decode(t, kind, json.RawMessage(`{"type":"birthday","date":"1880-01-08"}`))
	if got := member(t, old, "date").Warning(); !strings.Contains(got, "is the year right?") {
		t.Error(got)
	}
	named := decode(t, kind, json.RawMessage(`{"type":"wedding","displayName":"The boat"}`))
	if f := member(t, named, "displayName"); f.Hidden() || !strings.Contains(f.Warning(), "Only a day of the kind “Other” has a name") {
		t.Errorf("hidden %v, %q", f.Hidden(), f.Warning())
	}
	if !member(t, kind.New(), "displayName").Hidden() {
		t.Error("a new one asks for a name")
	}
}

func TestLabelOfAnAnniversaryHasNoYear(t *testing.T) {
	for raw, want := range map[string]string{
		`{"type":"birthday","date":"1980-01-08"}`:                      "Birthday · 8 January",
		`{"type":"other","date":"2001-12-31","displayName":"Sailing"}`: "Sailing · 31 December",
		`{"type":"wedding"}`:            "Wedding",
		`{"date":"1980-01-08"}`:         "8 January",
		`{"type":"wedding","date":"x"}`: "Wedding",
	} {
		kind := kindNamed(t, "anniversary")
		form := decode(t, kind, json.RawMessage(raw))
		if facts := kind.FactsOf(form, time.Now()); form.Label() != want || facts.Title != want || strings.ContainsAny(strings.Join(facts.Words, ""), "9") || strings.Contains(strings.Join(facts.Words, ""), "20") {
			t.Errorf("%s is called %q, %v", raw, form.Label(), facts)
		}
	}
}

func TestNameNeedsOneToGoBy(t *testing.T) {
	kind := kindNamed(t, "name")
	for body, right := range map[string]bool{
		`{"middle":"Marie"}`: false, `{"displayName":"Ada"}`: true, `{"first":"Ada"}`: true, `{"last":"Larsen"}`: true, `{"nickname":"Addie"}`: true,
		`{"nickname":"Addie","languageTag":"elvish"}`: false,
	} {
		if got := problems(kind, body); (got == nil) != right {
			t.Errorf("%s: %v", body, got)
		}
	}
	form, _ := kind.Read(json.RawMessage(`{"nickname":"Addie","languageTag":"German"}`))
	if got := body(t, form); got != `{"nickname":"Addie","languageTag":"de"}` {
		t.Error(got)
	}
}

// The column "kind" of a list says of which facet type a row is.
func TestNoFieldIsCalledAsAColumnOfEveryList(t *testing.T) {
	eachKind(t, func(t *testing.T, kind forms.Kind) {
		for _, f := range forms.Fields(kind.New()) {
			if strings.EqualFold(f.Title, "kind") || strings.EqualFold(f.Title, "person") {
				t.Errorf("%s is called %q", f.Member, f.Title)
			}
		}
	})
}
