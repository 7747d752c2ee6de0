package forms_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"facet/forms"
	"facet/graph"
)

// private are the kinds of which an organisation's default may show a home to everyone.
var private = []string{"phone", "email", "address", "anniversary"}

const (
	sayWho     = "say who may see this"
	noAudience = sayWho + ": without that your organisation's default applies, which may be everyone"
)

func TestPrivateKindsHaveNoDefaultAudience(t *testing.T) {
	eachKind(t, func(t *testing.T, kind forms.Kind) {
		if kind.Private != slices.Contains(private, kind.Name) {
			t.Fatalf("it is private: %v", kind.Private)
		}
		form := kind.Example()
		form.Facet().AllowedAudiences = ""
		f := member(t, form, "allowedAudiences")
		if !kind.Private {
			if f.Error() != nil || f.Required {
				t.Error("it asks for an audience")
			}
			return
		}
		if f.Error() == nil || f.Error().Error() != sayWho || f.Summary() != "" || !strings.Contains(f.TypedHelp(), "may be everyone") {
			t.Errorf("%v, %q, %q", f.Error(), f.Summary(), f.TypedHelp())
		}
		for _, c := range f.Choices() {
			if c.Value == "" {
				t.Errorf("%q can be chosen", c.Words)
			}
		}
		body, err := graph.Body(form)
		if err != nil {
			t.Fatal(err)
		}
		for _, wrong := range []string{string(body), `{"allowedAudiences":"As your organisation has set it",` + string(body)[1:], `{"allowedAudiences":null,` + string(body)[1:]} {
			if got := problems(kind, wrong); len(got) != 1 || got[0].String() != "allowedAudiences: "+noAudience {
				t.Errorf("%s: %v", wrong, got)
			}
		}
		if typed(t, f, "1"); form.Facet().AllowedAudiences != graph.OnlyMe || f.Error() != nil {
			t.Errorf("the first choice is %q", form.Facet().AllowedAudiences)
		}
	})
}

func TestAudienceOfAPrivateEntryCantBeTakenAway(t *testing.T) {
	kind := kindNamed(t, "phone")
	for raw, wrong := range map[string]bool{
		`{"id":"1","number":"+47 1","allowedAudiences":"family"}`: true,
		`{"id":"1","number":"+47 1","allowedAudiences":null}`:     false, // Graph has it so, and nothing is sent of it
	} {
		form := decode(t, kind, json.RawMessage(raw))
		sharing := storedField(t, forms.Stored(forms.Open(form), decode(t, kind, json.RawMessage(raw))), "allowedAudiences")
		if typed(t, sharing, ""); (sharing.Error() != nil) != wrong {
			t.Errorf("%s: %v", raw, sharing.Error())
		}
	}
}

func TestTemplateNeverHidesWhoMaySeeAPrivateEntry(t *testing.T) {
	for _, values := range []string{`{}`, `{"allowedAudiences":"me"}`} {
		_, found := forms.ReadTemplate([]byte(`{"kind":"phone","name":"x","values":`+values+`,"hidden":["allowedAudiences"]}`), forms.Kinds())
		if len(found) != 1 || !strings.Contains(found[0].Advice, "so don't hide it") {
			t.Errorf("%s: %v", values, found)
		}
	}
	read, found := forms.ReadTemplate([]byte(`{"kind":"phone","name":"x","values":{"number":"+47 1"}}`), forms.Kinds())
	if found != nil {
		t.Fatal(found)
	}
	if _, found = read.Fill([]byte(`{"displayName":"Car"}`)); len(found) != 1 || found[0].Advice != noAudience {
		t.Errorf("filled in, it lacks %v", found)
	}
}

func TestKindThatIsNeverNullIsTakenAwayByItsWord(t *testing.T) {
	for _, c := range []struct{ kind, raw, typed, want string }{
		{"phone", `{"id":"1","number":"1","type":"mobile"}`, "", `{"type":"other"}`},
		{"phone", `{"id":"1","number":"1","type":"other"}`, "", ``},
		{"phone", `{"id":"1","number":"1","type":null}`, "home", `{"type":"home"}`},
		{"email", `{"id":"1","address":"a@b.example","type":"work"}`, "", `{"type":"unknown"}`},
		{"email", `{"id":"1","address":"a@b.example","type":"unknown"}`, "", ``},
		{"email", `{"id":"1","address":"a@b.example","type":"main"}`, "", `{"type":"unknown"}`},
	} {
		kind, raw := kindNamed(t, c.kind), json.RawMessage(c.raw)
		form := decode(t, kind, raw)
		typed(t, member(t, form, "type"), c.typed)
		if got, err := kind.Patch(raw, decode(t, kind, raw), form); err != nil || string(got) != c.want {
			t.Errorf("%s: %s, %v", c.raw, got, err)
		}
	}
}

func TestWordsOfGraphAreOfferedKeptAndReadInAnyCase(t *testing.T) {
	offered := func(f forms.Field) (all []string) {
		for _, c := range f.Choices() {
			all = append(all, c.Words)
		}
		return all
	}
	email := kindNamed(t, "email")
	if got := offered(member(t, email.New(), "type")); !slices.Equal(got, []string{"Not set", "Work", "Personal", "Other"}) {
		t.Errorf("a new address can be %q", got)
	}
	if got := offered(member(t, decode(t, email, json.RawMessage(`{"type":"main"}`)), "type")); !slices.Contains(got, "Main") {
		t.Errorf("what is the mailbox can be %q", got)
	}
	address := kindNamed(t, "address")
	if got := member(t, decode(t, address, json.RawMessage(`{"detail":{"type":"Home"}}`)), "detail.type").Summary(); got != "Home" {
		t.Errorf("Home reads %q", got)
	}
	form, _ := address.Read(json.RawMessage(`{"allowedAudiences":"me","detail":{"type":"Work","city":"Bergen"}}`))
	if got := body(t, form); got != `{"allowedAudiences":"me","detail":{"type":"business","city":"Bergen"}}` {
		t.Error(got)
	}
	future := json.RawMessage(`{"id":"1","number":"1","type":"satellite"}`)
	phone := kindNamed(t, "phone")
	read := decode(t, phone, future)
	if f := member(t, read, "type"); f.Summary() != "satellite" || !slices.Contains(offered(f), "satellite") || patch(t, phone, string(future), read) != "" {
		t.Errorf("a word of the future is %q of %q", f.Summary(), offered(f))
	}
}
