package draft

import (
	"context"
	"encoding/json"
	"slices"

	"facet/forms"
	"facet/graph"
	"facet/profile/person"
)

// PickUp goes on with a draft, as it was left.
func PickUp(s *person.Session, d person.Draft) (Edit, error) {
	at := slices.IndexFunc(s.Kinds, func(k forms.Kind) bool { return k.Name == d.Kind })
	if at < 0 {
		return Edit{}, person.Advised{What: "facet has no form for this draft any more.", Remedy: unreadRemedy}
	}
	edit, err := edit(d, s, s.Kinds[at])
	if err != nil {
		return Edit{}, person.Advised{What: "This draft can't be read: " + err.Error(), Remedy: unreadRemedy}
	}
	edit.id, edit.draft, edit.kept = d.ID, d.ID, string(d.Form)
	return edit, nil
}

const unreadRemedy = "It stays where it is: facet data shows where."

func edit(d person.Draft, s *person.Session, kind forms.Kind) (edit Edit, err error) {
	edit = NewEdit(s, kind)
	if d.Raw != nil {
		edit, err = OpenEdit(s, kind, d.Raw)
	}
	if err == nil && d.Prefill.Values != nil {
		err = edit.setPrefill(d.Prefill)
	}
	if err == nil {
		edit.Form, err = kind.Decode(d.Form)
	}
	if err == nil {
		forms.Retake(edit.Form, edit.before)
	}
	return edit, err
}

// Changed reports whether something was filled in or changed.
func (e *Edit) Changed() bool { return string(e.Body()) != e.blank }

// Keep gives the form to be saved, as soon as there is something to lose.
func (e *Edit) Keep() {
	if !e.Session.Keeps() {
		return
	}
	form, err := graph.Body(e.Form)
	if err != nil || string(form) == e.kept || e.kept == "" && !e.Changed() {
		return
	}
	e.draft, e.kept = e.id, string(form)
	e.Session.Drafts.Put(e.Session, e.asDraft())
}

// asDraft is the form as it was last given to be saved.
func (e *Edit) asDraft() person.Draft {
	return person.Draft{
		ID: e.id, Kind: e.Kind.Name, Label: e.Form.Label(), Raw: e.raw, Prefill: e.prefill, Form: json.RawMessage(e.kept),
	}
}

// Kept reports whether what was typed can be picked up again, as far as that is
// known by now.
func (e *Edit) Kept() bool { return e.draft != "" && e.Session.Drafts.Problem() == nil }

// OnDisk reports whether what was typed can be picked up again just as it is now.
func (e *Edit) OnDisk() bool { return e.draft != "" && e.Session.Drafts.Saved(e.draft) }

// Saved is Kept, once what was typed is on the disk or can't be.
func (e *Edit) Saved(ctx context.Context) bool {
	e.Keep()
	e.Session.SaveDrafts(ctx)
	return e.Kept()
}

// Resumes reports whether a draft is of this very form: of a new object of the
// kind, or of the same one.
func (e *Edit) Resumes(d person.Draft) bool {
	if d.Kind != e.Kind.Name || e.IsNew() || d.Raw == nil {
		return d.Kind == e.Kind.Name && e.IsNew() && d.Raw == nil
	}
	was, err := e.Kind.Decode(d.Raw)
	return err == nil && was.Facet().ID == e.before.Facet().ID
}

// Throw deletes what was kept, for good.
func (e Edit) Throw(ctx context.Context) error { return e.Throwing()(ctx) }

// Throwing is Throw with the session as it is now.
func (e Edit) Throwing() func(context.Context) error {
	session, draft := *e.Session, e.draft
	return func(ctx context.Context) error { return session.Drafts.Discard(ctx, &session, draft) }
}
