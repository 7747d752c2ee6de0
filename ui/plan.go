package ui

import (
	"context"
	"encoding/json"
	"errors"
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
	send    func(context.Context) (graph.Answer, error)
}

// creation sends a new object.
func creation(s *Session, kind forms.Kind, form forms.Form, body json.RawMessage) plan {
	collection, err := s.Client.Collection(s.Person, kind.Path)
	return plan{
		session: s, kind: kind, title: "Create " + kind.Name, label: form.Label(), note: kind.Note,
		method: http.MethodPost, url: collection.URL(), body: body, form: form,
		send: func(ctx context.Context) (graph.Answer, error) {
			if err != nil {
				return graph.Answer{}, err
			}
			return collection.Create(ctx, body)
		},
	}
}

// change sends the difference to an object that exists.
func change(s *Session, kind forms.Kind, raw json.RawMessage, form forms.Form, patch json.RawMessage) plan {
	collection, err := s.Client.Collection(s.Person, kind.Path)
	id := form.Facet().ID
	return plan{
		session: s, kind: kind, title: "Change " + kind.Name, label: form.Label(), note: kind.Note,
		method: http.MethodPatch, url: collection.ItemURL(id), body: patch, raw: raw, form: form,
		send: func(ctx context.Context) (graph.Answer, error) {
			if err != nil {
				return graph.Answer{}, err
			}
			return collection.Update(ctx, id, patch)
		},
	}
}

// removal deletes an object.
func removal(s *Session, kind forms.Kind, raw json.RawMessage) plan {
	collection, err := s.Client.Collection(s.Person, kind.Path)
	form, broken := kind.Decode(raw)
	id := form.Facet().ID
	return plan{
		session: s, kind: kind, title: "Delete " + kind.Name, label: form.Label(),
		method: http.MethodDelete, url: collection.ItemURL(id), raw: raw,
		send: func(ctx context.Context) (graph.Answer, error) {
			if err := errors.Join(err, broken); err != nil {
				return graph.Answer{}, err
			}
			return collection.Delete(ctx, id)
		},
	}
}
