package graph

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"facet/internal/object"
)

// Patch returns the smallest PATCH that turns the view before into the view
// after, or nil if they are equal. Raw is the object as Graph sent it, from
// which before was decoded.
//
// Members that are the same in both views are left out, so what the views
// don't know never looks deleted. A member that is gone becomes null. An inner
// object or list that changed is sent whole, laid over the raw one: that is
// right whether Graph merges it or replaces it. Where an inner object names
// somebody or something else than before, the members of the raw one that the
// views don't know are not its own, and become null.
func Patch(raw json.RawMessage, before, after any) (json.RawMessage, error) {
	was, err := view(before)
	if err != nil {
		return nil, fmt.Errorf("compare with the object as it was: %w", err)
	}
	now, err := view(after)
	if err != nil {
		return nil, fmt.Errorf("compare with the object as it is to be: %w", err)
	}
	if len(raw) > 0 && (object.Start(raw) != '{' || !json.Valid(raw)) {
		return nil, errors.New("the object as Graph sent it is not a JSON object")
	}
	var patch object.Object
	stored := object.Parse(raw)
	for _, name := range names(now, was) {
		r, w, n := stored.Value(name), was.Value(name), now.Value(name)
		if bytes.Equal(w, n) {
			continue
		}
		if value := lay(r, w, n); !same(r, value) {
			patch.Set(name, value)
		}
	}
	if len(patch) == 0 {
		return nil, nil
	}
	return patch.Text(), nil
}

// same reports whether value says nothing else than raw, as when an element
// was added to a list and nothing was filled in.
func same(raw, value json.RawMessage) bool {
	return bytes.Equal(object.Prune(raw, false), object.Prune(value, false))
}

// view returns what a resource type shows, without its empty members.
func view(v any) (object.Object, error) {
	raw, err := object.Write(v)
	if err != nil {
		return nil, err
	}
	if object.Start(raw) != '{' {
		return nil, fmt.Errorf("a %T is not a JSON object", v)
	}
	return object.Parse(object.Prune(raw, false)), nil
}

// names returns the names of the members of all objects, in order.
func names(objects ...object.Object) []string {
	var all []string
	for _, o := range objects {
		for _, m := range o {
			if !slices.Contains(all, m.Name) {
				all = append(all, m.Name)
			}
		}
	}
	return all
}

// lay returns the value to send over the raw one, when the view's value was
// one thing and is now another. Nil stands for a value that is not there.
func lay(raw, was, now json.RawMessage) json.RawMessage {
	switch {
	case raw != nil && bytes.Equal(was, now):
		return raw
	case now == nil:
		return empty(raw, was)
	case object.Start(now) == '{':
		return layObject(object.Parse(raw), object.Parse(was), object.Parse(now)).Text()
	case object.Start(now) == '[':
		return layList(object.Elements(raw), object.Elements(was), object.Elements(now))
	default:
		return now
	}
}

// empty clears a value: null, or an object of nulls around those members
// that the view didn't know.
func empty(raw, was json.RawMessage) json.RawMessage {
	stored, known := object.Parse(raw), object.Parse(was)
	unknown := func(m object.Member) bool {
		return known.Value(m.Name) == nil && object.Start(m.Value) != 'n' && !object.Annotation(m.Name)
	}
	if another(known, nil) || !slices.ContainsFunc(stored, unknown) {
		return object.Null
	}
	return layObject(stored, known, nil).Text()
}

func layObject(raw, was, now object.Object) object.Object {
	var laid object.Object
	foreign := another(was, now)
	for _, name := range names(raw, now, was) {
		r, w, n := raw.Value(name), was.Value(name), now.Value(name)
		switch {
		case w != nil || n != nil:
			laid.Set(name, lay(r, w, n))
		case foreign && !object.Annotation(name):
			laid.Set(name, object.Null)
		default:
			laid.Set(name, r)
		}
	}
	return laid
}

// identifying are the members by which an inner object names somebody.
var identifying = []string{"id", "userId", "userPrincipalName"}

// another reports whether now names somebody or something else than before.
func another(was, now object.Object) bool {
	return slices.ContainsFunc(identifying, func(name string) bool {
		w := was.Value(name)
		return w != nil && !bytes.Equal(w, now.Value(name))
	})
}

// layList lays each element over the raw one that it came from, where that is
// known. A fresh element in which nothing was filled in is left out.
func layList(raw, was, now []json.RawMessage) json.RawMessage {
	if len(raw) != len(was) {
		was = nil
	}
	var laid []json.RawMessage
	for i, from := range sources(was, now) {
		switch {
		case from >= 0:
			laid = append(laid, lay(raw[from], was[from], now[i]))
		case object.Prune(now[i], true) != nil:
			laid = append(laid, now[i])
		}
	}
	if laid == nil {
		return object.Null
	}
	return object.List(laid)
}
