package forms_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"facet/forms"
	"facet/graph"
)

// field is the one of an empty form of a kind with the member, and the form.
func field(t *testing.T, kindName, member string) (forms.Field, forms.Form) {
	t.Helper()
	kind, err := forms.Named(forms.Kinds(), kindName)
	if err != nil {
		t.Fatal(err)
	}
	form := kind.New()
	for _, f := range forms.Fields(form) {
		if f.Member == member {
			return f, form
		}
	}
	t.Fatalf("a %s has no %s", kindName, member)
	return forms.Field{}, nil
}

func body(t *testing.T, form forms.Form) string {
	t.Helper()
	raw, err := graph.Body(form)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestTypedTextBecomesTheValue(t *testing.T) {
	for _, c := range []struct{ kind, member, typed, want string }{
		{"interest", "displayName", "Chess", `{"displayName":"Chess"}`},
		{"interest", "description", "one\n\ntwo", `{"description":"one\n\ntwo"}`},
		{"interest", "categories", "Games\n Strategy \n\n", `{"categories":["Games","Strategy"]}`},
		{"interest", "collaborationTags", "1, 4", `{"collaborationTags":["askMeAbout","wantsToImprove"]}`},
		{"interest", "collaborationTags", "i can mentor others,2,askMeAbout", `{"collaborationTags":["ableToMentor","askMeAbout"]}`},
		{"interest", "allowedAudiences", "2", `{"allowedAudiences":"me"}`},
		{"interest", "allowedAudiences", "Everyone in your organisation", `{"allowedAudiences":"organization"}`},
		{"certification", "issuedDate", " 2026-03-02 ", `{"issuedDate":"2026-03-02"}`},
		{"certification", "issuedDate", "someday", `{"issuedDate":"someday"}`}, // for the check to refuse
		{"position", "detail.startMonthYear", "2021-04", `{"detail":{"startMonthYear":"2021-04-01"}}`},
		{"position", "isCurrent", "yes", `{"isCurrent":true}`},
		{"skill", "proficiency", "works with it", `{"proficiency":"generalProfessional"}`},
		{"skill", "proficiency", "2", `{"proficiency":"elementary"}`},
		{"account", "countryCode", "norw", `{"countryCode":"NO"}`},
		{"account", "countryCode", "NO", `{"countryCode":"NO"}`},
		{"account", "preferredLanguageTag.locale", "de-AT", `{"preferredLanguageTag":{"locale":"de-AT","displayName":"German (Austria)"}}`},
	} {
		t.Run(c.member+" "+c.typed, func(t *testing.T) {
			f, form := field(t, c.kind, c.member)
			if err := f.Type(c.typed); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, body(t, form)); diff != "" {
				t.Error(diff)
			}
			if err := f.Type(""); err != nil || body(t, form) != "{}" {
				t.Errorf("cleared it is %s (%v)", body(t, form), err)
			}
		})
	}
}

func TestTypedNonsenseGetsAdviceAndChangesNothing(t *testing.T) {
	for _, c := range []struct{ kind, member, typed, advice string }{
		{"interest", "allowedAudiences", "9", "from 1 to 8"},
		{"interest", "allowedAudiences", "0", "from 1 to 8"},
		{"interest", "collaborationTags", "1,5", "from 1 to 4"},
		{"position", "isCurrent", "maybe", "from 1 to 3"},
		{"position", "colleagues", "Ann", "one by one"},
		{"account", "countryCode", "xyzzy\x1b", "nothing is called"},
	} {
		t.Run(c.member+" "+c.typed, func(t *testing.T) {
			f, form := field(t, c.kind, c.member)
			if err := f.Type(c.typed); err == nil || !strings.Contains(err.Error(), c.advice) || strings.Contains(err.Error(), "\x1b") {
				t.Errorf("the advice is %v", err)
			}
			if got := body(t, form); got != "{}" {
				t.Errorf("it became %s", got)
			}
		})
	}
}

func TestNameOfSeveralIsNotGuessed(t *testing.T) {
	f, form := field(t, "account", "countryCode")
	var several *forms.MeansSeveralError
	if err := f.Type("united"); !errors.As(err, &several) || len(several.Might) < 3 {
		t.Fatalf("it means %v", err)
	}
	if got := body(t, form); got != "{}" {
		t.Errorf("it became %s", got)
	}
	for _, might := range several.Might {
		if err := f.Type(might.Value); err != nil || !strings.Contains(body(t, form), `"`+might.Value+`"`) {
			t.Errorf("%s by its code is %s (%v)", might.Words, body(t, form), err)
		}
	}
}

func TestEveryChoiceIsMeantByItsNumberAndItsWords(t *testing.T) {
	eachKind(t, func(t *testing.T, kind forms.Kind) {
		for _, f := range forms.Fields(kind.New()) {
			for i, c := range f.Choices() {
				for _, typed := range []string{c.Words, string(rune('1' + i))} {
					if i > 8 && typed != c.Words {
						continue
					}
					if err := f.Type(typed); err != nil {
						t.Errorf("%s, %q: %v", f.Title, typed, err)
					}
					if got := f.Choices()[i]; !got.Chosen {
						t.Errorf("%s, %q: %v", f.Title, typed, got)
					}
				}
			}
		}
	})
}

func TestPresentValueThatWeDontKnowStaysOnOffer(t *testing.T) {
	kind := kindNamed(t, "interest")
	form := decode(t, kind, []byte(`{"allowedAudiences":"me,robots","collaborationTags":["askMeAbout","wantsToSing"]}`))
	for _, f := range forms.Fields(form) {
		switch choices := f.Choices(); f.Member {
		case "allowedAudiences", "collaborationTags":
			if last := choices[len(choices)-1]; !last.Chosen {
				t.Errorf("%s: %v is not chosen", f.Title, last)
			}
		}
	}
}

func TestPeopleAreRowsOfFields(t *testing.T) {
	f, form := field(t, "position", "colleagues")
	row := f.NewRow()
	for i, typed := range []string{"Ann", "ann@contoso.com", "colleague"} {
		if err := row.Fields[i].Type(typed); err != nil {
			t.Fatal(err)
		}
	}
	f.SetRows([]forms.Row{row, f.NewRow()})
	if got := body(t, form); got != `{"colleagues":[{"displayName":"Ann","userPrincipalName":"ann@contoso.com","relationship":"colleague"}]}` {
		t.Error(got)
	}
	rows := f.Rows()
	if len(rows) != 1 || rows[0].Summary() != "Ann, ann@contoso.com, Colleague" {
		t.Errorf("the rows are %v", rows)
	}
	if err := rows[0].Fields[0].Type("Anna"); err != nil || !strings.Contains(body(t, form), `"Ann"`) {
		t.Errorf("before it is put back it is %s", body(t, form))
	}
	if f.SetRows(rows); !strings.Contains(body(t, form), `"Anna"`) {
		t.Error(body(t, form))
	}
}

func TestSponsorOfTheDirectoryIsOne(t *testing.T) {
	f, form := field(t, "project", "sponsors")
	row := f.NewRow()
	if row.Summary() != "" {
		t.Errorf("nobody is %q", row.Summary())
	}
	row.Fields[0].Refer("Bo Berg", "bo@contoso.com")
	f.SetRows([]forms.Row{row})
	if got := body(t, form); !strings.Contains(got, `"relationship":"sponsor"`) {
		t.Error(got)
	}
	f, form = field(t, "project", "sponsors")
	f.Refer("Bo Berg", "bo@contoso.com")
	if got := body(t, form); !strings.Contains(got, `"relationship":"sponsor"`) {
		t.Error(got)
	}
	f, form = field(t, "project", "colleagues")
	f.Refer("Bo Berg", "bo@contoso.com")
	if got := body(t, form); strings.Contains(got, "relationship") {
		t.Error(got)
	}
}

// FuzzType types anything into every field: it never panics, and what a field
// then says can be checked, shown and sent.
func FuzzType(f *testing.F) {
	for _, s := range []string{"", "1", "1,2", "today", "Norway", "a\nb", "\x1b[31m", "\xff", "ユーザー", "-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, kind := range forms.Kinds() {
			form := kind.New()
			for _, field := range forms.Fields(form) {
				_ = field.Type(s)
				_, _, _ = field.Error(), field.Summary(), field.Choices()
			}
			body(t, form)
		}
	})
}

// examples are what a hint says that can be typed.
var examples = regexp.MustCompile(`\b(\d{4}-\d\d(-\d\d)?|(\d\d )?[A-Z][a-z]{2} \d{4}|today|present)\b|[+-]\d+[a-z]`)

func TestHintOfADateSaysOnlyWhatIsTaken(t *testing.T) {
	eachKind(t, func(t *testing.T, kind forms.Kind) {
		for _, f := range forms.Fields(kind.New()) {
			said := examples.FindAllString(f.TypedHelp(), -1)
			if f.Asking() != forms.ForLine || !strings.Contains(f.TypedHelp(), " as 2026-11") {
				continue
			}
			for _, typed := range said {
				if err := f.Type(typed); err != nil || f.Error() != nil {
					t.Errorf("%s: %q promises %q, and that is refused: %v %v", f.Member, f.TypedHelp(), typed, err, f.Error())
				}
			}
			if len(said) < 3 {
				t.Errorf("%s: %q has %q", f.Member, f.TypedHelp(), said)
			}
		}
	})
}

func TestPresentInUntilMeansCurrent(t *testing.T) {
	for _, typed := range []string{"present", "now", "today", "bis heute"} {
		until, form := field(t, "position", "detail.endMonthYear")
		if err := until.Type(typed); err != nil || body(t, form) != `{"isCurrent":true}` || until.Notice() == "" {
			t.Errorf("%q is %s (%v), and says %q", typed, body(t, form), err, until.Notice())
		}
	}
}
