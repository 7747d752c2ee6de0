package forms_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"facet/forms"
	"facet/graph"
)

func kindNamed(t testing.TB, name string) forms.Kind {
	t.Helper()
	kind, err := forms.Named(forms.Kinds(), name)
	if err != nil {
		t.Fatal(err)
	}
	return kind
}

func TestDocumentedBodiesAreReadAsTheyAre(t *testing.T) {
	eachKind(t, func(t *testing.T, kind forms.Kind) {
		raw, err := os.ReadFile("testdata/documented/" + kind.Name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		if kind.Private { // who may see it is asked for, and the documentation leaves it out
			raw = append([]byte(`{"allowedAudiences":"family",`), bytes.TrimSpace(raw)[1:]...)
		}
		form, problems := kind.Read(raw)
		if problems != nil {
			t.Fatal(problems)
		}
		body, err := graph.Body(form)
		if err != nil {
			t.Fatal(err)
		}
		var got, want any
		if json.Unmarshal(body, &got) != nil || json.Unmarshal(raw, &want) != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s became %s", raw, body)
		}
	})
}

// wrong are inputs that can't be taken, with the member that is named and
// words of the advice.
var wrong = []struct{ kind, body, member, advice string }{
	// What is no object.
	{"interest", ``, "", "not JSON"},
	{"interest", `   `, "", "not JSON"},
	{"interest", `null`, "", "not null"},
	{"interest", `"x"`, "", "not text"},
	{"interest", `[{"displayName":"x"}]`, "", "not a list"},
	{"interest", `7`, "", "not a number"},
	{"interest", `{}`, "displayName", "give the interest a name"},
	{"interest", `{"displayName":null}`, "displayName", "give the interest a name"},
	{"account", `{}`, "", "nothing is filled in"},
	{"account", `{"countryCode":null}`, "", "nothing is filled in"},

	// What is no JSON: line and column.
	{"interest", `{"displayName":"x",}`, "", "line 1, column 20"},
	{"interest", "{\n  \"displayName\": \"x\"\n  \"webUrl\": \"\"\n}", "", "line 3, column 3"},
	{"interest", "{\n\"displayName\": “x”}", "", "line 2, column 16"},
	{"interest", "{\"ü\": x}", "", "line 1, column 7"},
	{"interest", `{"displayName":"x"`, "", "not JSON"},
	{"interest", `{"displayName":"x"} {}`, "", "line 1, column 21"},

	// Members that are not there, or not ours.
	{"interest", `{"displayname":"x"}`, "displayname", `did you mean "displayName"`},
	{"interest", `{"displayName":"x","colour":"x"}`, "colour", "there is no such member"},
	{"interest", `{"displayName":"x","weburl":"https://a.example"}`, "weburl", `did you mean "webUrl"`},
	{"position", `{"detail":{"jobTitle":"x","company":{"displayName":"x","adress":{}}}}`, "detail.company.adress", `did you mean "address"`},
	{"position", `{"detail":{"jobTitle":"x","company":{"displayName":"x"}},"colleagues":[{"name":"x"}]}`, "colleagues[0].name", "no such member"},
	{"interest", `{"displayName":"x","id":"7"}`, "id", "only Microsoft 365 sets"},
	{"interest", `{"displayName":"x","createdDateTime":"2026-11-21T00:00:00Z"}`, "createdDateTime", "only Microsoft 365 sets"},
	{"account", `{"countryCode":"NO","ageGroup":"adult"}`, "ageGroup", "only Microsoft 365 sets"},
	{"account", `{"countryCode":"NO","userPrincipalName":"a@b.c"}`, "userPrincipalName", "only Microsoft 365 sets"},

	// Values of another type.
	{"interest", `{"displayName":7}`, "displayName", "give text, not a number"},
	{"interest", `{"displayName":["x"]}`, "displayName", "give text, not a list"},
	{"interest", `{"displayName":"x","categories":"x"}`, "categories", "give a list of text"},
	{"interest", `{"displayName":"x","categories":["x",7]}`, "categories[1]", "give text"},
	{"interest", `{"displayName":"x","allowedAudiences":["me"]}`, "allowedAudiences", "give text"},
	{"position", `{"detail":"x"}`, "detail", "give an object"},
	{"position", `{"detail":{"jobTitle":"x","company":{"displayName":"x"}},"isCurrent":"perhaps"}`, "isCurrent", "“perhaps” is neither yes nor no: write yes or no, true or false, 1 or 0, or x for yes"},
	{"position", `{"detail":{"jobTitle":"x","company":{"displayName":"x"}},"colleagues":{}}`, "colleagues", "give a list"},
	{"position", `{"detail":{"jobTitle":"x","company":{"displayName":"x"}},"colleagues":["x"]}`, "colleagues[0]", "give an object"},

	// Words that Graph doesn't have.
	{"interest", `{"displayName":"x","allowedAudiences":"organizaton"}`, "allowedAudiences", `did you mean "organization"`},
	{"interest", `{"displayName":"x","allowedAudiences":"unknownFutureValue"}`, "allowedAudiences", "is no audience: give me, family"},
	{"interest", `{"displayName":"x","allowedAudiences":"8"}`, "allowedAudiences", "is no audience"},
	{"position", `{"detail":{"jobTitle":"x","company":{"displayName":"x"}},"manager":{"relationship":"0"}}`, "manager.relationship", "not a value"},
	{"position", `{"detail":{"jobTitle":"x","company":{"displayName":"x"},"endMonthYear":"present"},"isCurrent":false}`, "detail.endMonthYear", "give one of them"},
	{"position", `{"detail":{"jobTitle":"x","company":{"displayName":"x","costCenter":"a\u0000b"}}}`, "detail.company.costCenter", "control character"},
	{"interest", `{"displayName":"\ud83d"}`, "displayName", "a letter of this is lost"},
	{"interest", `{"displayName":"x","description":"a\ud83db"}`, "description", "a letter of this is lost"},
	{"interest", "{\"displayName\":\"Z\xfcrich\"}", "displayName", "a letter of this is lost"},
	{"certification", `{"displayName":"x","endDate":"0001-01-01zzz"}`, "endDate", "give a day"},
	{"interest", `{"displayName":"x","collaborationTags":["askMe"]}`, "collaborationTags", `did you mean "askMeAbout"`},
	{"position", `{"detail":{"jobTitle":"x","company":{"displayName":"x","address":{"type":"office"}}}}`, "detail.company.address.type", "not a value"},
	{"position", `{"detail":{"jobTitle":"x","company":{"displayName":"x"}},"manager":{"relationship":"boss"}}`, "manager.relationship", "not a value"},

	// Values that the checks of the form refuse.
	{"interest", `{"displayName":"  "}`, "displayName", "give the interest a name"},
	{"interest", `{"displayName":"a\nb"}`, "displayName", "one line"},
	{"interest", `{"displayName":"x","webUrl":"example"}`, "webUrl", "https://"},
	{"interest", `{"displayName":"x","webUrl":"javascript:alert(1)"}`, "webUrl", "https://"},
	{"interest", `{"displayName":"x","webUrl":"https://"}`, "webUrl", "https://"},
	{"interest", `{"displayName":"x","webUrl":"ftp://a.example"}`, "webUrl", "https://"},
	{"certification", `{"displayName":"x","thumbnailUrl":"x"}`, "thumbnailUrl", "https://"},
	{"certification", `{"displayName":"x","issuedDate":"2026-02-30"}`, "issuedDate", "2026-11-21"},
	{"certification", `{"displayName":"x","issuedDate":"3.4.2026"}`, "issuedDate", "which is the month? Write 2026-04-03 or 2026-03-04"},
	{"certification", `{"displayName":"x","issuedDate":"2026-11"}`, "issuedDate", "2026-11-21"},
	{"certification", `{"displayName":"x","issuedDate":"2026-11-21T23:00:00Z"}`, "issuedDate", "a day with a time"},
	{"certification", `{"displayName":"x","issuedDate":"today"}`, "issuedDate", "another day tomorrow"},
	{"certification", `{"displayName":"x","startDate":"2026-05-02","endDate":"2026-05-01"}`, "endDate", "before"},
	{"position", `{"detail":{"jobTitle":"x","company":{"displayName":"x"},"startMonthYear":"2026-05-01","endMonthYear":"2026-04-01"}}`, "detail.endMonthYear", "before"},
	{"position", `{"detail":{"jobTitle":"x","company":{"displayName":"x"}},"manager":{"userPrincipalName":"x"}}`, "manager.userPrincipalName", "ada@contoso.com"},
	{"position", `{"detail":{"jobTitle":"x","company":{"displayName":"x"}},"colleagues":[{"userPrincipalName":"x"}]}`, "colleagues[0].userPrincipalName", "ada@contoso.com"},
	{"account", `{"countryCode":"Norw"}`, "countryCode", "two letters"},
	{"account", `{"countryCode":"Congo"}`, "countryCode", "two letters"},
	{"account", `{"preferredLanguageTag":{"locale":"elvish"}}`, "preferredLanguageTag.locale", "en-GB"},
	{"account", `{"preferredLanguageTag":{"locale":"en-"}}`, "preferredLanguageTag.locale", "en-GB"},
}

func TestWrongInputIsNamedWithAdvice(t *testing.T) {
	for _, c := range wrong {
		t.Run(c.body, func(t *testing.T) {
			found := problems(kindNamed(t, c.kind), c.body)
			for _, p := range found {
				if p.Member == c.member && strings.Contains(p.Advice, c.advice) {
					if len(found) > 1 && c.member == "" {
						t.Errorf("beside it: %v", found)
					}
					return
				}
			}
			t.Errorf("found %q, want %q: %q", found, c.member, c.advice)
		})
	}
}

func TestEveryMistakeIsNamedAtOnce(t *testing.T) {
	found := problems(kindNamed(t, "certification"),
		`{"id":"1","displayName":7,"webUrl":"x","issuedDate":"y","startDate":"2026-02-02","endDate":"2026-02-01","titel":"z"}`)
	var named []string
	for _, p := range found {
		named = append(named, p.Member)
	}
	want := []string{"displayName", "endDate", "id", "issuedDate", "titel", "webUrl"}
	if slices.Sort(named); !slices.Equal(named, want) {
		t.Errorf("named are %v", found)
	}
}

// right are values that look odd and are right.
var right = []struct{ kind, body string }{
	{"interest", "\xef\xbb\xbf{\"displayName\":\"x\"}"},
	{"interest", `{"displayName":"x","webUrl":"HTTPS://EXAMPLE.ORG:8443/a?b#c"}`},
	{"interest", `{"displayName":"x","webUrl":"http://münchen.example/ä"}`},
	{"interest", `{"displayName":"x","description":"a\nb"}`},
	{"interest", `{"displayName":"x","allowedAudiences":"organization,federatedOrganizations"}`},
	{"interest", `{"displayName":"x","webUrl":null,"categories":null}`},
	{"interest", `{"displayName":"x","webUrl":"","categories":[]}`},
	{"certification", `{"displayName":"x","issuedDate":"2028-02-29","startDate":"2026-05-01","endDate":"2026-05-01"}`},
	{"position", `{"detail":{"jobTitle":"x","company":{"displayName":"x"}},"manager":{"userPrincipalName":"luca.ferri_fabrikam.com#EXT#@contoso.com"}}`},
	{"position", `{"detail":{"jobTitle":"x","company":{"displayName":"x"}},"manager":{"userPrincipalName":"o'neil@contoso.com"}}`},
	{"position", `{"detail":{"jobTitle":"x","company":{"displayName":"x","address":{"countryOrRegion":"anything at all"}}}}`},
	{"account", `{"preferredLanguageTag":{"locale":"zh-Hant-TW"}}`},
	{"account", `{"preferredLanguageTag":{"locale":"en-us","displayName":"English (United States)"}}`},
	{"account", `{"countryCode":"AX"}`},
}

func TestOddButRightInputIsTaken(t *testing.T) {
	for _, c := range right {
		if found := problems(kindNamed(t, c.kind), c.body); found != nil {
			t.Errorf("%s: %v", c.body, found)
		}
	}
}

func TestCountriesAreThoseOfISO3166(t *testing.T) {
	// What x/text takes for countries, and ISO 3166-1 doesn't have in force:
	// withdrawn codes, and codes that were reserved or taken by users.
	const others = "AC AN BU CP CQ CS CT DD DG DY EA EU EZ FQ FX HV IC JT MI NH NQ NT PC PU PZ QO QU RH SU TA TP UN VD WK XA XB YD YU ZR ZZ"
	account, count := kindNamed(t, "account"), 0
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string(a) + string(b)
			region, err := language.ParseRegion(code)
			want := err == nil && region.IsCountry() && !strings.Contains(others, code) || code == "UK"
			if got := problems(account, `{"countryCode":"`+code+`"}`) == nil; got != want {
				t.Errorf("%s is taken: %v", code, got)
			} else if got {
				count++
			}
		}
	}
	if count != 251 { // with XK, Kosovo, and UK, which is read as GB
		t.Errorf("%d countries", count)
	}
}

func TestWrittenValuesAreReadAsTheFormHasThem(t *testing.T) {
	const job = `"jobTitle":"x","company":{"displayName":"x"}`
	for _, c := range []struct{ kind, body, want string }{
		{"interest", `{"displayName":" Chess\n","allowedAudiences":"Everyone in your organisation"}`, `{"allowedAudiences":"organization","displayName":"Chess"}`},
		{"interest", `{"displayName":"x","allowedAudiences":"everyone in your organization"}`, `{"allowedAudiences":"organization","displayName":"x"}`},
		{"interest", `{"displayName":"x","allowedAudiences":"Everyone here and in organisations that yours trusts"}`, `{"allowedAudiences":"federatedOrganizations","displayName":"x"}`},
		{"interest", `{"displayName":"x","allowedAudiences":"everyone in the organization"}`, `{"allowedAudiences":"organization","displayName":"x"}`},
		{"interest", `{"displayName":"x","allowedAudiences":"Only you"}`, `{"allowedAudiences":"me","displayName":"x"}`},
		{"interest", `{"displayName":"x","allowedAudiences":"Everyone, also the public"}`, `{"allowedAudiences":"everyone","displayName":"x"}`},
		{"interest", `{"displayName":"x","allowedAudiences":"Family + Contacts, Organization"}`, `{"allowedAudiences":"family,contacts,organization","displayName":"x"}`},
		{"interest", `{"displayName":"x","allowedAudiences":"As your organisation has set it"}`, `{"displayName":"x"}`},
		{"interest", `{"displayName":"x","collaborationTags":["askMeAbout;ableToMentor","I want to learn this"]}`, `{"displayName":"x","collaborationTags":["askMeAbout","ableToMentor","wantsToLearn"]}`},
		{"certification", `{"displayName":"x","issuedDate":"2. März 2026","startDate":"2026-11-02T00:00:00Z","endDate":"0001-01-01T00:00:00Z"}`, `{"displayName":"x","issuedDate":"2026-03-02","startDate":"2026-11-02"}`},
		{"position", `{"detail":{` + job + `,"startMonthYear":"Jan 2026","endMonthYear":"2026-05-17"},"isCurrent":"No"}`, `{"detail":{` + `"jobTitle":"x","startMonthYear":"2026-01-01","endMonthYear":"2026-05-17","company":{"displayName":"x"}},"isCurrent":false}`},
		{"position", `{"detail":{` + job + `,"endMonthYear":"present"}}`, `{"detail":{` + job + `},"isCurrent":true}`},
		{"position", `{"detail":{` + job + `},"manager":{"relationship":"Dotted-line manager"},"colleagues":[{"relationship":"Direct report"}]}`, `{"detail":{` + job + `},"manager":{"relationship":"dotLineManager"},"colleagues":[{"relationship":"directReport"}]}`},
		{"interest", `{"displayName":"x","inference":{"confidenceScore":0.50}}`, `{"inference":{"confidenceScore":0.50},"displayName":"x"}`},
	} {
		form, found := kindNamed(t, c.kind).Read([]byte(c.body))
		if found != nil {
			t.Errorf("%s: %v", c.body, found)
		} else if got := body(t, form); got != c.want {
			t.Errorf("%s became %s", c.body, got)
		}
	}
}

func TestHintNeverShowsMoreThanWasMeantAndDropsNothing(t *testing.T) {
	for _, s := range []string{
		"everybody", "everyon", "Everyone in the org", "all", "public", "federated", "federatedOrganization", "everyone!", "Everyone here", "anyone", "organizatons",
		"everyone in my team", "Everybody in the organisation", "colleagues",
	} {
		for _, p := range problems(kindNamed(t, "interest"), `{"displayName":"x","allowedAudiences":`+jsonText(s)+`}`) {
			if _, near, hinted := strings.Cut(p.Advice, "did you mean"); hinted && (strings.Contains(near, "federated") || strings.Contains(near, "everyone")) {
				t.Errorf("%q: %s", s, p.Advice)
			}
		}
	}
	for _, s := range []string{"askMeAbout ableToMentor", "askMeAbout/ableToMentor", "askMeAbout and ableToMentor", "askMeAboutableToMentor"} {
		for _, p := range problems(kindNamed(t, "interest"), `{"displayName":"x","collaborationTags":[`+jsonText(s)+`]}`) {
			if strings.Contains(p.Advice, "did you mean") {
				t.Errorf("%q: %s", s, p.Advice)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	for i, kind := range forms.Kinds() {
		body, err := graph.Body(kind.Example())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(i, []byte(body))
	}
	for _, c := range wrong {
		f.Add(0, []byte(c.body))
		f.Add(1, []byte(c.body))
	}
	for _, raw := range odd {
		f.Add(2, []byte(raw))
	}
	f.Fuzz(func(t *testing.T, i int, raw []byte) {
		n := len(forms.Kinds())
		kind := forms.Kinds()[(i%n+n)%n]
		form, found := kind.Read(raw)
		for _, p := range found {
			if p.Advice == "" || strings.ContainsAny(p.Advice, "\n\x1b") {
				t.Errorf("the advice %q for %q", p.Advice, raw)
			}
		}
		if found != nil {
			return
		}
		body, err := graph.Body(form)
		if err != nil {
			t.Fatal(err)
		}
		if again := problems(kind, string(body)); again != nil {
			t.Errorf("%s is fine and would be sent as %s, in which %v", raw, body, again)
		}
	})
}
