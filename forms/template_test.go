package forms_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"facet/forms"
	"facet/graph"
)

// template reads a template that nothing is wrong with.
func template(t *testing.T, raw string) forms.Template {
	t.Helper()
	read, problems := forms.ReadTemplate([]byte(raw), forms.Kinds())
	if problems != nil {
		t.Fatalf("%s: %v", raw, problems)
	}
	return read
}

// templateOf is a template as a file has it.
func templateOf(t *testing.T, kind forms.Kind, values json.RawMessage, required, hidden []string) string {
	t.Helper()
	raw, err := json.Marshal(map[string]any{
		"kind": kind.Name, "name": "Safety course", "values": values, "required": required, "hidden": hidden,
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// begun is the body of a form that a template begins.
func begun(t *testing.T, template forms.Template) string {
	t.Helper()
	form, err := template.Begin()
	if err != nil {
		t.Fatal(err)
	}
	body, err := graph.Body(form)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestTemplateWithEveryMemberIsSentAsItStands(t *testing.T) {
	eachKind(t, func(t *testing.T, kind forms.Kind) {
		values, err := graph.Body(kind.Example())
		if err != nil {
			t.Fatal(err)
		}
		if got := begun(t, template(t, templateOf(t, kind, values, nil, nil))); got != string(values) {
			t.Errorf("%s became %s", values, got)
		}
	})
}

func TestEveryMemberCanBeRequired(t *testing.T) {
	eachKind(t, func(t *testing.T, kind forms.Kind) {
		for _, member := range settable(kind.New()) {
			shape := template(t, templateOf(t, kind, nil, []string{member}, nil)).Shape
			field := shaped(kind.New(), shape, member)
			if field.Words() != "" {
				continue // a new form has it
			}
			if !field.Required || field.Error() == nil || field.Hidden() {
				t.Errorf("%s: empty, it is %v, %v", member, field.Required, field.Error())
			}
			if field = shaped(kind.Example(), shape, member); field.Error() != nil {
				t.Errorf("%s: filled in, it is %v", member, field.Error())
			}
		}
	})
}

func TestEveryMemberCanBeHiddenAndIsSentAllTheSame(t *testing.T) {
	eachKind(t, func(t *testing.T, kind forms.Kind) {
		values, err := graph.Body(kind.Example())
		if err != nil {
			t.Fatal(err)
		}
		for _, member := range settable(kind.New()) {
			if member == "allowedAudiences" {
				continue
			}
			read := template(t, templateOf(t, kind, values, nil, []string{member}))
			if got := begun(t, read); got != string(values) {
				t.Errorf("%s became %s", values, got)
			}
			form, _ := read.Begin()
			if field := shaped(form, read.Shape, member); !field.Hidden() {
				t.Errorf("%s is not hidden", member)
			}
		}
	})
}

func TestExampleOfATemplateIsOneAsItStands(t *testing.T) {
	eachKind(t, func(t *testing.T, kind forms.Kind) {
		raw, err := forms.ExampleTemplate(kind)
		if err != nil {
			t.Fatal(err)
		}
		read := template(t, string(raw))
		form, err := read.Begin()
		if err != nil || read.Kind.Name != kind.Name || form.Facet().AllowedAudiences != "" {
			t.Errorf("%s: %v", raw, err)
		}
	})
}

// settable are the members that a form has fields for.
func settable(form forms.Form) (members []string) {
	for _, f := range forms.Fields(form) {
		if f.Input != nil {
			members = append(members, f.Member)
		}
	}
	return members
}

// shaped is the field of a member, in a form of the shape.
func shaped(form forms.Form, shape forms.Shape, member string) forms.Field {
	for _, section := range shape.On(forms.Open(form)) {
		for _, f := range section.Fields {
			if f.Member == member {
				return f
			}
		}
	}
	return forms.Field{}
}

func TestHiddenNameHidesAllThatIsBelowIt(t *testing.T) {
	shape := template(t, `{"kind":"position","name":"x","hidden":["detail.company.address","manager"]}`).Shape
	var seen []string
	for _, section := range shape.On(forms.Open(kindNamed(t, "position").New())) {
		if slices.ContainsFunc(section.Fields, func(f forms.Field) bool { return !f.Hidden() }) {
			seen = append(seen, section.Title)
		}
	}
	slices.Sort(seen)
	if diff := cmp.Diff([]string{"Colleagues", "Company", "Position", "Sharing"}, seen); diff != "" {
		t.Error(diff)
	}
}

func TestHiddenFieldComesBackWhenItIsWrong(t *testing.T) {
	read := template(t, `{"kind":"certification","name":"x","values":{"displayName":"x","endDate":"2026-11-21"},"hidden":["endDate"]}`)
	form, err := read.Begin()
	if err != nil {
		t.Fatal(err)
	}
	fields := map[string]forms.Field{}
	for _, section := range read.On(forms.Open(form)) {
		for _, f := range section.Fields {
			fields[f.Member] = f
		}
	}
	start, end := fields["startDate"], fields["endDate"]
	if !end.Hidden() {
		t.Error("it is not hidden")
	}
	if err := start.Type("2027-01-01"); err != nil || end.Hidden() || end.Error() == nil {
		t.Errorf("it ends before it begins, and the end is hidden: %v", err)
	}
	if err := end.Type("2028-01-01"); err != nil || end.Error() != nil || end.Hidden() {
		t.Errorf("it went away while it was mended: %v, %v", err, end.Error())
	}
}

func TestDaysInWordsAreThoseOfTheDayOnWhichTheFormBegins(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // where it is 1 January 2000
		read := template(t, `{"kind":"certification","name":"x","values":{"issuedDate":"today","startDate":" Tomorrow","endDate":"+1y"}}`)
		if got := begun(t, read); got != `{"issuedDate":"2000-01-01","startDate":"2000-01-02","endDate":"2001-01-01"}` {
			t.Error(got)
		}
		read = template(t, `{"kind":"position","name":"x","values":{"detail":{"startMonthYear":"+2m","endMonthYear":"2001-05-17"}}}`)
		if got := begun(t, read); got != `{"detail":{"startMonthYear":"2000-03-01","endMonthYear":"2001-05-17"}}` {
			t.Error(got)
		}
	})
}

// wrongTemplates are files that are of no use, with the member that is named
// and words of the advice.
var wrongTemplates = []struct{ raw, member, advice string }{
	{``, "", "not JSON"},
	{`[]`, "", "give one JSON object"},
	{"{\n \"kind\": interest}", "", "line 2, column 10"},
	{`{"kind":"interest","name":"x","name":"y"}`, "", "name: given twice"},
	{`{"kind":"interest","name":"x","values":{"displayName":"x","displayName":"y"}}`, "", "displayName: given twice"},
	{`{"name":"x"}`, "kind", "say which facet type"},
	{`{"kind":"intrest","name":"x"}`, "kind", `did you mean "interest"`},
	{`{"kind":7,"name":"x"}`, "kind", "give text, not a number"},
	{`{"kind":"interest","values":{"displayName":"x"}}`, "name", "give the template a name"},
	{`{"kind":"interest","name":"a\nb","values":{"displayName":"x"}}`, "name", "one line"},
	{`{"kind":"interest","name":"x","about":"a\nb","values":{"displayName":"x"}}`, "about", "one line"},
	{`{"kind":"interest","name":"x"}`, "", "changes nothing"},
	{`{"kind":"interest","name":"x","value":{}}`, "value", `did you mean "values"`},
	{`{"kind":"interest","name":"x","values":[]}`, "values", "give an object"},
	{`{"kind":"interest","name":"x","values":{"displayname":"x"}}`, "values.displayname", `did you mean "displayName"`},
	{`{"kind":"interest","name":"x","values":{"id":"7"}}`, "values.id", "only Microsoft 365 sets"},
	{`{"kind":"interest","name":"x","values":{"displayName":7}}`, "values.displayName", "give text"},
	{`{"kind":"interest","name":"x","values":{"webUrl":"x"}}`, "values.webUrl", "https://"},
	{`{"kind":"interest","name":"x","values":{"allowedAudiences":"all"}}`, "values.allowedAudiences", "is no audience"},
	{`{"kind":"certification","name":"x","values":{"issuedDate":"someday"}}`, "values.issuedDate", "2026-11-21"},
	{`{"kind":"certification","name":"x","values":{"issuedDate":"03.04.2026"}}`, "values.issuedDate", "which is the month?"},
	{`{"kind":"certification","name":"x","values":{"startDate":"today","endDate":"yesterday"}}`, "values.endDate", "before"},
	{`{"kind":"interest","name":"x","required":"displayName"}`, "required", "give a list of text"},
	{`{"kind":"interest","name":"x","required":["displayName",7]}`, "required[1]", "give text"},
	{`{"kind":"certification","name":"x","required":["issuedDat"]}`, "required", `did you mean "issuedDate"`},
	{`{"kind":"certification","name":"x","hidden":["colour"]}`, "hidden", "the form has no field for colour"},
	{`{"kind":"certification","name":"x","required":["id"]}`, "required", "the form has no field for id"},
	{`{"kind":"position","name":"x","required":["manager"]}`, "required", "manager.displayName"},
	{`{"kind":"position","name":"x","required":["detail.company.costCenter"]}`, "required", "no field"},
	{`{"kind":"certification","name":"x","required":["issuedDate"],"hidden":["issuedDate"]}`, "hidden", "required at once"},
	{`{"kind":"position","name":"x","required":["manager.displayName"],"hidden":["manager"]}`, "hidden", "required at once"},
	{`{"kind":"certification","name":"x","hidden":["displayName"]}`, "hidden", "every form asks for displayName"},
	{`{"kind":"interest","name":"x","values":{"allowedAudiences":"me"},"hidden":["allowedAudiences"]}`, "hidden", "never set out of sight"},
}

func TestTemplateOfNoUseIsExplained(t *testing.T) {
	for _, c := range wrongTemplates {
		_, problems := forms.ReadTemplate([]byte(c.raw), forms.Kinds())
		if len(problems) != 1 || problems[0].Member != c.member || !strings.Contains(problems[0].Advice, c.advice) {
			t.Errorf("%s: %q", c.raw, problems)
		}
	}
}

func TestEverythingWrongWithATemplateIsSaidAtOnce(t *testing.T) {
	_, problems := forms.ReadTemplate([]byte(`{"kind":"certification","nam":"x","values":{"webUrl":"x","colour":1},"required":["a"],"hidden":["b","displayName"]}`), forms.Kinds())
	var members []string
	for _, p := range problems {
		members = append(members, p.Member)
	}
	if diff := cmp.Diff(strings.Fields("nam name values.colour values.webUrl required hidden hidden"), members); diff != "" {
		t.Error(diff)
	}
}

func TestMembersThatAreGivenWinOverATemplate(t *testing.T) {
	position := template(t, `{"kind":"position","name":"x","values":{"categories":["a","b"],
		"detail":{"jobTitle":"Welder","company":{"displayName":"Contoso","department":"Yard"}}}}`)
	for given, want := range map[string]string{
		`{}`: `{"detail":{"jobTitle":"Welder","company":{"displayName":"Contoso","department":"Yard"}},"categories":["a","b"]}`,
		`{"categories":["c"],"detail":{"company":{"department":"Dock"}}}`: `{"detail":{"jobTitle":"Welder","company":{"displayName":"Contoso","department":"Dock"}},"categories":["c"]}`,
		`{"categories":null,"detail":{"jobTitle":"Smith"}}`:               `{"detail":{"jobTitle":"Smith","company":{"displayName":"Contoso","department":"Yard"}}}`,
	} {
		filled, problems := position.Fill([]byte(given))
		body, err := graph.Body(filled)
		if problems != nil || err != nil || string(body) != want {
			t.Errorf("%s became %s: %v %v", given, body, problems, err)
		}
	}
}

func TestWhatATemplateAsksForIsMissed(t *testing.T) {
	course := template(t, `{"kind":"certification","name":"Course","values":{"displayName":"x"},"required":["displayName","issuedDate"]}`)
	for given, want := range map[string]string{
		`{}`:                                `[issuedDate: the template "Course" asks for this]`,
		`{"issuedDate":" "}`:                `[issuedDate: the template "Course" asks for this]`,
		`{"issuedDate":"soon"}`:             `[issuedDate: this date can't be read: give a day as 2026-11-21]`,
		`{"issuedDate":"2026-11-21"}`:       `[]`,
		`{"displayName":null,"webUrl":`:     `[this is not JSON: unexpected end of JSON input at line 1, column 29]`,
		`{"issuedDate":"2026-11-21","a":1}`: "no such member",
	} {
		_, problems := course.Fill([]byte(given))
		if got := fmt.Sprint(problems); !strings.Contains(got, want) {
			t.Errorf("%s: %s", given, got)
		}
	}
}

func FuzzTemplate(f *testing.F) {
	for _, c := range wrongTemplates {
		f.Add(c.raw, `{}`)
	}
	f.Add(`{"kind":"certification","name":"x","values":{"displayName":"x","issuedDate":"+1y"},"required":["webUrl"],"hidden":["description"]}`, `{"webUrl":"https://a.example"}`)
	f.Add(`{"kind":"position","name":"x","values":{"colleagues":[null,{}]},"hidden":["detail.company.address","colleagues"]}`, `{"detail":null}`)
	f.Fuzz(func(t *testing.T, raw, given string) {
		read, problems := forms.ReadTemplate([]byte(raw), forms.Kinds())
		if problems != nil {
			return
		}
		form, err := read.Begin()
		if err != nil || read.Name == "" {
			t.Fatalf("%q: %v", read.Name, err)
		}
		for _, section := range read.On(forms.Open(form)) {
			for _, field := range section.Fields {
				if field.Hidden() && field.Error() != nil {
					t.Errorf("%s is hidden and can't be mended: %v", field.Member, field.Error())
				}
			}
		}
		read.Fill([]byte(given))
	})
}
