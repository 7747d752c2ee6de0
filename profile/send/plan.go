package send

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/profile/person"
)

// Plan is one request, as the review shows it and as it is sent: what is
// shown and what leaves are the same value. Its words are raw text.
type Plan struct {
	session *person.Session
	kind    forms.Kind
	Title   string // "Create certification"
	Label   string // what the object is called; raw
	Method  string
	URL     string
	Body    json.RawMessage // nil: none
	raw     json.RawMessage // the object as it is now; nil: there is none yet
	form    forms.Form      // the object as it will be; nil when it goes
	Note    string
	prefill person.Prefill              // what the form began with
	draft   string                      // the draft that it sends; empty: none
	key     string                      // what the outbox knows it by; empty: by nothing
	before  outbox.Entry                // the send of the same form that a person knows of; without an id: none
	sentAt  time.Time                   // when one like it was sent from here; zero: never, as far as is known
	like    *Like                       // what the person has that is like it, as they are told; nil: nothing
	likes   []graph.ID                  // of all that is like it and was told
	undoes  string                      // the entry of the outbox that this takes back; empty: none
	batch   string                      // what it is sent together with; empty: nothing
	deletes bool                        // it takes it back by deleting what that has created
	id      graph.ID                    // of what is changed or deleted
	direct  func(*graph.Client) Sending // for what is no facet of a collection; nil: through the outbox
	photo   *picturing                  // what it does with the person's photo; nil: it is about an object

	purpose  string          // what it does, where the method doesn't tell; empty: it does
	reverses bool            // it takes back what was done, so that no form stands below it
	still    json.RawMessage // what the object has to say yet, or nothing is sent; nil: anything
}

// Sending sends a request, once, and tells how it is getting on.
type Sending func(context.Context, func(outbox.Progress)) (outbox.Result, error)

// Of is the plan of a form: what it began with, its draft, which is deleted once
// it is sent, and what the outbox knows it by.
func (p Plan) Of(prefill person.Prefill, draft, key string) Plan {
	p.prefill, p.draft, p.key = prefill, draft, key
	return p
}

// Kind is the facet type of the object.
func (p Plan) Kind() forms.Kind { return p.kind }

// Changes is the id of the object that the request changes or deletes; empty: none yet.
func (p Plan) Changes() graph.ID { return p.id }

// Frozen is the plan with the session as it is now: somebody may have signed in
// again since it was made, and a Cmd works on copies.
func (p Plan) Frozen() Plan {
	session := *p.session
	p.session = &session
	return p
}

// Prepare makes the request ready. Who is signed in is found out first, if that
// isn't known yet.
func (p Plan) Prepare() Sending {
	p = p.Frozen()
	return func(ctx context.Context, progress func(outbox.Progress)) (outbox.Result, error) {
		switch err := p.session.EnsureIdentified(ctx); {
		case err != nil:
			return outbox.Result{}, err
		case p.direct != nil:
			return p.direct(p.session.Client)(ctx, progress)
		}
		return p.leave(ctx, progress)
	}
}

// leave sends the request through the outbox, and its draft goes with it.
func (p Plan) leave(ctx context.Context, progress func(outbox.Progress)) (outbox.Result, error) {
	target, err := p.session.Target(p.kind)
	switch {
	case err != nil:
		return outbox.Result{}, err
	case p.deletes:
		return p.session.Outbox.Undo(ctx, target, p.undoes, progress)
	}
	if p.photo != nil {
		return p.replace(ctx, target, progress)
	}
	if err := p.unchanged(ctx, target.Collection); err != nil {
		return outbox.Result{}, err
	}
	p.session.SaveDrafts(ctx)
	request := outbox.Request{
		Target: target, Method: p.Method, ID: p.id, Body: p.Body, Label: p.Label, Was: p.raw,
		Key: p.key, Acknowledged: p.before.ID, Undoes: p.undoes, Batch: p.batch, Present: p.once(),
	}
	sent, err := p.session.Outbox.Send(ctx, request, progress)
	if err == nil {
		p.session.DiscardSent(ctx, p.draft, sent.Entry)
	}
	return sent, err
}

// Send sends the request, once, and waits for its answer. Progress may be nil.
func (p Plan) Send(ctx context.Context, progress func(outbox.Progress)) (outbox.Result, error) {
	if err := p.session.EnsureIdentified(ctx); err != nil { // here, and not of a copy, so that it stays known
		return outbox.Result{}, err
	}
	return p.Prepare()(ctx, progress)
}

// Creation is the plan that sends a new object.
func Creation(s *person.Session, kind forms.Kind, form forms.Form, body json.RawMessage) Plan {
	return Plan{
		session: s, kind: kind, Title: "Create " + kind.Called(), Label: form.Label(), Note: kind.Note,
		Method: http.MethodPost, URL: collectionOf(s, kind).URL(), Body: body, form: form,
	}
}

// Change is the plan that sends the difference to an object that exists.
func Change(s *person.Session, kind forms.Kind, raw json.RawMessage, form forms.Form, patch json.RawMessage) Plan {
	id := form.Facet().ID
	return Plan{
		session: s, kind: kind, Title: "Change " + kind.Called(), Label: form.Label(), Note: kind.Note,
		Method: http.MethodPatch, URL: collectionOf(s, kind).ItemURL(id), Body: patch, raw: raw, form: form, id: id,
	}
}

// Removal is the plan that deletes an object. One without an id, which can't be addressed, is
// refused by the collection.
func Removal(s *person.Session, kind forms.Kind, raw json.RawMessage) Plan {
	form, _ := kind.Decode(raw)
	id := form.Facet().ID
	return Plan{
		session: s, kind: kind, Title: "Delete " + kind.Called(), Label: form.Label(),
		Method: http.MethodDelete, URL: collectionOf(s, kind).ItemURL(id), raw: raw, id: id,
	}
}

// collectionOf is where the person's objects of a kind are. For an address that
// can't be, it is the zero one, and sending says why.
func collectionOf(s *person.Session, kind forms.Kind) graph.Collection {
	c, _ := s.Client.Collection(s.Person, kind.Path)
	return c
}
