// Package object is JSON objects without loss: read, pruned, laid over each
// other, compared, and taken apart.
//
// Its laws:
//   - Members keep their order, and values their bytes: a number has the digits
//     that it came with.
//   - Of members with the same name, the last one counts, in the place of the
//     first. What people write is refused then: see [GivenTwice].
//   - What is nested deeper than [Deepest] is one value: it is neither pruned nor
//     laid over nor flattened. No object with such a value comes from Graph.
//   - What isn't an object has no members.
package object

import (
	"bytes"
	"encoding/json"
)

// Deepest is how deep objects and lists are looked into: each level costs one
// more reading of all that is in it. A profile has less than ten.
const Deepest = 64

// Object is the members of a JSON object.
type Object []Member

// Member is one of them. Its value is as it was written.
type Member struct {
	Name  string
	Value json.RawMessage
}

// Null is the value null.
var Null = json.RawMessage("null")

// Start is the first byte of a value, by which JSON tells them apart; 0 if there
// is none.
func Start(raw json.RawMessage) byte {
	if raw = bytes.TrimSpace(raw); len(raw) > 0 {
		return raw[0]
	}
	return 0
}

// Value returns the value of a member, nil if it is not there.
func (o Object) Value(name string) json.RawMessage {
	for _, m := range o {
		if m.Name == name {
			return m.Value
		}
	}
	return nil
}

// Set gives a member its value. A new one goes to the end.
func (o *Object) Set(name string, value json.RawMessage) {
	for i := range *o {
		if (*o)[i].Name == name {
			(*o)[i].Value = value
			return
		}
	}
	*o = append(*o, Member{name, value})
}

// Without returns the members but the one with a name.
func (o Object) Without(name string) (rest Object) {
	for _, m := range o {
		if m.Name != name {
			rest = append(rest, m)
		}
	}
	return rest
}

// Text writes the object.
func (o Object) Text() json.RawMessage {
	b := []byte{'{'}
	for i, m := range o {
		if i > 0 {
			b = append(b, ',')
		}
		name, _ := Write(m.Name) // a string can always be written
		b = append(append(append(b, name...), ':'), m.Value...)
	}
	return append(b, '}')
}

// List writes a list.
func List(elements []json.RawMessage) json.RawMessage {
	b := []byte{'['}
	for i, e := range elements {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, e...)
	}
	return append(b, ']')
}

// Write writes v as JSON, with <, > and & as they are.
func Write(v any) (json.RawMessage, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(b.Bytes()), nil
}

// Prune returns raw without empty members, and nil if nothing is left. Empty
// elements of lists go only if elements is set, for they hold a position.
func Prune(raw json.RawMessage, elements bool) json.RawMessage {
	if !json.Valid(raw) {
		raw = nil
	}
	return prune(raw, elements, Deepest)
}

func prune(raw json.RawMessage, elements bool, depth int) json.RawMessage {
	switch start := Start(raw); {
	case start == 'n':
		return nil
	case depth == 0 || start != '{' && start != '[':
		return raw
	case start == '[':
		return pruneList(raw, elements, depth-1)
	}
	var kept Object
	for _, m := range members(raw) {
		if value := prune(m.Value, elements, depth-1); value != nil {
			kept = append(kept, Member{m.Name, value})
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return kept.Text()
}

func pruneList(raw json.RawMessage, elements bool, depth int) json.RawMessage {
	var kept []json.RawMessage
	for _, e := range items(raw) {
		if value := prune(e, elements, depth); value != nil {
			kept = append(kept, value)
		} else if !elements {
			kept = append(kept, json.RawMessage("{}"))
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return List(kept)
}

// Depth is how deep objects and lists are in each other. Shown with its
// indents, a text that is nested n deep takes n times n bytes.
func Depth(raw json.RawMessage) int {
	now, most, quoted := 0, 0, false
	for i := 0; i < len(raw); i++ {
		switch b := raw[i]; {
		case quoted && b == '\\':
			i++
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '{', b == '[':
			now++
			most = max(most, now)
		case b == '}', b == ']':
			now--
		}
	}
	return most
}
