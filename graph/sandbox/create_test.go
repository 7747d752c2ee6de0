package sandbox

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"
)

// documented are the example requests of Microsoft's pages, and the members
// that their examples answer beside the nine that every facet has.
var documented = []struct{ path, body, members string }{
	{
		"/me/responsibilities",
		`{"description":"Member of the Microsoft API Council","displayName":"API Council","collaborationTags":["askMeAbout"]}`,
		"description displayName webUrl collaborationTags",
	},
	{
		"/me/profile/positions",
		`{"detail":{"company":{"displayName":"Adventureworks Ltd.","department":"Consulting","officeLocation":"AW23/344",
		"address":{"type":"business","street":"123 Patriachy Ponds","city":"Moscow","countryOrRegion":"Russian Federation","postalCode":"RU-34621"},
		"webUrl":"https://www.adventureworks.com"},"jobTitle":"Senior Product Branding Manager II","role":"consulting"},"isCurrent":true}`,
		"categories detail manager colleagues isCurrent",
	},
	{
		"/me/profile/interests",
		`{"categories":["Sports"],"description":"World's greatest football club","displayName":"Chelsea FC","webUrl":"https://www.chelseafc.com"}`,
		"categories description displayName webUrl collaborationTags",
	},
	{
		"/me/profile/account",
		`{"allowedAudiences":"organization","countryCode":"NO"}`,
		"ageGroup countryCode preferredLanguageTag userPrincipalName",
	},
	{
		"/me/profile/certifications",
		`{"certificationId":"KB-1235466333663322","description":"Blackbelt in Marketing - Brand Management",
		"displayName":"Marketing Blackbelt - Brand Management","thumbnailUrl":"https://iame.io/dfhdfdfd334.jpg","webUrl":"https://www.iame.io/blackbelt"}`,
		"certificationId description displayName endDate issuedDate issuingAuthority issuingCompany startDate thumbnailUrl webUrl",
	},
}

const everyFacetHas = "id allowedAudiences inference createdDateTime createdBy lastModifiedDateTime lastModifiedBy source sources "

func TestDocumentedRequestsAreAnsweredAsDocumented(t *testing.T) {
	for _, example := range documented {
		t.Run(example.path, func(t *testing.T) {
			s := New()
			got := as(t, s, "me").must(http.StatusCreated, "POST", example.path, example.body)
			for member := range strings.FieldsSeq(everyFacetHas + example.members) {
				if _, ok := got.body[member]; !ok {
					t.Errorf("the answer has no %q", member)
				}
			}
			var sent map[string]any
			if err := json.Unmarshal([]byte(example.body), &sent); err != nil {
				t.Fatal(err)
			}
			holds(t, "", sent, got.body)
			id := got.body["id"].(string)
			if location := got.header.Get("Location"); location != BaseURL+example.path+"/"+id {
				t.Errorf("Location is %q", location)
			}
			again := as(t, s, "me").must(http.StatusOK, "GET", example.path+"/"+id, "")
			holds(t, "", got.body, again.body)
		})
	}
}

// holds reports every value of want that got has otherwise.
func holds(t *testing.T, path string, want, got any) {
	t.Helper()
	object, ok := want.(map[string]any)
	if !ok {
		a, b := mustJSON(t, want), mustJSON(t, got)
		if a != b {
			t.Errorf("%s is %s, want %s", path, b, a)
		}
		return
	}
	in, _ := got.(map[string]any)
	for name, value := range object {
		holds(t, path+"/"+name, value, in[name])
	}
}

func mustJSON(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestNestedValuesAreAnsweredWhole(t *testing.T) {
	got := as(t, New(), "me").must(201, "POST", "/me/profile/positions", documented[1].body)
	detail := got.body["detail"].(map[string]any)
	company := detail["company"].(map[string]any)
	for _, in := range []struct {
		of   map[string]any
		name string
	}{
		{detail, "startMonthYear"}, {detail, "summary"}, {company, "pronunciation"},
		{company["address"].(map[string]any), "state"}, {company["address"].(map[string]any), "postOfficeBox"},
	} {
		if value, ok := in.of[in.name]; !ok || value != nil {
			t.Errorf("%s is %v (there: %v), want null", in.name, value, ok)
		}
	}
}

func TestServerMadeMembersTellWhoAndWhen(t *testing.T) {
	at := time.Date(2026, 11, 21, 9, 30, 0, 123456700, time.UTC)
	s := New(Clock(func() time.Time { return at }))
	got := as(t, s, "me").must(201, "POST", "/me/profile/interests", `{"displayName":"Go"}`)
	me := s.People()[0]
	holds(t, "", map[string]any{
		"allowedAudiences":     "organization",
		"createdDateTime":      "2026-11-21T09:30:00.1234567Z",
		"lastModifiedDateTime": "2026-11-21T09:30:00.1234567Z",
		"createdBy":            map[string]any{"application": nil, "user": map[string]any{"displayName": me.DisplayName, "id": me.ID}},
	}, got.body)
	source := got.body["sources"].([]any)[0].(map[string]any)
	if source["sourceId"] != userSource || mustJSON(t, source["properties"]) != `["displayName"]` {
		t.Errorf("the source is %v", source)
	}
}

func TestEveryAnswerIsAddressed(t *testing.T) {
	c := as(t, New(), "me")
	r := c.request("GET", "/me/profile/skills", "")
	r.Header.Set("client-request-id", "11111111-2222-3333-4444-555555555555")
	got := c.send(r)
	if got.header.Get("client-request-id") != "11111111-2222-3333-4444-555555555555" {
		t.Errorf("client-request-id is %q", got.header.Get("client-request-id"))
	}
	if !regexp.MustCompile(`^[0-9a-f-]{36}$`).MatchString(got.header.Get("request-id")) {
		t.Errorf("request-id is %q", got.header.Get("request-id"))
	}
	if _, err := http.ParseTime(got.header.Get("Date")); err != nil {
		t.Error(err)
	}
	if context := got.body["@odata.context"].(string); !strings.HasSuffix(context, "/profile/skills") {
		t.Errorf("@odata.context is %q", context)
	}
}

func TestIDsDependOnNothingButTheSeed(t *testing.T) {
	made := func(options ...Option) string {
		return as(t, New(options...), "me").must(201, "POST", "/me/profile/interests", `{"displayName":"Go"}`).body["id"].(string)
	}
	if first, second := made(), made(); first != second {
		t.Errorf("two fresh sandboxes made %s and %s", first, second)
	}
	if made() == made(Seed(2)) {
		t.Error("another seed made the same id")
	}
}
