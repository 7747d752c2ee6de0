package draft

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"strings"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/profile/person"
	"facet/profile/send"
)

// Edit is a form at work: of a new object, or of one as Graph sent it.
type Edit struct {
	Session *person.Session
	Kind    forms.Kind
	Form    forms.Form

	raw    json.RawMessage // as Graph sent it; nil while it is new
	before forms.Form      // what raw says, for the difference

	prefill person.Prefill    // what it began with
	began   map[string]string // the values that it began with, in words, by their members

	blank string // the body before anything was typed
	id    string // what the outbox and its draft know it by
	draft string // the id of its draft; empty while there is none
	kept  string // the form as it was last given to be saved
}

// NewEdit begins with an empty form.
func NewEdit(s *person.Session, kind forms.Kind) Edit {
	return Edit{Session: s, Kind: s.Beside(kind), Form: kind.New(), id: newID()}
}

// OpenEdit begins with an object that exists. One that can't be read can't
// be edited.
func OpenEdit(s *person.Session, kind forms.Kind, raw json.RawMessage) (Edit, error) {
	form, err := kind.Decode(raw)
	if err != nil {
		return Edit{}, err
	}
	before, err := kind.Decode(raw)
	return Edit{Session: s, Kind: s.Beside(kind), Form: form, raw: raw, before: before, id: newID()}, err
}

// newID is an id that no form has had.
func newID() string { return strings.ToLower(rand.Text()) }

// Sections are the fields of the form, as its prefill has them. All of a draft is
// something to lose.
func (e *Edit) Sections() []forms.Section {
	sections := e.annotate(forms.Open(e.Form))
	if !e.IsNew() {
		sections = forms.Stored(sections, e.before)
	}
	sections = forms.Of(sections, e.Session.User.UserPrincipalName)
	sections = forms.OnlyFor(sections, e.Session.AudienceWords(graph.OnlyMe))
	if e.draft == "" {
		e.blank = string(e.Body())
	}
	return sections
}

// IsNew reports whether the object is not there yet.
func (e Edit) IsNew() bool { return e.raw == nil }

// Title is what is going on: "New certification".
func (e Edit) Title() string {
	if e.IsNew() {
		return "New " + e.Kind.Called()
	}
	return "Change " + e.Kind.Called()
}

// Body is what would be sent now: the whole object, or the change to it; nil
// when there is nothing to send.
func (e Edit) Body() json.RawMessage {
	if !e.IsNew() {
		patch, err := e.Kind.Patch(e.raw, e.before, e.Form)
		if err != nil || patch == nil {
			return nil
		}
		return e.Session.InCloud(e.Form, patch)
	}
	body, err := graph.Body(e.Form)
	if err != nil || string(body) == "{}" {
		return nil
	}
	return e.Session.InCloud(e.Form, body)
}

// Nothing says why there is nothing to send.
func (e Edit) Nothing() string {
	if e.IsNew() {
		return "Nothing is filled in yet: give at least one field."
	}
	return "Nothing is changed yet."
}

// Plan is the request that sends the body, and with it the draft.
func (e Edit) Plan(body json.RawMessage) send.Plan {
	plan := send.Creation(e.Session, e.Kind, e.Form, body)
	if !e.IsNew() {
		plan = send.Change(e.Session, e.Kind, e.raw, e.Form, body)
	}
	return plan.Of(e.prefill, e.draft, e.key())
}

// key is what the outbox knows its sends by: the row of a list, or else the
// form itself.
func (e Edit) key() string { return cmp.Or(e.prefill.Key, e.id) }

// Before is the send of this form that was done, or may have been; without an id there
// is none.
func (e Edit) Before(ctx context.Context) outbox.Entry { return e.Plan(nil).Before(ctx) }
