package forms_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/http"
	"os"
	"path"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"github.com/google/go-cmp/cmp"

	"facet/forms"
	"facet/graph"
	"facet/graph/sandbox"
)

// TestMain collects garbage rarely: each test leaves forms behind.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}

// eachKind runs a test for every facet type that there is.
func eachKind(t *testing.T, test func(*testing.T, forms.Kind)) {
	t.Helper()
	for _, kind := range forms.Kinds() {
		t.Run(kind.Name, func(t *testing.T) { test(t, kind) })
	}
}

// signed adds the token of the one who asks.
type signed struct {
	token string
	wire  http.RoundTripper
}

func (s signed) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+s.token)
	return s.wire.RoundTrip(r)
}

// collection is where the sandbox keeps a person's objects of a kind.
func collection(t testing.TB, server *sandbox.Sandbox, kind forms.Kind, person string) graph.Collection {
	t.Helper()
	token, err := server.Token("me")
	if err != nil {
		t.Fatal(err)
	}
	client := &graph.Client{BaseURL: sandbox.BaseURL, HTTP: &http.Client{
		Transport: signed{token, graph.NewTransport(sandbox.BaseURL, server)},
	}}
	who, err := graph.User(person)
	if err != nil {
		t.Fatal(err)
	}
	there, err := client.Collection(who, kind.Path)
	if err != nil {
		t.Fatal(err)
	}
	return there
}

// odd are members that Graph has been seen to send, or may, and that a form
// doesn't know or would write otherwise.
var odd = map[string]string{
	"an unknown member":      `{"id":"1","unheardOf":{"a":[1.50,null]},"displayName":"x"}`,
	"audiences together":     `{"id":"1","allowedAudiences":"organization,federatedOrganizations"}`,
	"audiences with spaces":  `{"id":"1","allowedAudiences":"organization, federatedOrganizations"}`,
	"an unknown audience":    `{"id":"1","allowedAudiences":"unknownFutureValue"}`,
	"audiences as a number":  `{"id":"1","allowedAudiences":"24"}`,
	"commas":                 `{"id":"1","displayName":"a, b","categories":["a, b","c"],"collaborationTags":["askMeAbout","own, tag"]}`,
	"spaces":                 `{"id":"1","displayName":"  a  ","description":" \n ","categories":[" a ",""],"webUrl":" https://a.example "}`,
	"line breaks":            `{"id":"1","displayName":"a\nb\r\nc","description":"a\r\nb\n","categories":["a\nb"]}`,
	"nulls":                  `{"id":"1","allowedAudiences":null,"displayName":null,"detail":null,"manager":null,"colleagues":null,"preferredLanguageTag":null,"categories":null,"isCurrent":null}`,
	"nothing as text":        `{"id":"1","allowedAudiences":"","displayName":"","detail":{"jobTitle":"","company":{"address":{"type":""}}},"categories":[""],"countryCode":"","issuedDate":""}`,
	"empty objects":          `{"id":"1","detail":{},"manager":{},"colleagues":[{},{}],"preferredLanguageTag":{},"categories":[],"inference":{}}`,
	"numbers for words":      `{"id":"1","allowedAudiences":"8","detail":{"company":{"address":{"type":"2"}}},"manager":{"relationship":"0"},"colleagues":[{"relationship":"1"}]}`,
	"the year one":           `{"id":"1","issuedDate":"0001-01-01","startDate":"0001-01-01","detail":{"startMonthYear":"0001-01-01","endMonthYear":"0001-01-01"},"createdDateTime":"0001-01-01T00:00:00Z"}`,
	"odd dates":              `{"id":"1","issuedDate":"Date","startDate":"2026-02-30","endDate":"2026-11-21T00:00:00Z","detail":{"startMonthYear":"datetime-value","endMonthYear":"2026-11-17"}}`,
	"dates out of order":     `{"id":"1","startDate":"2026-02-03","endDate":"2025-01-01","detail":{"startMonthYear":"2026-02-03","endMonthYear":"2025-01-01"}}`,
	"a day within the month": `{"id":"1","detail":{"startMonthYear":"2026-11-17","endMonthYear":"2027-02-28"},"isCurrent":true}`,
	"unknown words":          `{"id":"1","detail":{"company":{"address":{"type":"boat"}}},"manager":{"relationship":"rival"},"colleagues":[{"relationship":"rival","userId":"7"}],"collaborationTags":["wantsToSing"]}`,
	"unknown country":        `{"id":"1","countryCode":"zz","preferredLanguageTag":{"locale":"en_us","displayName":"Whatever"}}`,
	"a language by itself":   `{"id":"1","countryCode":"NO","preferredLanguageTag":{"locale":"xx-YY","displayName":null}}`,
	"other types":            `{"id":"1","displayName":7,"detail":"x","categories":"a","collaborationTags":"askMeAbout","colleagues":{},"isCurrent":"true","countryCode":["NO"]}`,
	"hostile text":           `{"id":"1","displayName":"a\u001b]0;b\u0007c","description":"\u202eabc\u0000","categories":["\u001b[2J"],"webUrl":"javascript:alert(1)"}`,
	"tags twice":             `{"id":"1","collaborationTags":["wantsToLearn","askMeAbout","wantsToLearn"],"categories":["b","a","b"]}`,
	"source as a word":       `{"id":"1","source":{"type":"User"},"sources":"none"}`,
}

// received are objects as Graph may send them: all that the sandbox has, in
// every disguise, and the odd ones.
func received(t testing.TB, kind forms.Kind) map[string]json.RawMessage {
	t.Helper()
	all := map[string]json.RawMessage{}
	for name, raw := range odd {
		all[name] = json.RawMessage(raw)
	}
	example, err := graph.Body(kind.Example())
	if err != nil {
		t.Fatal(err)
	}
	all["the example"] = example
	for _, fault := range []string{"", "numeric-enums", "empty-for-null", "year-one", "source-as-string", "hostile-text"} {
		server := sandbox.New()
		people := server.People()[:2]
		for _, person := range people {
			if err := server.Put(person.ID, path.Base(kind.Path), example); err != nil {
				t.Fatal(err)
			}
		}
		if fault != "" {
			if err := server.Inject(fault); err != nil {
				t.Fatal(err)
			}
		}
		for _, person := range people {
			list, err := collection(t, server, kind, person.ID).List(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for i, raw := range list {
				all[person.UserPrincipalName+string(rune('a'+i))+fault] = raw
			}
		}
	}
	return all
}

// nothing fails if a form would send anything over what it was read from.
func nothing(t *testing.T, when string, raw json.RawMessage, before, after forms.Form) {
	t.Helper()
	patch, err := graph.Patch(raw, before, after)
	if err != nil {
		t.Error(err)
	}
	if patch != nil {
		t.Errorf("%s it would send %s over %s", when, patch, raw)
	}
}

func decode(t *testing.T, kind forms.Kind, raw json.RawMessage) forms.Form {
	t.Helper()
	form, err := kind.Decode(raw)
	if err != nil {
		t.Fatalf("%v in %s", err, raw)
	}
	return form
}

func TestUntouchedFormSendsNothing(t *testing.T) {
	eachKind(t, func(t *testing.T, kind forms.Kind) {
		t.Parallel()
		all := received(t, kind)
		for i, name := range slices.Sorted(maps.Keys(all)) {
			if testing.Short() && i%3 != 0 {
				continue
			}
			raw := all[name]
			t.Run(name, func(t *testing.T) {
				form, before := decode(t, kind, raw), decode(t, kind, raw)
				nothing(t, "untouched", raw, before, form)
				fields := forms.Fields(form)
				nothing(t, "opened", raw, before, form)
				for _, f := range fields {
					f.Summary()
					if f.Input == nil {
						continue
					}
					f.Input.WithTheme(plain)
					f.Input.WithWidth(40)
					f.Input.Focus()
					f.Input.View()
					for _, key := range looks {
						if list, ok := f.Input.(interface{ Fold() }); ok {
							list.Fold() // in an open list, home and end choose
						}
						f.Input.Update(key)
						f.Input.View()
					}
					f.Input.Blur()
					f.Error()
					f.Warning()
					f.Hidden()
					if !testing.Short() {
						nothing(t, "after "+f.Title+" was visited", raw, before, form)
					}
				}
				nothing(t, "after all was visited", raw, before, form)
			})
		}
	})
}

// plain is a theme that is made once: huh asks for it at every look-up.
var plain = huh.ThemeFunc(func(bool) *huh.Styles { return plainStyles })

var plainStyles = huh.ThemeBase(true)

// looks are keys that look around and change nothing, also in a choice or a
// list.
var looks = []tea.Msg{
	tea.KeyPressMsg{Code: tea.KeyLeft}, tea.KeyPressMsg{Code: tea.KeyRight}, tea.KeyPressMsg{Code: tea.KeyHome},
	tea.KeyPressMsg{Code: tea.KeyEnd}, tea.WindowSizeMsg{Width: 80, Height: 24}, tea.BackgroundColorMsg{},
}

func TestExampleIsCreatedAndReadBackEqual(t *testing.T) {
	eachKind(t, func(t *testing.T, kind forms.Kind) {
		server := sandbox.New()
		there := collection(t, server, kind, server.People()[0].ID)
		body, err := graph.Body(kind.Example())
		if err != nil {
			t.Fatal(err)
		}
		created, err := there.Create(t.Context(), body)
		if err != nil {
			t.Fatal(err)
		}
		read, err := there.Get(t.Context(), decode(t, kind, created.Object).Facet().ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, answer := range []json.RawMessage{created.Object, read.Object} {
			back := decode(t, kind, answer)
			want := kind.Example()
			*want.Facet(), back.Facet().AllowedAudiences = *back.Facet(), want.Facet().AllowedAudiences
			clearReadOnly(reflect.ValueOf(back).Elem())
			clearReadOnly(reflect.ValueOf(want).Elem())
			if diff := cmp.Diff(want, back); diff != "" {
				t.Errorf("what came back differs (-sent +read):\n%s", diff)
			}
		}
	})
}

// clearReadOnly empties what only Graph sets.
func clearReadOnly(v reflect.Value) {
	for i := range v.NumField() {
		switch f := v.Type().Field(i); {
		case f.Tag.Get("graph") == "readonly":
			v.Field(i).SetZero()
		case f.Type.Kind() == reflect.Struct:
			clearReadOnly(v.Field(i))
		}
	}
}

func TestExampleFillsEveryMemberThatPeopleSet(t *testing.T) {
	eachKind(t, func(t *testing.T, kind forms.Kind) {
		filled(t, "", reflect.ValueOf(kind.Example()).Elem())
	})
}

// filled fails for each settable member that is empty.
func filled(t *testing.T, prefix string, v reflect.Value) {
	t.Helper()
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Tag.Get("graph") == "readonly", name == "inference", name == "source": // these two are for applications
		case f.Anonymous:
			filled(t, prefix, v.Field(i))
		case v.Field(i).IsZero():
			t.Errorf("%s%s is empty", prefix, name)
		case f.Type.Kind() == reflect.Struct:
			filled(t, prefix+name+".", v.Field(i))
		case f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct:
			filled(t, prefix+name+"[0].", v.Field(i).Index(0))
		}
	}
}

func TestExampleIsValidAsItStands(t *testing.T) {
	eachKind(t, func(t *testing.T, kind forms.Kind) {
		body, err := graph.Body(kind.Example())
		if err != nil {
			t.Fatal(err)
		}
		form, problems := kind.Read(body)
		if problems != nil {
			t.Fatal(problems)
		}
		if diff := cmp.Diff(kind.Example(), form); diff != "" {
			t.Error(diff)
		}
		again, err := graph.Body(form)
		if err != nil || !bytes.Equal(again, body) {
			t.Errorf("%s became %s (%v)", body, again, err)
		}
	})
}

func TestEveryFieldKnowsItsMember(t *testing.T) {
	eachKind(t, func(t *testing.T, kind forms.Kind) {
		seen := map[string]bool{}
		for _, f := range forms.Fields(kind.New()) {
			if f.Member == "" || f.Title == "" || seen[f.Member] {
				t.Errorf("%q has the member %q", f.Title, f.Member)
			}
			seen[f.Member] = true
		}
	})
}

func TestKindsAreComplete(t *testing.T) {
	for _, kind := range forms.Kinds() {
		for _, words := range []string{kind.Name, kind.Title, kind.Type, kind.Path, kind.What} {
			if words == "" {
				t.Errorf("%+v lacks words", kind)
			}
		}
		if !slices.Contains(forms.Groups(), kind.Group) {
			t.Errorf("%s stands in the group %q", kind.Name, kind.Group)
		}
		if kind.New() == kind.New() || len(kind.New().Sections()) < 2 {
			t.Errorf("%s: New is odd", kind.Name)
		}
		if kind.Example().Label() == "" || kind.New().Label() != "" {
			t.Errorf("%s: the labels are %q and %q", kind.Name, kind.Example().Label(), kind.New().Label())
		}
	}
}

func TestKindsStandGroupByGroup(t *testing.T) {
	var groups []string
	for _, kind := range forms.Kinds() {
		if len(groups) == 0 || groups[len(groups)-1] != kind.Group {
			groups = append(groups, kind.Group)
		}
	}
	if diff := cmp.Diff(forms.Groups(), groups); diff != "" {
		t.Error(diff)
	}
}

func TestKindsAreFoundByTheirNames(t *testing.T) {
	for word, want := range map[string]string{
		"certification": "certification", "certifications": "certification", "Positions": "position", "INTEREST": "interest",
		"responsibility": "responsibility", "responsibilities": "responsibility", "account": "account", "accounts": "account",
		"personInterest": "interest", " interest ": "interest",
	} {
		if kind, err := forms.Named(forms.Kinds(), word); err != nil || kind.Name != want {
			t.Errorf("%q is %q, %v", word, kind.Name, err)
		}
	}
	for word, near := range map[string]string{"intrest": `"interest"`, "acount": `"account"`, "": "There are"} {
		if _, err := forms.Named(forms.Kinds(), word); err == nil || !strings.Contains(err.Error(), near) {
			t.Errorf("%q: %v", word, err)
		}
	}
}

// documentedMembers are the members that Microsoft's pages say can be set in
// each type, and whether a field of the form sets them. The others are for
// applications, and are taken from files only.
var documentedMembers = map[string]struct{ fields, files []string }{
	"certification": {strings.Fields(`displayName certificationId description issuingAuthority issuingCompany issuedDate startDate
		endDate webUrl thumbnailUrl allowedAudiences`), nil},
	"position": {
		strings.Fields(`categories colleagues isCurrent allowedAudiences
			manager.displayName manager.userPrincipalName manager.relationship
			detail.jobTitle detail.role detail.startMonthYear detail.endMonthYear detail.summary detail.description
			detail.company.displayName detail.company.department detail.company.officeLocation detail.company.pronunciation
			detail.company.webUrl detail.company.address.type detail.company.address.street detail.company.address.postOfficeBox
			detail.company.address.city detail.company.address.state detail.company.address.postalCode
			detail.company.address.countryOrRegion`),
		strings.Fields(`detail.secondaryJobTitle detail.secondaryRole detail.company.costCenter
			detail.company.division detail.company.secondaryDepartment`),
	},
	"interest":       {strings.Fields(`displayName description webUrl categories collaborationTags allowedAudiences`), nil},
	"responsibility": {strings.Fields(`displayName description webUrl collaborationTags allowedAudiences`), nil},
	"publication":    {strings.Fields(`displayName publisher publishedDate description webUrl thumbnailUrl allowedAudiences`), nil},
	"patent":         {strings.Fields(`displayName number isPending issuedDate issuingAuthority description webUrl allowedAudiences`), nil},
	"project": {
		strings.Fields(`displayName categories collaborationTags colleagues sponsors allowedAudiences
			detail.jobTitle detail.role detail.startMonthYear detail.endMonthYear detail.summary detail.description
			detail.company.displayName detail.company.department detail.company.webUrl
			client.displayName client.department client.officeLocation client.pronunciation client.webUrl`),
		strings.Fields(`detail.secondaryJobTitle detail.secondaryRole detail.company.costCenter detail.company.division
			detail.company.secondaryDepartment detail.company.officeLocation detail.company.pronunciation detail.company.address.city
			client.costCenter client.division client.secondaryDepartment client.address.city`),
	},
	"education": {strings.Fields(`startMonthYear endMonthYear completionMonthYear allowedAudiences
			institution.displayName institution.description institution.webUrl
			institution.location.type institution.location.street institution.location.postOfficeBox institution.location.city
			institution.location.state institution.location.postalCode institution.location.countryOrRegion
			program.displayName program.abbreviation program.description program.grade program.notes program.webUrl
			program.activities program.awards program.fieldsOfStudy`), nil},
	"language":   {strings.Fields(`displayName tag spoken written reading allowedAudiences`), nil},
	"skill":      {strings.Fields(`displayName proficiency webUrl categories collaborationTags allowedAudiences`), nil},
	"award":      {strings.Fields(`displayName issuingAuthority issuedDate description webUrl thumbnailUrl allowedAudiences`), nil},
	"account":    {strings.Fields(`countryCode preferredLanguageTag.locale allowedAudiences`), []string{"preferredLanguageTag.displayName"}},
	"website":    {strings.Fields(`displayName webUrl description categories allowedAudiences`), nil},
	"webaccount": {strings.Fields(`service.name userId webUrl description allowedAudiences`), strings.Fields(`service.webUrl statusMessage`)},
	"note":       {strings.Fields(`displayName detail.contentType detail.content allowedAudiences`), nil},
	"phone":      {strings.Fields(`number type displayName allowedAudiences`), nil},
	"email":      {strings.Fields(`address type displayName allowedAudiences`), nil},
	"address": {strings.Fields(`displayName detail.type detail.street detail.postOfficeBox detail.city detail.state detail.postalCode
		detail.countryOrRegion allowedAudiences`), nil},
	"anniversary": {strings.Fields(`type date displayName allowedAudiences`), nil},
	"name": {strings.Fields(`displayName first middle last nickname title suffix initials maiden languageTag allowedAudiences
		pronunciation.displayName pronunciation.first pronunciation.middle pronunciation.last pronunciation.maiden`), nil},
}

func TestEveryDocumentedMemberCanBeSet(t *testing.T) {
	eachKind(t, func(t *testing.T, kind forms.Kind) {
		var bound []string
		for _, f := range forms.Fields(kind.New()) {
			if f.Input != nil {
				bound = append(bound, f.Member)
			}
		}
		want := documentedMembers[kind.Name]
		if diff := cmp.Diff(slices.Sorted(slices.Values(want.fields)), slices.Sorted(slices.Values(bound))); diff != "" {
			t.Errorf("the form sets other members (-documented +form):\n%s", diff)
		}
		for _, member := range append(want.files, "inference.confidenceScore", "inference.userHasVerifiedAccuracy", "source.type") {
			sample := map[string]any{"inference.confidenceScore": 0.5, "inference.userHasVerifiedAccuracy": true, "source.type": []string{"User"}}[member]
			if sample == nil {
				sample = "x"
			}
			body := `{"allowedAudiences":"me",` + nested(t, member, sample)[1:]
			for _, problem := range problems(kind, body) {
				if problem.Member == member {
					t.Errorf("%s in a file: %s", member, problem)
				}
			}
		}
	})
}

// nested is an object with one member, by its path.
func nested(t *testing.T, member string, value any) string {
	t.Helper()
	for _, name := range slices.Backward(strings.Split(member, ".")) {
		value = map[string]any{name: value}
	}
	raw, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func problems(kind forms.Kind, body string) []forms.Problem {
	_, problems := kind.Read(json.RawMessage(body))
	return problems
}
