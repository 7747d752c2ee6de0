package send

import (
	"context"
	"net/http"
	"reflect"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/object"
	"facet/profile/person"
)

// Undo is the plan that takes a request back once it was done, if that can be:
// what was created is deleted, what was changed gets its former values, and
// what was deleted is created again. It is reviewed like any other.
func (p Plan) Undo(sent outbox.Result) (Plan, bool) {
	switch {
	case p.direct != nil, p.photo != nil: // which is put back by what is kept of it
		return Plan{}, false
	case p.Method == http.MethodPost:
		return p.uncreate(sent)
	case p.raw == nil:
		return Plan{}, false
	case p.Method == http.MethodPatch:
		return p.unchange(sent), true
	}
	back, can := p.putBack()
	back.undoes = sent.Entry.ID
	return back, can
}

func (p Plan) uncreate(sent outbox.Result) (Plan, bool) {
	if sent.Answer.Object == nil || sent.Entry.CanUndo() != nil {
		return Plan{}, false
	}
	undo := Removal(p.session, p.kind, sent.Answer.Object)
	undo.Title, undo.undoes, undo.deletes, undo.reverses = "Undo: delete "+p.kind.Called(), sent.Entry.ID, true, true
	undo.purpose = "This takes back what you have just added. If somebody has changed it meanwhile, nothing is undone."
	return undo, true
}

// unchange gives the changed members their former values, as long as they say
// what the change made of them.
func (p Plan) unchange(sent outbox.Result) Plan {
	before, _ := p.kind.Decode(p.raw)
	now := sent.Answer.Object
	if now == nil {
		now = object.Overlay(p.raw, p.Body)
	}
	undo := Change(p.session, p.kind, now, before, p.kind.NoNulls(now, object.Previous(p.raw, p.Body)))
	undo.Title, undo.still, undo.reverses, undo.undoes = "Undo: change "+p.kind.Called()+" back", now, true, sent.Entry.ID
	undo.purpose = "This takes back what you have just changed. If somebody has changed it meanwhile, nothing is undone."
	return undo
}

// CanPutBack reports whether what the request deletes can be created again.
func (p Plan) CanPutBack() bool {
	if p.Method != http.MethodDelete || p.reverses || p.photo != nil {
		return false
	}
	_, can := p.putBack()
	return can
}

// putBack creates what was deleted once more.
func (p Plan) putBack() (Plan, bool) {
	form, err := p.kind.Decode(p.raw)
	if err != nil || form.Facet().Origin().Owned {
		return Plan{}, false
	}
	Settable(form)
	body, err := graph.Body(form)
	if err != nil || string(body) == "{}" {
		return Plan{}, false
	}
	back := Creation(p.session, p.kind, form, p.session.InCloud(form, body))
	back.Label, back.Title, back.reverses = p.Label, "Put back "+p.kind.Called(), true
	back.purpose = "This adds what you have just deleted once more. It comes back with the same text, as a new entry."
	return back, true
}

// Settable leaves in a form what people set.
func Settable(form forms.Form) {
	form.Facet().Inference, form.Facet().Source = graph.InferenceData{}, graph.DataSource{}
	clearReadOnly(reflect.ValueOf(form).Elem())
}

// clearReadOnly empties the members that package graph marks as Graph's own.
func clearReadOnly(v reflect.Value) {
	for i := range v.NumField() {
		switch inner := v.Field(i); {
		case v.Type().Field(i).Tag.Get("graph") == "readonly":
			inner.SetZero()
		case inner.Kind() == reflect.Struct:
			clearReadOnly(inner)
		}
	}
}

// WouldSend says why sending would leave the object alone, by what is there now; nil: it
// would not.
func (p Plan) WouldSend(ctx context.Context) error {
	if err := p.session.EnsureIdentified(ctx); err != nil {
		return err
	}
	target, err := p.session.Target(p.kind)
	switch {
	case err != nil:
		return err
	case p.deletes:
		return p.session.Outbox.CanUndo(ctx, target, p.undoes)
	}
	return p.unchanged(ctx, target.Collection)
}

// unchanged makes sure that the members which the request changes still say
// what they are known to say.
func (p Plan) unchanged(ctx context.Context, c graph.Collection) error {
	if p.still == nil {
		return nil
	}
	now, err := c.Get(ctx, p.id)
	if err != nil {
		return err
	}
	if len(p.compare(p.still, now.Object)) > 0 {
		return errChanged
	}
	return nil
}

// errChanged is why a change is not taken back.
var errChanged = person.Advised{
	What:   "Somebody has changed it since, so it was left alone.",
	Remedy: "Look at it in the list, and change there what you want to.",
}
