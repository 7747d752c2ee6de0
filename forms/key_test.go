package forms

import (
	"encoding/json"
	"testing"
)

func TestKeyTellsWhatIsTheSameForPeople(t *testing.T) {
	for _, test := range []struct {
		kind, a, b string
		like       bool
	}{
		{"interest", `{"displayName":"Chess"}`, `{"displayName":" CHESS ","description":"by post"}`, true},
		{"interest", `{"displayName":"Zürich walks"}`, `{"displayName":"Zurich walks"}`, false},
		{"interest", `{"displayName":""}`, `{"displayName":" "}`, false},
		{"responsibility", `{"displayName":"Travel"}`, `{"displayName":"travel"}`, true},
		{"certification", `{"displayName":"First aid"}`, `{"displayName":"First aid","certificationId":"1"}`, true},
		{"certification", `{"displayName":"First aid","certificationId":"1"}`, `{"displayName":"First aid","certificationId":"2"}`, false},
		{"certification", `{"displayName":"First aid","issuingAuthority":"Red Cross"}`, `{"displayName":"First aid","issuingAuthority":"St John"}`, false},
		{"certification", `{"displayName":"First aid","certificationId":"1"}`, `{"displayName":"Fire safety","certificationId":"1"}`, false},
		{"position", `{"detail":{"jobTitle":"Engineer","company":{"displayName":"Contoso"},"startMonthYear":"2024-01-01"}}`,
			`{"detail":{"jobTitle":"engineer","company":{"displayName":"CONTOSO"},"startMonthYear":"2024-01-15"}}`, true},
		{"position", `{"detail":{"jobTitle":"Engineer","startMonthYear":"2024-01-01"}}`, `{"detail":{"jobTitle":"Engineer","startMonthYear":"2025-01-01"}}`, false},
		{"position", `{"detail":{"jobTitle":"Engineer","startMonthYear":"0001-01-01"}}`, `{"detail":{"jobTitle":"Engineer","startMonthYear":"2025-01-01"}}`, true},
		{"position", `{"detail":{"company":{"displayName":"Contoso"}}}`, `{"detail":{"company":{"displayName":"Contoso"}}}`, false},
		{"account", `{"countryCode":"NO","preferredLanguageTag":{"locale":"nb-NO"}}`, `{"countryCode":"no","preferredLanguageTag":{"locale":"en-GB"}}`, true},
		{"account", `{"countryCode":"NO","preferredLanguageTag":{"locale":"nb-NO"}}`, `{"countryCode":"SE","preferredLanguageTag":{"locale":"nb-NO"}}`, true},
		{"account", `{"countryCode":"NO","preferredLanguageTag":{"locale":"nb-NO"}}`, `{"countryCode":"SE","preferredLanguageTag":{"locale":"sv-SE"}}`, false},
		{"account", `{}`, `{}`, false},
		{"award", `{"displayName":"Anchor","issuedDate":"2026-01-01"}`, `{"displayName":"Anchor","issuedDate":"2025-01-01"}`, false},
		{"skill", `{"displayName":"Go","proficiency":"expert"}`, `{"displayName":"GO"}`, true},
		{"language", `{"displayName":"Norsk","tag":"nb-NO"}`, `{"displayName":"Norwegian","tag":"nb-no"}`, true},
		{"language", `{"displayName":"Norsk","tag":"nb-NO"}`, `{"displayName":"Norsk","tag":"nn-NO"}`, false},
		{"education", `{"institution":{"displayName":"Bergen"},"program":{"displayName":"MSc"},"startMonthYear":"2014-08-01"}`,
			`{"institution":{"displayName":"bergen"},"program":{"displayName":"MSc"},"startMonthYear":"2014-08-31"}`, true},
		{"education", `{"institution":{"displayName":"Bergen"},"program":{"displayName":"MSc"}}`, `{"institution":{"displayName":"Bergen"},"program":{"displayName":"PhD"}}`, false},
		{"publication", `{"displayName":"A","webUrl":"https://a.example"}`, `{"displayName":"B","webUrl":"https://a.example"}`, true},
		{"publication", `{"displayName":"A","webUrl":"https://a.example"}`, `{"displayName":"A"}`, true},
		{"patent", `{"displayName":"Rope","number":"NO 1"}`, `{"displayName":"Rope 2","number":"no 1"}`, true},
		{"patent", `{"displayName":"Rope","number":"NO 1"}`, `{"displayName":"Rope","number":"NO 2"}`, false},
		{"project", `{"displayName":"Quay","detail":{"startMonthYear":"2023-05-01"}}`, `{"displayName":"Quay","detail":{"startMonthYear":"2024-05-01"}}`, false},
	} {
		kind, err := Named(Kinds(), test.kind)
		if err != nil {
			t.Fatal(err)
		}
		a, errA := kind.Decode(json.RawMessage(test.a))
		b, errB := kind.Decode(json.RawMessage(test.b))
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		if a.Key().Like(b.Key()) != test.like || b.Key().Like(a.Key()) != test.like {
			t.Errorf("%s: %s is not like %s as expected: %v", test.kind, test.a, test.b, test.like)
		}
	}
}

func TestEveryFacetTypeHasAKeyOfItsOwn(t *testing.T) {
	for _, kind := range Kinds() {
		if example := kind.Example().Key(); !example.Like(example) {
			t.Errorf("the example of %s is not like itself", kind.Name)
		}
		if empty := kind.New().Key(); empty.Like(empty) || empty.Like(kind.Example().Key()) {
			t.Errorf("an empty %s is like another", kind.Name)
		}
	}
}
