package send_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"facet/forms"
	"facet/graph"
	"facet/profile/send"
)

// said is what an object says, in the words of its form.
func said(t *testing.T, kind forms.Kind, raw json.RawMessage) map[string]string {
	t.Helper()
	form, err := kind.Decode(raw)
	must(t, err)
	all := map[string]string{}
	for _, f := range forms.Fields(form) {
		if f.Input != nil { // what only Graph sets isn't put back
			all[f.Member] = f.Words()
		}
	}
	return all
}

func TestEveryMemberOfEveryKindIsSentChangedAndTakenBack(t *testing.T) {
	for _, kind := range forms.Kinds() {
		t.Run(kind.Name, func(t *testing.T) {
			f := newFixture(t)
			there := func() []json.RawMessage {
				list := f.session.List(t.Context(), kind)
				must(t, list.Err)
				return list.Objects
			}
			before := len(there())
			example, err := graph.Body(kind.Example())
			must(t, err)
			create := f.creation(kind, example)
			created := f.sent(create)
			if diff := cmp.Diff(said(t, kind, example), said(t, kind, created.Answer.Object)); diff != "" {
				t.Errorf("what is there isn't what was sent (-sent +there):\n%s", diff)
			}
			f.sent(f.undo(create, created))
			if got := len(there()); got != before {
				t.Errorf("%d are left after the creation was taken back, and there were %d", got, before)
			}
			f.changedAndTakenBack(kind, f.sent(f.creation(kind, example)).Answer.Object, there)
		})
	}
}

// creation creates an object of a kind, whatever is like it.
func (f fixture) creation(kind forms.Kind, body json.RawMessage) send.Plan {
	f.Helper()
	form, err := kind.Decode(body)
	must(f.T, err)
	f.session.Listed(kind, f.session.List(f.Context(), kind).Objects)
	return send.Creation(f.session, kind, form, body).Listed()
}

// changedAndTakenBack changes who sees an object, and deletes it, and takes both back.
func (f fixture) changedAndTakenBack(kind forms.Kind, raw json.RawMessage, there func() []json.RawMessage) {
	f.Helper()
	form, err := kind.Decode(raw)
	must(f.T, err)
	form.Facet().AllowedAudiences = graph.OnlyMe
	change := send.Change(f.session, kind, raw, form, json.RawMessage(`{"allowedAudiences":"me"}`))
	changed := f.sent(change)
	undo := f.undo(change, changed)
	if undo.Method != http.MethodPatch {
		f.Errorf("a change is taken back with %s", undo.Method)
	}
	back := f.sent(undo)
	if diff := cmp.Diff(said(f.T, kind, raw), said(f.T, kind, back.Answer.Object)); diff != "" {
		f.Errorf("the change isn't taken back (-before +now):\n%s", diff)
	}
	count := len(there())
	removal := send.Removal(f.session, kind, back.Answer.Object)
	removed := f.sent(removal)
	if len(there()) != count-1 {
		f.Error("it isn't deleted")
	}
	again := f.sent(f.undo(removal, removed))
	if diff := cmp.Diff(said(f.T, kind, raw), said(f.T, kind, again.Answer.Object)); diff != "" || len(there()) != count {
		f.Errorf("the deletion isn't taken back (-before +now):\n%s", diff)
	}
}
