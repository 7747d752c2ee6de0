package ui

import (
	"context"
	"encoding/json"
	"net/http"

	"facet/forms"
	"facet/graph"
)

// Plan is one request, as the review shows it and as it is sent: what is
// shown and what leaves are the same value. Its words are raw text.
type Plan struct {
	session *Session
	kind    forms.Kind
	Title   string // "Create certification"
	Label   string // what the object is called; raw
	Method  string
	URL     string
	Body    json.RawMessage // nil: none
	raw     json.RawMessage // the object as it is now; nil: there is none yet
	form    forms.Form      // the object as it will be; nil when it goes
	again   func() screen   // a page for another one like it; nil: none
	Note    string
	send    func(graph.Collection) sending
}

// sending sends a request, once, and waits for its answer.
type sending func(context.Context) (graph.Answer, error)

// prepare makes the request ready with the session as it is now: somebody may
// have signed in again since the plan was made.
func (p Plan) prepare() (sending, error) {
	collection, err := p.session.Client.Collection(p.session.Person, p.kind.Path)
	if err != nil {
		return nil, err
	}
	return p.send(collection), nil
}

// Send sends the request, once, and waits for its answer.
func (p Plan) Send(ctx context.Context) (graph.Answer, error) {
	work, err := p.prepare()
	if err != nil {
		return graph.Answer{}, err
	}
	return work(ctx)
}

// Creation is the plan that sends a new object.
func Creation(s *Session, kind forms.Kind, form forms.Form, body json.RawMessage) Plan {
	return Plan{
		session: s, kind: kind, Title: "Create " + kind.Name, Label: form.Label(), Note: kind.Note,
		Method: http.MethodPost, URL: s.collection(kind).URL(), Body: body, form: form,
		send: func(c graph.Collection) sending {
			return func(ctx context.Context) (graph.Answer, error) { return c.Create(ctx, body) }
		},
	}
}

// Change is the plan that sends the difference to an object that exists.
func Change(s *Session, kind forms.Kind, raw json.RawMessage, form forms.Form, patch json.RawMessage) Plan {
	id := form.Facet().ID
	return Plan{
		session: s, kind: kind, Title: "Change " + kind.Name, Label: form.Label(), Note: kind.Note,
		Method: http.MethodPatch, URL: s.collection(kind).ItemURL(id), Body: patch, raw: raw, form: form,
		send: func(c graph.Collection) sending {
			return func(ctx context.Context) (graph.Answer, error) { return c.Update(ctx, id, patch) }
		},
	}
}

// Removal is the plan that deletes an object. One without an id, which can't be addressed, is
// refused by the collection.
func Removal(s *Session, kind forms.Kind, raw json.RawMessage) Plan {
	form, _ := kind.Decode(raw)
	id := form.Facet().ID
	return Plan{
		session: s, kind: kind, Title: "Delete " + kind.Name, Label: form.Label(),
		Method: http.MethodDelete, URL: s.collection(kind).ItemURL(id), raw: raw,
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
