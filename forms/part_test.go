package forms_test

import (
	"encoding/json"
	"strings"
	"testing"

	"facet/forms"
	"facet/graph"
)

func TestWrongColleagueIsNamedByTheirRow(t *testing.T) {
	kind := kindNamed(t, "position")
	form := decode(t, kind, []byte(`{"colleagues":[{"displayName":"Ada","userPrincipalName":"ada@contoso.com"},{"displayName":"Kenji","userPrincipalName":"kenji"},{"userPrincipalName":"bo"}]}`))
	for _, f := range forms.Fields(form) {
		if f.Asking() != forms.ForPeople {
			continue
		}
		if err := f.Error(); err == nil || !strings.HasPrefix(err.Error(), "row 2, Kenji: give a sign-in name") {
			t.Errorf("the error is %v", err)
		}
		rows := f.Rows()
		_ = rows[1].Fields[1].Type("kenji@contoso.com")
		f.SetRows(rows)
		if err := f.Error(); err == nil || !strings.HasPrefix(err.Error(), "row 3: give a sign-in name") {
			t.Errorf("the error is %v", err)
		}
	}
}

func TestControlCharactersPassNoCheck(t *testing.T) {
	eachKind(t, func(t *testing.T, kind forms.Kind) {
		for _, bad := range []string{"\x00", "\x1b", "\u0085", "\u009b", "\x7f", "\uFFFD"} {
			for _, member := range settable(kind.New()) {
				raw, err := graph.Body(kind.Example())
				if err != nil {
					t.Fatal(err)
				}
				form := decode(t, kind, raw)
				f := fieldOf(form, member)
				said, ok := f.Input.GetValue().(string)
				if !ok || said == "" {
					continue
				}
				form = decode(t, kind, []byte(strings.Replace(string(raw), jsonText(said), jsonText(said+bad), 1)))
				if f = fieldOf(form, member); f.Input.GetValue() == said+bad && f.Error() == nil {
					t.Errorf("%s: %q passes", member, said+bad)
				}
			}
		}
	})
}

// storedField is the field of a member, wherever it stands.
func storedField(t *testing.T, sections []forms.Section, member string) forms.Field {
	t.Helper()
	for _, section := range sections {
		for _, f := range section.Fields {
			if f.Member == member {
				return f
			}
		}
	}
	t.Fatalf("there is no field of %s", member)
	return forms.Field{}
}

func fieldOf(form forms.Form, member string) forms.Field {
	for _, f := range forms.Fields(form) {
		if f.Member == member {
			return f
		}
	}
	return forms.Field{}
}

func jsonText(s string) string {
	raw, _ := json.Marshal(s)
	return string(raw)
}
