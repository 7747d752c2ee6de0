package ui_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"facet/forms"
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
			synctest.Test(t, func(t *testing.T) {
				server := sandbox.New()
				alone := session(t, server, graph.Me())
				alone.Kinds = []forms.Kind{kind}
				term := open(t, server, ui.Options{Session: alone}, 80, 24)
				tell(term, kind)
			})
		})
	}
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
		segment := strings.TrimPrefix(kind.Path, "profile/")
		before := len(term.server.Objects("me", segment))
		term.press("n").keyed(form).press("ctrl+s").sends().see("✓ Created")
		sameJSON(t, term.last(http.MethodPost), string(want))
		made := term.server.Objects("me", segment)[before]

		term.press("enter", "enter", "end", "e").see("Change " + kind.Called())
		expected := term.changes(kind, made)
		term.press("ctrl+s").sends().see("✓ Changed")
		sameJSON(t, term.last(http.MethodPatch), expected)
		term.press("u").sends().see("✓ Undone")
		sameMembers(t, kind, term.server.Objects("me", segment)[before], made)

		term.press("enter").press("d").see("Delete " + kind.Called()).sends().see("✓ Deleted")
		if got := len(term.server.Objects("me", segment)); got != before {
			t.Errorf("%d are there, and there were %d", got, before)
		}
		term.press("u").sends().see("✓ ")
		sameMembers(t, kind, term.server.Objects("me", segment)[before], made)
	})
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
			all[f.Member] = f.Words()
		}
		return all
	}
	if diff := cmp.Diff(said(want), said(got)); diff != "" {
		t.Errorf("it isn't as before (-want +got):\n%s", diff)
	}
}
