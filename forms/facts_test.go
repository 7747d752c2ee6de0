package forms

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"facet/graph"
)

// now is the day of these tests.
var now = time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)

// said is what a line says of an object: its title, its facts, and its badge.
func said(t *testing.T, kindName, raw string) string {
	t.Helper()
	kind, err := Named(Kinds(), kindName)
	if err != nil {
		t.Fatal(err)
	}
	form, err := kind.Decode(json.RawMessage(raw))
	if err != nil {
		t.Fatal(err)
	}
	facts := kind.FactsOf(form, now)
	words := strings.Join(append([]string{facts.Title}, facts.Words...), " · ") + " | " + facts.Badge.Words
	if facts.Badge.Warns {
		words += "!"
	}
	return strings.ReplaceAll(words, "\u00a0", " ")
}

func TestLineSaysWhatMattersOfAnObject(t *testing.T) {
	for _, test := range []struct{ kind, raw, want string }{
		{"certification", `{"displayName":"CKA","issuingAuthority":"CNCF","issuedDate":"2024-03-12","endDate":"2028-03-01"}`, "CKA · CNCF · Mar 2024 to Mar 2028 | 15 months left"},
		{"certification", `{"displayName":"CKA","issuingCompany":"Linux","startDate":"2024-03-12"}`, "CKA · Linux · since Mar 2024 | "},
		{"position", `{"detail":{"jobTitle":"Engineer","company":{"displayName":"Contoso"},"startMonthYear":"2022-05-01"},"isCurrent":true}`,
			"Engineer · Contoso · since May 2022 · 4 years 7 months | current"},
		{"position", `{"detail":{"jobTitle":"Engineer","startMonthYear":"2022-05-01","endMonthYear":"2022-11-01"}}`, "Engineer · May 2022 to Nov 2022 · 7 months | "},
		{"position", `{"detail":{"jobTitle":"Engineer","startMonthYear":"2022-05-01","endMonthYear":"2023-04-01"}}`, "Engineer · May 2022 to Apr 2023 · 1 year | "},
		{"position", `{"detail":{"company":{"displayName":"Contoso"}}}`, "Contoso | "},
		{"position", `{"detail":{"role":"Advice","startMonthYear":"someday"}}`, "Advice | "},
		{"interest", `{"displayName":"Chess","collaborationTags":["askMeAbout","x"],"categories":["Games"]}`, "Chess · Ask me about this · x · Games | "},
		{"responsibility", `{"displayName":"Travel","collaborationTags":["ableToMentor"]}`, "Travel · I can mentor others | "},
		{"account", `{"countryCode":"NO","userPrincipalName":"ada@contoso.com"}`, "Norway · ada@contoso.com | "},
		{"award", `{"displayName":"Golden Anchor","issuingAuthority":"Harbour","issuedDate":"2026-11-12"}`, "Golden Anchor · Harbour · 12 Nov 2026 | new"},
		{"award", `{"displayName":"Golden Anchor","issuedDate":"2026-10-12"}`, "Golden Anchor · 12 Oct 2026 | "},
		{"account", `{"userPrincipalName":"ada@contoso.com"}`, "ada@contoso.com | "},
		{"anniversary", `{"type":"birthday","date":"1980-01-08"}`, "Birthday · 8 January · in 41 days | "},
		{"anniversary", `{"type":"wedding","date":"2001-11-28","displayName":"The boat"}`, "The boat · 28 November · Wedding · today | "},
		{"anniversary", `{"type":"other","date":"2001-11-29","displayName":"Sailing"}`, "Sailing · 29 November · in 1 day | "},
		{"anniversary", `{"type":"work","date":"2018-11-27"}`, "Work · 27 November · in 12 months | "},
		{"webaccount", `{"service":{"name":"GitHub"},"userId":"ada","webUrl":"https://github.com/ada/","description":"Tide tables"}`, "GitHub, ada · github.com/ada · Tide tables | "},
		{"webaccount", `{"service":{"name":"GitHub"},"webUrl":"https://github.com/ada/"}`, "GitHub, github.com/ada | "},
	} {
		if got := said(t, test.kind, test.raw); got != test.want {
			t.Errorf("%s of %s: %q, want %q", test.kind, test.raw, got, test.want)
		}
	}
}

func TestLineSaysWhenSomethingExpires(t *testing.T) {
	for end, want := range map[string]string{
		"2026-05-31":           "expired in May 2026!",
		"2026-11-27":           "expired in Nov 2026!",
		"2026-11-28":           "expires today!",
		"2026-11-29":           "expires in 1 day!",
		"2027-01-26":           "expires in 59 days!",
		"2027-01-28":           "expires in 2 months!",
		"2027-02-26":           "expires in 3 months!",
		"2027-02-27":           "3 months left",
		"2028-10-28":           "23 months left",
		"2028-12-01":           "2 years left",
		"2027-01-28T23:00:00Z": "expires in 2 months!",
		"0001-01-01":           "",
		"someday":              "",
		"":                     "",
	} {
		if _, got, _ := strings.Cut(said(t, "certification", `{"displayName":"CKA","endDate":"`+end+`"}`), " | "); got != want {
			t.Errorf("an end on %q is %q, want %q", end, got, want)
		}
	}
}

func TestNothingBreaksALineInsideOfADate(t *testing.T) {
	kind, _ := Named(Kinds(), "certification")
	for _, words := range kind.FactsOf(kind.Example(), now).Words {
		for _, month := range []string{"Mar 2026", "Mar 2028"} {
			if strings.Contains(words, month) {
				t.Errorf("%q breaks within %q", words, month)
			}
		}
	}
}

func TestNextTermIsAsLongAsTheOneBefore(t *testing.T) {
	for days, want := range map[[2]string]string{
		{"2024-03-02", "2027-03-01"}: "2027-03-02 2030-03-01", // three years that still hold
		{"2024-03-02", "2026-03-01"}: "2026-11-28 2028-11-27", // over: from today on
		{"2026-01-01", "2027-01-31"}: "2027-02-01 2028-03-02",
		{"", "2027-03-01"}:           "2027-03-02 ",
		{"someday", "2027-03-01"}:    "2027-03-02 ",
	} {
		f := &certification{IssuedDate: "2020-01-01", StartDate: "2020-01-01", EndDate: "x"}
		if Renew(f, now, true); f.EndDate != "x" {
			t.Errorf("an end that can't be read becomes %s", f.EndDate)
		}
		f.IssuedDate, f.StartDate, f.EndDate = "", graph.Date(days[0]), graph.Date(days[1])
		same := *f
		Renew(f, now, true)
		began := f.StartDate
		if days[0] == "" {
			from, _ := nextTerm(&same, now)
			began = from
		}
		if got := string(began + " " + f.EndDate); got != want {
			t.Errorf("after %v comes %q, want %q", days, got, want)
		}
		Renew(&same, now, false)
		if string(same.StartDate) != days[0] || string(same.EndDate) != strings.TrimSpace(want[11:]) && want[11:] != "" {
			t.Errorf("%v becomes %s to %s", days, same.StartDate, same.EndDate)
		}
	}
}
