package draft

import (
	"context"
	"slices"

	"facet/graph/outbox"
	"facet/internal/object"
	"facet/profile/person"
)

// FormState is what has become of a form so far.
type FormState struct {
	// Before is the latest send of it that was done, or may have been; without
	// an id there is none.
	Before outbox.Entry
	// Kept tells that what was typed is on this computer.
	Kept bool
}

// State finds out what has become of the form, with the session as it is now.
// What was typed is on the disk then, even if another window has sent the draft
// or thrown it away. Where the outbox can't be read, nothing is known of a send:
// the outbox itself sends nothing then.
func (e *Edit) State() func(context.Context) FormState {
	session, edit := *e.Session, *e
	return func(ctx context.Context) FormState {
		before, _ := session.Outbox.Latest(ctx, edit.key())
		return FormState{before, edit.draft != "" && holds(&session, ctx, edit.asDraft(), before)}
	}
}

// holds reports whether a draft is on the disk as it is, or was sent just so. If
// it isn't there any more, it is saved again; one that another window has
// changed stays, and this is kept beside it.
func holds(s *person.Session, ctx context.Context, d person.Draft, before outbox.Entry) bool {
	all, err := s.Drafts.List(ctx, s)
	at := slices.IndexFunc(all, func(other person.Draft) bool { return other.ID == d.ID })
	switch {
	case err != nil || s.Drafts.Problem() != nil:
		return false
	case at >= 0 && object.Same(all[at].Form, d.Form), at < 0 && object.Same(before.Body, d.Form):
		return true
	case at >= 0:
		d.ID = newID()
	}
	s.Drafts.Put(s, d)
	s.SaveDrafts(ctx)
	return s.Drafts.Problem() == nil
}

// Words say what was sent of the form, and what becomes of what was typed if it
// is left now. Resuming is how a draft is picked up.
func (f FormState) Words(resuming string) string {
	words := "Nothing of this form has been sent."
	if f.Before.ID != "" {
		words = person.SentBefore(f.Before)
	}
	switch {
	case !f.Kept:
		return words + " If you leave now, what you typed is gone."
	case f.Before.ID != "" && f.Before.Open():
		return words + " What you typed is kept on this computer. t on the profile leads to what was sent, and to looking for it again."
	}
	return words + " What you typed is kept as a draft on this computer, and " + resuming + " picks it up again."
}
