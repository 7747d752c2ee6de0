package editing

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"facet/forms"
	"facet/graph/outbox"
)

// adds reports whether the request creates an object that wasn't there before.
func (p Plan) adds() bool {
	return p.Method == http.MethodPost && p.direct == nil && !p.reverses && strings.TrimSpace(p.Label) != ""
}

// Twice says that the person has an entry of this kind and name already, or
// nothing. Sent is when the like was sent from here, as [Plan.LikeSent] says.
// It is raw text.
func (p Plan) Twice(sent time.Time) string {
	if p.before.ID != "" {
		return "" // [Plan.Warning] says that the very form was sent
	}
	words := "The " + p.kind.Called() + quotes(p.Label)
	switch there := p.adds() && p.session.has(p.kind, p.Label); {
	case there:
		words += " is in " + p.profile() + " already"
		if !sent.IsZero() {
			words += ", sent from here at " + clock(sent)
		}
	case !sent.IsZero():
		words += " was sent to " + p.profile() + " before, from here at " + clock(sent)
	default:
		return ""
	}
	return words + ". Sending adds it once more."
}

// LikeSent is when an entry of this kind and name was last sent for the
// person from here and not taken away since; zero if it wasn't, or the outbox
// doesn't know any more what it was called.
func (p Plan) LikeSent(ctx context.Context) time.Time {
	if !p.adds() {
		return time.Time{}
	}
	all, _ := p.session.Outbox.History(ctx) // without it nothing is said, and the send itself says why
	i := slices.IndexFunc(all, func(e outbox.Entry) bool { return p.like(e) && !gone(all, e) })
	if i < 0 {
		return time.Time{}
	}
	return all[i].Begun
}

// like reports whether a send created for the same person what this one
// creates, by its kind and name.
func (p Plan) like(e outbox.Entry) bool {
	return e.Method == http.MethodPost && e.Status == outbox.Done && e.Cloud == p.session.Client.BaseURL &&
		e.Person.ID == p.session.User.ID && e.Path == p.kind.Path && alike(e.Label, p.Label)
}

// gone reports whether what a send created was taken away from here.
func gone(all []outbox.Entry, e outbox.Entry) bool {
	return e.Undone || slices.ContainsFunc(all, func(other outbox.Entry) bool {
		return other.Method == http.MethodDelete && other.Status == outbox.Done && other.Changes == e.Object
	})
}

// has reports whether the profile has an object of a kind and name, as far as
// it was listed.
func (s *Session) has(kind forms.Kind, label string) bool {
	present := slices.Clone(s.lists[kind.Path])
	for _, m := range s.made {
		if m.path == kind.Path && m.object.Form == nil {
			present = slices.DeleteFunc(present, func(o Object) bool { return o.Form.Facet().ID == m.id })
		} else if m.path == kind.Path {
			present = append(present, m.object)
		}
	}
	return slices.ContainsFunc(present, func(o Object) bool { return alike(o.Label, label) })
}

// alike reports whether two names are one for whoever reads them.
func alike(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }
