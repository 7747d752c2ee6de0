package ui_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"facet/forms"
	"facet/forms/field"
	"facet/graph"
	"facet/graph/sandbox"
	"facet/internal/object"
	"facet/ui"
)

// documentedAll is the documented body of a kind, and who may see it where that is
// asked for.
func documentedAll(t *testing.T, kind forms.Kind) json.RawMessage {
	t.Helper()
	body := object.Parse(json.RawMessage(documented(t, kind.Name)))
	if kind.Private {
		body.Set("allowedAudiences", json.RawMessage(`"family"`))
	}
	return body.Text()
}

// keyed fills in a form that is open and empty, by keys alone: every field of another
// form that has a value.
func (term *terminal) keyed(form forms.Form) *terminal {
	term.t.Helper()
	for _, section := range forms.Open(form) {
		for _, f := range section.Fields {
			if f.Input == nil || f.Hidden() {
				continue
			}
			for range 8 {
				if !term.stands(f.Title) {
					term.press("tab")
				}
			}
			if !term.stands(f.Title) {
				term.t.Fatalf("after tab the focus isn't on %q:\n%s", f.Title, term.screen())
			}
			if f.Member != "" && f.Summary() != "" {
				term.value(f)
			}
			if f.Asking() != forms.ForPeople && term.stands(f.Title) { // a choice goes on by itself
				term.press("tab")
			}
		}
	}
	return term
}

// stands reports whether the focus is on a field with a title, which may be cut.
func (term *terminal) stands(title string) bool {
	begin, cut := strings.CutSuffix(term.focused(), "…")
	return begin == title || cut && strings.HasPrefix(title, begin)
}

// value types what another field says into the one with the focus.
func (term *terminal) value(f forms.Field) {
	switch f.Asking() {
	case forms.ForItems:
		for i, item := range strings.Split(f.Summary(), ", ") {
			if i > 0 {
				term.press("enter")
			}
			term.typ(item)
		}
	case forms.ForName:
		term.typ(f.Summary()).press("enter")
	case forms.ForOne:
		for _, c := range f.Choices() {
			if c.Chosen {
				term.choose(f.Title, c.Words)
			}
		}
	case forms.ForPeople:
		who := f.Input.(*field.People).Here()
		term.typ(who.Name).press("tab").typ(who.Address).press("tab").typ(who.Relationship[:1]).press("tab")
	case forms.ForSeveral:
		for _, c := range f.Choices() {
			if c.Chosen {
				term.press("space")
			}
			term.press("down")
		}
	default:
		term.press("end", "ctrl+u").typ(f.Words()) // a choice before may have filled it in
	}
}

// eachKindAlone tells a story of each facet type, which is the only one that the
// profile has.
func eachKindAlone(t *testing.T, tell func(*terminal, forms.Kind)) {
	t.Helper()
	for _, kind := range some(forms.Kinds(), 6) {
		t.Run(kind.Name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) { tell(alone(t, kind, 80, 24), kind) })
		})
	}
}

// alone is a profile with one facet type.
func alone(t *testing.T, kind forms.Kind, width, height int) *terminal {
	server := sandbox.New()
	s := session(t, server, graph.Me())
	s.Kinds = []forms.Kind{kind}
	return open(t, server, ui.Options{Session: s}, width, height)
}

func TestWhatIsMissingOfAPrivateEntryIsSaidOnceAndAsItIs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		address, err := forms.Named(forms.Kinds(), "address")
		if err != nil {
			t.Fatal(err)
		}
		term := alone(t, address, 140, 40)
		term.press("n").see("✗ Give at least a street, a city or a", "Who may see it is required").notSee("Street is required")
		term.field("Street").press("tab").notSee("Street required", "Street needs fixing", "Give at least a street, a city or a country.")
		term.press("ctrl+s").see("Give at least a street, a city or a country.")
		term.fill("City", "Bergen").notSee("Give at least a street").press("ctrl+s").see("Say who may see this.")
		if words := term.words(); strings.Count(words, "which may be everyone") != 1 {
			t.Errorf("why it is asked for is said twice, or not at all:\n%s", term.screen())
		}
	})
}

// last is what the server was sent last.
func (term *terminal) last(method string) string {
	term.t.Helper()
	all := term.writes()
	if len(all) == 0 || all[len(all)-1].Method != method {
		term.t.Fatalf("it sent no %s:\n%s", method, term.screen())
	}
	return string(all[len(all)-1].Body)
}

func TestDocumentedBodyOfEveryKindIsTypedSentAndTakenBack(t *testing.T) {
	eachKindAlone(t, func(term *terminal, kind forms.Kind) {
		t, want := term.t, documentedAll(term.t, kind)
		form, err := kind.Decode(want)
		if err != nil {
			t.Fatal(err)
		}
		before := len(term.objects(kind))
		term.press("n").keyed(form).press("ctrl+s").sends().see("✓ Created")
		sameJSON(t, term.last(http.MethodPost), string(want))
		term.press("u").sends().see("✓ Undone")
		if term.last(http.MethodDelete); len(term.objects(kind)) != before {
			t.Error("what was created is still there")
		}
	})
}

// objects are what the person has of a kind.
func (term *terminal) objects(kind forms.Kind) []json.RawMessage {
	return term.server.Objects("me", strings.TrimPrefix(kind.Path, "profile/"))
}

func TestEveryMemberOfEveryKindIsTypedReadBackChangedAndTakenBack(t *testing.T) {
	eachKindAlone(t, func(term *terminal, kind forms.Kind) {
		t, before := term.t, len(term.objects(kind))
		term.press("n").keyed(kind.Example()).press("ctrl+s").sends().see("✓ Created")
		posted := term.last(http.MethodPost)
		sameJSON(t, posted, reachable(t, kind.Example(), posted))
		made := term.objects(kind)[before]
		sameMembers(t, kind, made, json.RawMessage(posted))
		sent := len(term.writes())
		term.press("enter", "enter", "end", "e").see("Change " + kind.Called()).press("ctrl+s").see("Nothing is changed yet").press("esc")
		if len(term.writes()) != sent {
			t.Errorf("untouched, it sends %s", term.writes()[sent].Body)
		}

		term.press("e").see("Change " + kind.Called())
		expected := term.changes(kind, made)
		term.press("ctrl+s").sends().see("✓ Changed")
		sameJSON(t, term.last(http.MethodPatch), expected)
		term.press("u").sends().see("✓ Undone")
		sameMembers(t, kind, term.objects(kind)[before], made)

		term.press("enter").press("d").see("Delete " + kind.Called()).sends().see("✓ Deleted")
		if got := len(term.objects(kind)); got != before {
			t.Errorf("%d are there, and there were %d", got, before)
		}
		term.press("u").sends().see("✓ ")
		sameMembers(t, kind, term.objects(kind)[before], made)
	})
}

// reachable is the body of a form as far as it has fields, or a choice sets it along:
// what staff keep for themselves, such as a cost centre, has none.
func reachable(t *testing.T, form forms.Form, sent string) string {
	t.Helper()
	has := map[string]bool{}
	for _, f := range forms.Fields(form) {
		has[f.Member] = f.Input != nil
	}
	var keep func(path string, value, along map[string]any) map[string]any
	keep = func(path string, value, along map[string]any) map[string]any {
		maps.DeleteFunc(value, func(name string, below any) bool {
			inner, nested := below.(map[string]any)
			if deeper, _ := along[name].(map[string]any); nested {
				return len(keep(path+name+".", inner, deeper)) == 0
			}
			return !has[path+name] && along[name] == nil
		})
		return value
	}
	body, err := graph.Body(form)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(keep("", value(t, string(body)).(map[string]any), value(t, sent).(map[string]any)))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// changes changes one member of the form that is open, and returns what has to be sent.
func (term *terminal) changes(kind forms.Kind, raw json.RawMessage) string {
	t := term.t
	t.Helper()
	form, err := kind.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	before, _ := kind.Decode(raw)
	changed := false
	for _, f := range forms.Fields(form) {
		if (f.Member == "displayName" || f.Member == "detail.summary" || f.Member == "program.grade") && f.Input != nil && !f.Hidden() {
			term.field(f.Title).typ("!")
			_ = f.Type(f.Words() + "!")
			changed = true
			break
		}
	}
	if !changed {
		form.Facet().AllowedAudiences = graph.Contacts
		term.choose("Who may see it", "Contacts")
	}
	patch, err := kind.Patch(raw, before, form)
	if err != nil {
		t.Fatal(err)
	}
	return string(patch)
}

// sameMembers fails unless two objects say the same, apart from what Graph adds.
func sameMembers(t *testing.T, kind forms.Kind, got, want json.RawMessage) {
	t.Helper()
	said := func(raw json.RawMessage) map[string]string {
		form, err := kind.Decode(raw)
		if err != nil {
			t.Fatal(err)
		}
		all := map[string]string{}
		for _, f := range forms.Fields(form) {
			if f.Input != nil { // the others are Graph's
				all[f.Member] = f.Words()
			}
		}
		return all
	}
	if diff := cmp.Diff(said(want), said(got)); diff != "" {
		t.Errorf("it isn't as before (-want +got):\n%s", diff)
	}
}
