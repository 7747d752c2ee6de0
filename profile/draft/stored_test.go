package draft_test

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"facet/forms"
	"facet/graph"
	"facet/profile/draft"
	"facet/profile/person"
)

// unfit are values that Graph may have for a member and that facet would not
// let pass if somebody wrote them, by a part of the member's name.
var unfit = []struct{ in, value string }{
	{"MonthYear", `"datetime-value"`}, {"Date", `"2020-01-31T23:00:00Z"`}, {"date", `"2020-01-31T23:00:00Z"`},
	{"allowedAudiences", `"unknownFutureValue"`}, {"collaborationTags", `["legacyTag"]`}, {"relationship", `"rival"`}, {"address.type", `"boat"`},
	{"colleagues", `[{"displayName":"Kenji","userPrincipalName":"kenji"},{"userPrincipalName":"ada@contoso.com"}]`},
	{"Url", `"javascript:alert(1)"`}, {"userPrincipalName", `"kenji"`}, {"countryCode", `"zz"`}, {"locale", `"x!"`},
	{"sponsors", `[{"userPrincipalName":"ada"}]`}, {"categories", `["a\nb"]`}, {"fieldsOfStudy", `["a\nb"]`}, {"activities", `["a\nb"]`}, {"program.awards", `["a\nb"]`},
	{"isCurrent", `"perhaps"`}, {"isPending", `"perhaps"`}, {"", `"a\u0007b\u001b"`},
}

func unfitFor(member string) any {
	for _, u := range unfit {
		if strings.Contains(member, u.in) {
			var value any
			_ = json.Unmarshal([]byte(u.value), &value)
			return value
		}
	}
	return nil
}

// typedFor is what somebody may type into a field, as another value.
func typedFor(f forms.Field) string {
	for _, c := range slices.Backward(f.Choices()) {
		if !c.Chosen && c.Value != "" {
			return c.Words
		}
	}
	if strings.HasSuffix(f.Member, "startMonthYear") {
		return "2013-11" // before any end
	}
	for part, typed := range map[string]string{
		"MonthYear": "2025-11", "Date": "2026-11-21", "Url": "https://a.example", "userPrincipalName": "bo@contoso.com",
		"countryCode": "DE", "locale": "de-AT", "tag": "de-AT", "languageTag": "de-AT",
		"date": "2025-11-21", "address": "bo@contoso.com",
	} {
		if strings.Contains(f.Member, part) {
			return typed
		}
	}
	return "Something else"
}

// at is the value of a member in a decoded object.
func at(object any, member string) any {
	for name := range strings.SplitSeq(member, ".") {
		inner, _ := object.(map[string]any)
		object = inner[name]
	}
	return object
}

func put(object map[string]any, member string, value any) {
	names := strings.Split(member, ".")
	for _, name := range names[:len(names)-1] {
		if object[name] == nil {
			object[name] = map[string]any{}
		}
		object = object[name].(map[string]any)
	}
	object[names[len(names)-1]] = value
}

// storedWith is an object as Graph sends it, with an unfit value in a member.
func storedWith(t *testing.T, kind forms.Kind, member string) json.RawMessage {
	t.Helper()
	raw, err := graph.Body(kind.Example())
	var object map[string]any
	if err != nil || json.Unmarshal(raw, &object) != nil {
		t.Fatal(err)
	}
	object["id"] = "1"
	delete(object, "isCurrent")
	delete(object, "isPending")
	put(object, member, unfitFor(member))
	raw, err = json.Marshal(object)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// opened is an edit of an object, and its fields by their members.
func opened(t *testing.T, kind forms.Kind, raw json.RawMessage) (draft.Edit, map[string]forms.Field) {
	t.Helper()
	edit, err := draft.OpenEdit(&person.Session{}, kind, raw)
	if err != nil {
		t.Fatal(err)
	}
	fields := map[string]forms.Field{}
	for _, section := range edit.Sections() {
		for _, f := range section.Fields {
			if f.Input != nil && f.Member != "" {
				fields[f.Member] = f
			}
		}
	}
	return edit, fields
}

func top(member string) string {
	name, _, _ := strings.Cut(member, ".")
	return name
}

func TestWhatGraphHasNeverKeepsAnotherMemberFromBeingChanged(t *testing.T) {
	for _, kind := range forms.Kinds() {
		_, members := opened(t, kind, json.RawMessage(`{"id":"1"}`))
		names := slices.Sorted(maps.Keys(members))
		for i, odd := range names {
			raw := storedWith(t, kind, odd)
			for j, other := range names {
				if other != odd && members[other].Asking() != forms.ForPeople && paired(i, j, len(names)) {
					t.Run(kind.Name+" "+odd+" "+other, func(t *testing.T) { changeBeside(t, kind, raw, odd, other) })
				}
			}
		}
	}
}

// paired are two members by their places in order: one and the next but one, which
// is mostly in the same object and sent with it, and one and the one half-way round.
func paired(i, j, count int) bool { return (i+2)%count == j || (i+count/2)%count == j }

// changeBeside changes one member of an object that has an unfit value in another.
func changeBeside(t *testing.T, kind forms.Kind, raw json.RawMessage, odd, other string) {
	edit, fields := opened(t, kind, raw)
	if err := fields[other].Type(typedFor(fields[other])); err != nil {
		t.Fatal(err)
	}
	for member, f := range fields {
		if f.Error() != nil {
			t.Errorf("%s is refused: %v", member, f.Error())
		}
	}
	var body, stored map[string]any
	if json.Unmarshal(edit.Body(), &body) != nil || json.Unmarshal(raw, &stored) != nil || len(body) != 1 || body[top(other)] == nil {
		t.Fatalf("it sends %s", edit.Body())
	}
	if kept := at(body, odd); top(odd) == top(other) && !reflect.DeepEqual(kept, at(stored, odd)) {
		t.Errorf("%s, which nobody touched, is sent as %v", odd, kept)
	}
}

func TestUnfitValueOfGraphsHasAQuietNoteUntilItIsChanged(t *testing.T) {
	for _, kind := range forms.Kinds() {
		_, members := opened(t, kind, json.RawMessage(`{"id":"1"}`))
		for member := range members {
			if member == "isCurrent" || member == "isPending" {
				continue // what is no boolean reads as not set
			}
			raw := storedWith(t, kind, member)
			edit, fields := opened(t, kind, raw)
			f, unchecked := fields[member], func() error { return fieldOf(edit.Form, member).Error() }
			if unchecked() == nil && f.Asking() != forms.ForText {
				t.Errorf("%s: %v is not unfit", member, unfitFor(member))
			}
			if f.Error() != nil || unchecked() != nil && f.Note() == "" || edit.Body() != nil {
				t.Errorf("%s: %v, note %q, sends %s", member, f.Error(), f.Note(), edit.Body())
			}
			if err := f.Type("someday"); err == nil && strings.Contains(member, "Date") && (f.Error() == nil || f.Note() != "") {
				t.Errorf("%s: changed it is %v, note %q", member, f.Error(), f.Note())
			}
		}
	}
}

func fieldOf(form forms.Form, member string) forms.Field {
	for _, f := range forms.Fields(form) {
		if f.Member == member {
			return f
		}
	}
	return forms.Field{}
}

func TestWhatSomebodyChangedIsCheckedAgainstWhatGraphHas(t *testing.T) {
	kind, _ := forms.Named(forms.Kinds(), "certification")
	_, fields := opened(t, kind, json.RawMessage(`{"id":"1","displayName":"CKA","startDate":"2026-01-01","endDate":"2026-05-01"}`))
	if err := fields["startDate"].Type("2027-01-01"); err != nil || fields["endDate"].Error() == nil {
		t.Errorf("it ends before it begins, and nobody says so: %v", err)
	}
	if err := fields["displayName"].Type(""); err != nil || fields["displayName"].Error() == nil {
		t.Errorf("the name was taken away, and nobody asks for it: %v", err)
	}
}

func TestEntryOfTheReportChangesItsDescriptionAlone(t *testing.T) {
	kind, _ := forms.Named(forms.Kinds(), "certification")
	edit, fields := opened(t, kind, json.RawMessage(`{"id":"1","displayName":"CKA","issuedDate":"2020-01-31T23:00:00Z","allowedAudiences":"unknownFutureValue"}`))
	if err := fields["description"].Type("Two hours."); err != nil || string(edit.Body()) != `{"description":"Two hours."}` {
		t.Errorf("it sends %s (%v)", edit.Body(), err)
	}
	for member, f := range fields {
		if f.Error() != nil {
			t.Errorf("%s: %v", member, f.Error())
		}
	}
}

func TestCopySaysOnlyWhatPassesOrCanBeMended(t *testing.T) {
	kind, _ := forms.Named(forms.Kinds(), "position")
	raw := json.RawMessage(`{"id":"1","detail":{"jobTitle":"x","startMonthYear":"2020-01-01T00:00:00Z","endMonthYear":"0001-01-01",
		"company":{"displayName":"y","costCenter":"a\u0007b","division":"z"}},"colleagues":[{"displayName":"Bo","relationship":"rival"}]}`)
	entry := draft.Copyable{Kind: kind, Object: person.Read(kind, []json.RawMessage{raw})[0]}
	edit, err := draft.FromCopy(&person.Session{}, entry, graph.DirectoryUser{})
	want := `{"detail":{"jobTitle":"x","startMonthYear":"2020-01-01","company":{"displayName":"y","division":"z"}},"colleagues":[{"displayName":"Bo","relationship":"rival"}]}`
	if err != nil || string(edit.Body()) != want {
		t.Errorf("the copy is %s (%v)", edit.Body(), err)
	}
	for _, section := range edit.Sections() {
		for _, f := range section.Fields {
			if bad := f.Member == "colleagues"; (f.Error() != nil) != bad {
				t.Errorf("%s: %v", f.Member, f.Error())
			}
		}
	}
}

func TestDraftThatWasLeftWhileTypingIsReadWhenItIsPickedUp(t *testing.T) {
	s := &person.Session{Kinds: forms.Kinds(), Client: &graph.Client{BaseURL: "http://127.0.0.1/beta"}, Person: graph.Me()}
	for _, c := range []struct{ raw, form, want string }{
		{``, `{"displayName":"Chess","webUrl":" x.com "}`, `{"displayName":"Chess","webUrl":"https://x.com"}`},
		{`{"id":"1","displayName":"Chess","webUrl":"x.com"}`, `{"id":"1","displayName":"Go","webUrl":"x.com"}`, `{"displayName":"Go"}`},
		{`{"id":"1","displayName":"Chess","webUrl":"x.com"}`, `{"id":"1","displayName":"Chess","webUrl":"y.com"}`, `{"webUrl":"https://y.com"}`},
	} {
		edit, err := draft.PickUp(s, person.Draft{ID: "d", Kind: "interest", Raw: json.RawMessage(c.raw), Form: json.RawMessage(c.form)})
		if c.raw == "" {
			edit, err = draft.PickUp(s, person.Draft{ID: "d", Kind: "interest", Form: json.RawMessage(c.form)})
		}
		if err != nil {
			t.Fatal(err)
		}
		if got := string(edit.Body()); got != c.want {
			t.Errorf("%s is sent as %s, want %s", c.form, got, c.want)
		}
	}
}

func TestListsOfEducationAreOneTextInANationalCloud(t *testing.T) {
	kind, _ := forms.Named(forms.Kinds(), "education")
	for root, want := range map[string]string{"https://graph.microsoft.us/beta": `"Small boats, Harbours"`, graph.DefaultBaseURL: `["Small boats","Harbours"]`} {
		edit := draft.NewEdit(&person.Session{Client: &graph.Client{BaseURL: root}, Person: graph.Me()}, kind)
		edit.Form = kind.Example()
		if body := string(edit.Body()); !strings.Contains(body, `"fieldsOfStudy":`+want) {
			t.Errorf("%s gets %s", root, body)
		}
	}
}
