package forms_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"facet/forms"
)

func TestLabelsSayWhatComesClosest(t *testing.T) {
	for _, c := range []struct{ kind, body, label string }{
		{"award", `{"displayName":"Golden Anchor","issuingAuthority":"Harbour Society"}`, "Golden Anchor, Harbour Society"},
		{"award", `{"issuingAuthority":"Harbour Society"}`, "Harbour Society"},
		{"skill", `{"displayName":"Go","proficiency":"expert"}`, "Go · Expert"},
		{"skill", `{"displayName":"Go"}`, "Go"},
		{"language", `{"displayName":"Norsk","tag":"nb-NO","spoken":"elementary"}`, "Norsk · A few words"},
		{"language", `{"tag":"xx-notatag"}`, "xx-notatag"},
		{"education", `{"institution":{"displayName":"Colorado State University"},"program":{"displayName":"Master","abbreviation":"MBA"}}`, "MBA, Colorado State University"},
		{"education", `{"institution":{"displayName":"Colorado State University"},"program":{"displayName":"","fieldsOfStudy":"History"}}`, "Colorado State University"},
		{"education", `{"program":{"displayName":"Master"}}`, "Master"},
		{"publication", `{"displayName":"Got Brands?","publishedDate":"2020-01-02"}`, "Got Brands? (2020)"},
		{"publication", `{"displayName":"Got Brands?","publishedDate":"Date"}`, "Got Brands?"},
		{"patent", `{"displayName":"Rope","number":"NO 1"}`, "Rope, NO 1"},
		{"patent", `{"displayName":"Rope","isPending":true}`, "Rope, pending"},
		{"patent", `{"number":"NO 1"}`, "NO 1"},
		{"project", `{"displayName":"Quay","client":{"displayName":"Harbour"}}`, "Quay, Harbour"},
	} {
		if got := decode(t, kindNamed(t, c.kind), json.RawMessage(c.body)).Label(); got != c.label {
			t.Errorf("%s %s is called %q, want %q", c.kind, c.body, got, c.label)
		}
	}
}

func TestPatentThatIsPendingHasNoDateOfItsGrant(t *testing.T) {
	form := kindNamed(t, "patent").New()
	pending, granted := fieldIn(t, form, "isPending"), fieldIn(t, form, "issuedDate")
	if granted.Hidden() || granted.Type("2023-03-06") != nil || pending.Type("Yes") != nil || !granted.Hidden() || !strings.Contains(pending.Warning(), "isn't granted yet") {
		t.Errorf("hidden %v, %q", granted.Hidden(), pending.Warning())
	}
	if got := body(t, form); got != `{"isPending":true}` {
		t.Error(got)
	}
	if _ = pending.Type("No"); body(t, form) != `{"isPending":false,"issuedDate":"2023-03-06"}` {
		t.Error(body(t, form))
	}
	both := decode(t, kindNamed(t, "patent"), json.RawMessage(`{"isPending":true,"issuedDate":"2023-03-06"}`))
	if f := fieldIn(t, both, "issuedDate"); f.Hidden() || !strings.Contains(f.Warning(), "one of them is wrong") {
		t.Errorf("hidden %v, %q", f.Hidden(), f.Warning())
	}
}

func TestProjectAsksForNothingButItsName(t *testing.T) {
	if found := problems(kindNamed(t, "project"), `{"displayName":"Quay","client":{"department":"Boats"},"detail":{"company":{"department":"Design"}}}`); found != nil {
		t.Error(found)
	}
	if found := problems(kindNamed(t, "position"), `{"detail":{"jobTitle":"Boss","company":{"department":"Design"}}}`); found == nil {
		t.Error("a position needs no company")
	}
	if found := problems(kindNamed(t, "project"), `{"displayName":"Quay","detail":{"startMonthYear":"Feb 2026","endMonthYear":"2025-12"}}`); len(found) != 1 || !strings.Contains(found[0].Advice, `before "From", which is 2026-02-01`) {
		t.Error(found)
	}
}

func TestMonthIsNoDay(t *testing.T) {
	for kind, member := range map[string]string{"award": "issuedDate", "patent": "issuedDate", "publication": "publishedDate"} {
		if found := problems(kindNamed(t, kind), `{"displayName":"x","`+member+`":"Feb 2026"}`); len(found) != 1 || !strings.Contains(found[0].Advice, "the day is missing: write it as 2026-02-21") {
			t.Errorf("%s: %v", kind, found)
		}
	}
	form, found := kindNamed(t, "education").Read(json.RawMessage(`{"institution":{"displayName":"x"},"startMonthYear":"Feb 2026"}`))
	if found != nil || !strings.Contains(body(t, form), `"startMonthYear":"2026-02-01"`) {
		t.Error(found)
	}
}

func TestDOIIsNoWebAddressYet(t *testing.T) {
	for _, s := range []string{"10.1000/182", "doi:10.1000/182", "DOI: 10.1000/182"} {
		if found := problems(kindNamed(t, "publication"), `{"displayName":"x","webUrl":"`+s+`"}`); len(found) != 1 || !strings.Contains(found[0].Advice, "https://doi.org/10.1000/182") {
			t.Errorf("%s: %v", s, found)
		}
	}
	if found := problems(kindNamed(t, "publication"), `{"displayName":"x","webUrl":"doi.org/10.1000/182"}`); found != nil {
		t.Error(found)
	}
}

func TestWhatAProfileCardShowsOfAnAwardIsMissed(t *testing.T) {
	cautions := func(body string) (all []string) {
		for _, c := range forms.Cautions(decode(t, kindNamed(t, "award"), json.RawMessage(body)), "") {
			all = append(all, c.Member)
		}
		return all
	}
	tomorrow := time.Now().AddDate(0, 0, 1).Format(time.DateOnly)
	for body, want := range map[string]string{
		`{}`:                  "",
		`{"displayName":"x"}`: "issuingAuthority issuedDate",
		`{"displayName":"x","issuingAuthority":"y","issuedDate":"` + tomorrow + `"}`: "issuedDate",
		`{"displayName":"x","issuingAuthority":"y","issuedDate":"2020-01-01"}`:       "",
	} {
		if got := strings.Join(cautions(body), " "); got != want {
			t.Errorf("%s: %q", body, got)
		}
	}
}

func TestCertificateThatWasIssuedAfterItsEndIsNoticed(t *testing.T) {
	for body, warns := range map[string]bool{
		`{"displayName":"x","issuedDate":"2026-03-02","endDate":"2025-03-01"}`: true,
		`{"displayName":"x","issuedDate":"2026-03-02","endDate":"2026-03-02"}`: false,
		`{"displayName":"x","issuedDate":"2026-03-02"}`:                        false,
		`{"displayName":"x","issuedDate":"Date","endDate":"2025-03-01"}`:       false,
	} {
		found := forms.Cautions(decode(t, kindNamed(t, "certification"), json.RawMessage(body)), "")
		if (len(found) == 1 && strings.Contains(found[0].Advice, "before it was issued")) != warns {
			t.Errorf("%s: %v", body, found)
		}
	}
}

func TestDateThatCannotBeReadIsMarkedWhereGraphSentIt(t *testing.T) {
	for raw, unreadable := range map[string]bool{
		`{"displayName":"x","issuedDate":"Date"}`: true, `{"displayName":"x","issuedDate":"12/05/21"}`: true,
		`{"displayName":"x","issuedDate":"2026-11-21T00:00:00Z"}`: false, `{"displayName":"x"}`: false,
	} {
		kind, now := kindNamed(t, "award"), time.Now()
		form, before := decode(t, kind, json.RawMessage(raw)), decode(t, kind, json.RawMessage(raw))
		said := strings.Contains(strings.Join(kind.FactsOf(form, now).Words, " "), "not readable as a date")
		for _, section := range forms.Stored(forms.Open(form), before) {
			for _, f := range section.Fields {
				if f.Member == "issuedDate" && (f.Unreadable() != unreadable || said != unreadable || strings.Contains(f.Note(), "can't read this as a date") != unreadable) {
					t.Errorf("%s: %v, said %v, note %q", raw, f.Unreadable(), said, f.Note())
				}
			}
		}
	}
}
