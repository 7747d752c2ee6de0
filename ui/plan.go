package ui

import (
	"context"
	"encoding/json"
	"net/http"

	"facet/forms"
	"facet/graph"
)

// plan is one request, as the review shows it and as it is sent: what is
// shown and what leaves are the same value.
type plan struct {
	session *Session
	kind    forms.Kind
	title   string // "Create certification"
	label   string // what the object is called; raw
	method  string
	url     string
	body    json.RawMessage // nil: none
	raw     json.RawMessage // the object as it is now; nil: there is none yet
	form    forms.Form      // the object as it will be; nil when it goes
	again   func() screen   // a page for another one like it; nil: none
	note    string
	send    func(graph.Collection) sending
}

// sending sends a request, once, and waits for its answer.
type sending func(context.Context) (graph.Answer, error)

// prepare makes the request ready with the session as it is now: somebody may
// have signed in again since the plan was made.
func (p plan) prepare() (sending, error) {
	collection, err := p.session.Client.Collection(p.session.Person, p.kind.Path)
	if err != nil {
		return nil, err
	}
	return p.send(collection), nil
}

// creation sends a new object.
func creation(s *Session, kind forms.Kind, form forms.Form, body json.RawMessage) plan {
	return plan{
		session: s, kind: kind, title: "Create " + kind.Name, label: form.Label(), note: kind.Note,
		method: http.MethodPost, url: s.collection(kind).URL(), body: body, form: form,
		send: func(c graph.Collection) sending {
			return func(ctx context.Context) (graph.Answer, error) { return c.Create(ctx, body) }
		},
	}
}

// change sends the difference to an object that exists.
func change(s *Session, kind forms.Kind, raw json.RawMessage, form forms.Form, patch json.RawMessage) plan {
	id := form.Facet().ID
	return plan{
		session: s, kind: kind, title: "Change " + kind.Name, label: form.Label(), note: kind.Note,
		method: http.MethodPatch, url: s.collection(kind).ItemURL(id), body: patch, raw: raw, form: form,
		send: func(c graph.Collection) sending {
			return func(ctx context.Context) (graph.Answer, error) { return c.Update(ctx, id, patch) }
		},
	}
}

// removal deletes an object. One without an id, which can't be addressed, is
// refused by the collection.
func removal(s *Session, kind forms.Kind, raw json.RawMessage) plan {
	form, _ := kind.Decode(raw)
	id := form.Facet().ID
	return plan{
		session: s, kind: kind, title: "Delete " + kind.Name, label: form.Label(),
		method: http.MethodDelete, url: s.collection(kind).ItemURL(id), raw: raw,
		send: func(c graph.Collection) sending {
			return func(ctx context.Context) (graph.Answer, error) { return c.Delete(ctx, id) }
		},
	}
}

// collection is where the person's objects of a kind are. For an address that
// can't be, it is the zero one, and sending says why.
func (s *Session) collection(kind forms.Kind) graph.Collection {
	c, _ := s.Client.Collection(s.Person, kind.Path)
	return c
}
