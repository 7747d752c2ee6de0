package graph

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
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
	if len(raw) > 0 && (kind(raw) != '{' || !json.Valid(raw)) {
		return nil, errors.New("the object as Graph sent it is not a JSON object")
	}
	var patch object
	stored := parseObject(raw)
	for _, name := range names(now, was) {
		r, w, n := stored.value(name), was.value(name), now.value(name)
		if bytes.Equal(w, n) {
			continue
		}
		if value := lay(r, w, n); !same(r, value) {
			patch.set(name, value)
		}
	}
	return patch.text(), nil
}

// same reports whether value says nothing else than raw, as when an element
// was added to a list and nothing was filled in.
func same(raw, value json.RawMessage) bool {
	return bytes.Equal(prune(raw, false), prune(value, false))
}

// view returns what a resource type shows, without its empty members.
func view(v any) (object, error) {
	raw, err := encode(v)
	if err != nil {
		return nil, err
	}
	if kind(raw) != '{' {
		return nil, fmt.Errorf("a %T is not a JSON object", v)
	}
	return parseObject(prune(raw, false)), nil
}

// names returns the names of the members of all objects, in order.
func names(objects ...object) []string {
	var all []string
	for _, o := range objects {
		for _, m := range o {
			if !slices.Contains(all, m.name) {
				all = append(all, m.name)
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
	case kind(now) == '{':
		return layObject(parseObject(raw), parseObject(was), parseObject(now)).text()
	case kind(now) == '[':
		return layList(parseList(raw), parseList(was), parseList(now))
	default:
		return now
	}
}

// empty clears a value: null, or an object of nulls around those members
// that the view didn't know.
func empty(raw, was json.RawMessage) json.RawMessage {
	stored, known := parseObject(raw), parseObject(was)
	unknown := func(m member) bool {
		return known.value(m.name) == nil && kind(m.value) != 'n' && !annotation(m.name)
	}
	if another(known, nil) || !slices.ContainsFunc(stored, unknown) {
		return null
	}
	return layObject(stored, known, nil).text()
}

func layObject(raw, was, now object) object {
	var laid object
	foreign := another(was, now)
	for _, name := range names(raw, now, was) {
		r, w, n := raw.value(name), was.value(name), now.value(name)
		switch {
		case w != nil || n != nil:
			laid.set(name, lay(r, w, n))
		case foreign && !annotation(name):
			laid.set(name, null)
		default:
			laid.set(name, r)
		}
	}
	return laid
}

// annotation reports whether a member is OData's own, such as @odata.type.
func annotation(name string) bool { return strings.Contains(name, "@") }

// identifying are the members by which an inner object names somebody.
var identifying = []string{"id", "userId", "userPrincipalName"}

// another reports whether now names somebody or something else than before.
func another(was, now object) bool {
	return slices.ContainsFunc(identifying, func(name string) bool {
		w := was.value(name)
		return w != nil && !bytes.Equal(w, now.value(name))
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
		case prune(now[i], true) != nil:
			laid = append(laid, now[i])
		}
	}
	if laid == nil {
		return null
	}
	return listText(laid)
}
