package forms_test

import (
	"encoding/json"
	"strings"
	"testing"

	"facet/forms"
)

func TestServiceBringsItsAddressAndAnyOtherIsTaken(t *testing.T) {
	form := kindNamed(t, "webaccount").New()
	service := member(t, form, "service.name")
	typed(t, service, "github")
	if got := body(t, form); got != `{"service":{"name":"GitHub","webUrl":"https://github.com"}}` {
		t.Error(got)
	}
	typed(t, service, "Forgejo of the club")
	if got := body(t, form); got != `{"service":{"name":"Forgejo of the club"}}` {
		t.Error(got)
	}
}

func TestWebAccountNeedsAUserNameOrAPage(t *testing.T) {
	kind := kindNamed(t, "webaccount")
	for body, want := range map[string]string{
		`{"service":{"name":"GitHub"}}`:                                 "userId: give your user name there, or your page",
		`{"service":{"name":"GitHub"},"userId":"ada"}`:                  "",
		`{"service":{"name":"GitHub"},"webUrl":"https://github.com/a"}`: "",
	} {
		if got := problems(kind, body); want == "" && got != nil || want != "" && (len(got) != 1 || got[0].String() != want) {
			t.Errorf("%s: %v", body, got)
		}
	}
	raw := json.RawMessage(`{"id":"1","service":{"name":"GitHub"},"userId":"ada"}`)
	form := decode(t, kind, raw)
	user := storedField(t, forms.Stored(forms.Open(form), decode(t, kind, raw)), "userId")
	typed(t, user, "")
	if user.Error() == nil {
		t.Error("the only thing that it says can be taken away")
	}
}

func TestAddressOfAPageMayGoWithoutItsScheme(t *testing.T) {
	kind := kindNamed(t, "website")
	form, wrong := kind.Read(json.RawMessage(`{"webUrl":"www.lyndamer.no"}`))
	if wrong != nil || body(t, form) != `{"webUrl":"www.lyndamer.no"}` {
		t.Error(wrong)
	}
	if got := member(t, form, "webUrl").Warning(); !strings.HasSuffix(got, "https://www.lyndamer.no") {
		t.Errorf("it advises %q", got)
	}
	for _, no := range []string{"", "chess", "ftp://a.example", "javascript:alert(1)"} {
		if problems(kind, `{"webUrl":`+jsonText(no)+`}`) == nil {
			t.Errorf("%q is taken", no)
		}
	}
}

// alike are objects of a kind of which two are one for people, or aren't.
var alike = []struct {
	kind, one, other string
	like             bool
}{
	{"website", `{"webUrl":"https://a.example/"}`, `{"webUrl":"http://a.example"}`, true},
	{"website", `{"webUrl":"a.example/b"}`, `{"webUrl":"https://a.example/c"}`, false},
	{"webaccount", `{"service":{"name":"GitHub"},"userId":"ada"}`, `{"service":{"name":"github"},"userId":"Ada"}`, true},
	{"webaccount", `{"service":{"name":"GitHub"},"userId":"ada"}`, `{"service":{"name":"GitHub"},"userId":"bob"}`, false},
	{"phone", `{"number":"+47 55 55 01 00"}`, `{"number":"+4755550100","type":"home"}`, true},
	{"phone", `{"number":"+47 55 55 01 00"}`, `{"number":"+47 55 55 01 01"}`, false},
	{"email", `{"address":"Ada@example.org"}`, `{"address":"ada@example.org"}`, true},
	{"address", `{"detail":{"street":"1 Quay","postalCode":"5003"}}`, `{"detail":{"street":"1 quay","postalCode":"5003","city":"Bergen"}}`, true},
	{"address", `{"detail":{"street":"1 Quay","postalCode":"5003"}}`, `{"detail":{"street":"1 Quay","postalCode":"7010"}}`, false},
	{"anniversary", `{"type":"birthday","date":"1980-01-08"}`, `{"type":"birthday","date":"1981-02-09"}`, true},
	{"anniversary", `{"type":"birthday","date":"1980-01-08"}`, `{"type":"wedding","date":"1980-01-08"}`, false},
	{"anniversary", `{"type":"work","date":"2001-01-08"}`, `{"type":"work","date":"2011-01-08"}`, false},
	{"anniversary", `{"type":"birthday","date":"1980-01-08"}`, `{"type":"other","date":"1980-01-08"}`, false},
	{"name", `{"displayName":"Ada Larsen","languageTag":"en"}`, `{"first":"Ada","last":"Larsen"}`, true},
	{"name", `{"displayName":"Ada Larsen","languageTag":"en"}`, `{"displayName":"Ada Larsen","languageTag":"ja"}`, false},
	{"note", `{"displayName":"About me","detail":{"content":"a"}}`, `{"displayName":"About Me","detail":{"content":"b"}}`, true},
	{"note", `{"detail":{"content":"a"}}`, `{"detail":{"content":"b"}}`, false},
}

func TestWhatIsAlikeIsOneForPeople(t *testing.T) {
	for _, c := range alike {
		kind := kindNamed(t, c.kind)
		one, other := decode(t, kind, json.RawMessage(c.one)), decode(t, kind, json.RawMessage(c.other))
		if one.Key().Like(other.Key()) != c.like {
			t.Errorf("%s and %s: alike is not %v", c.one, c.other, c.like)
		}
	}
}
