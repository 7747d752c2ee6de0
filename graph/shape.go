package graph

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// object is a JSON object: its members in the order in which they were
// written, each value byte for byte.
type object []member

type member struct {
	name  string
	value json.RawMessage
}

var null = json.RawMessage("null")

// Body returns the JSON that creates the object which view describes: members
// that are null, empty objects or empty lists are left out, at any depth.
func Body(view any) (json.RawMessage, error) {
	raw, err := encode(view)
	if err != nil {
		return nil, fmt.Errorf("write the body: %w", err)
	}
	if kind(raw) != '{' {
		return nil, fmt.Errorf("write the body: a %T is not a JSON object", view)
	}
	if !hasEmpty(raw) {
		return raw, nil
	}
	if pruned := prune(raw, true); pruned != nil {
		return pruned, nil
	}
	return json.RawMessage("{}"), nil
}

// hasEmpty reports whether there may be an empty member in raw, which has no
// spaces outside of strings. Most bodies have none, and go out as they are.
func hasEmpty(raw json.RawMessage) bool {
	return bytes.Contains(raw, []byte("null")) || bytes.Contains(raw, []byte("{}")) || bytes.Contains(raw, []byte("[]"))
}

// encode writes v as JSON, with <, > and & as they are.
func encode(v any) (json.RawMessage, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(b.Bytes()), nil
}

// kind is the first byte of a value, by which JSON tells them apart.
func kind(raw json.RawMessage) byte {
	if raw = bytes.TrimSpace(raw); len(raw) > 0 {
		return raw[0]
	}
	return 0
}

// prune returns raw without empty members, and nil if nothing is left. Empty
// elements of lists go only if elements is set, for they hold a position.
func prune(raw json.RawMessage, elements bool) json.RawMessage {
	switch kind(raw) {
	case 'n':
		return nil
	case '{':
		var kept object
		for _, m := range parseObject(raw) {
			if value := prune(m.value, elements); value != nil {
				kept = append(kept, member{m.name, value})
			}
		}
		return kept.text()
	case '[':
		var kept []json.RawMessage
		for _, e := range parseList(raw) {
			if value := prune(e, elements); value != nil {
				kept = append(kept, value)
			} else if !elements {
				kept = append(kept, json.RawMessage("{}"))
			}
		}
		return listText(kept)
	default:
		return raw
	}
}

// parseObject returns the members of raw, or none if it is no object. Of
// members with the same name, the last one counts.
func parseObject(raw json.RawMessage) object {
	d := json.NewDecoder(bytes.NewReader(raw))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return nil
	}
	var o object
	for d.More() {
		name, err := d.Token()
		text, ok := name.(string)
		var value json.RawMessage
		if err != nil || !ok || d.Decode(&value) != nil {
			return nil
		}
		o.set(text, value)
	}
	return o
}

// parseList returns the elements of raw, or none if it is no list.
func parseList(raw json.RawMessage) []json.RawMessage {
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil {
		return nil
	}
	return list
}

// value returns the value of a member, nil if it is not there.
func (o object) value(name string) json.RawMessage {
	for _, m := range o {
		if m.name == name {
			return m.value
		}
	}
	return nil
}

func (o *object) set(name string, value json.RawMessage) {
	for i := range *o {
		if (*o)[i].name == name {
			(*o)[i].value = value
			return
		}
	}
	*o = append(*o, member{name, value})
}

// text writes the object, or nothing if it has no members.
func (o object) text() json.RawMessage {
	if len(o) == 0 {
		return nil
	}
	b := []byte{'{'}
	for i, m := range o {
		if i > 0 {
			b = append(b, ',')
		}
		name, _ := encode(m.name) // a string can always be written
		b = append(append(append(b, name...), ':'), m.value...)
	}
	return append(b, '}')
}

// listText writes a list, or nothing if it has no elements.
func listText(list []json.RawMessage) json.RawMessage {
	if len(list) == 0 {
		return nil
	}
	return append(append([]byte{'['}, bytes.Join(toBytes(list), []byte{','})...), ']')
}

func toBytes(list []json.RawMessage) [][]byte {
	b := make([][]byte, len(list))
	for i, e := range list {
		b[i] = e
	}
	return b
}
