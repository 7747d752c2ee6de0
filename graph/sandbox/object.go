package sandbox

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"
)

// object is a JSON object whose members keep their order. A value in it is
// nil, bool, json.Number, string, []any or object.
type object []member

type member struct {
	name  string
	value any
}

// maxDepth is how deeply a body may nest; the metadata needs five levels.
const maxDepth = 32

var (
	errNotJSON   = errors.New("not valid JSON")
	errNotObject = errors.New("not a JSON object")
)

// decodeObject reads one JSON object. It refuses a member that is given twice,
// as OData does, and text that is not UTF-8.
func decodeObject(data []byte) (object, error) {
	if !utf8.Valid(data) || !json.Valid(data) {
		return nil, errNotJSON
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	value, err := decodeValue(d, 0)
	if err != nil {
		return nil, err
	}
	o, ok := value.(object)
	if !ok {
		return nil, errNotObject
	}
	return o, nil
}

func decodeValue(d *json.Decoder, depth int) (any, error) {
	if depth > maxDepth {
		return nil, fmt.Errorf("nested more than %d levels deep", maxDepth)
	}
	token, err := d.Token()
	if err != nil {
		return nil, errNotJSON
	}
	switch token {
	case json.Delim('{'):
		return decodeMembers(d, depth)
	case json.Delim('['):
		return decodeElements(d, depth)
	}
	return token, nil
}

func decodeMembers(d *json.Decoder, depth int) (any, error) {
	o := object{}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, errNotJSON
		}
		value, err := decodeValue(d, depth+1)
		if err != nil {
			return nil, err
		}
		if o.has(name.(string)) {
			return nil, fmt.Errorf("the member '%s' appears twice", name)
		}
		o = append(o, member{name.(string), value})
	}
	_, err := d.Token()
	return o, err
}

func decodeElements(d *json.Decoder, depth int) (any, error) {
	list := []any{}
	for d.More() {
		value, err := decodeValue(d, depth+1)
		if err != nil {
			return nil, err
		}
		list = append(list, value)
	}
	_, err := d.Token()
	return list, err
}

func (o object) index(name string) int {
	return slices.IndexFunc(o, func(m member) bool { return m.name == name })
}

func (o object) has(name string) bool { return o.index(name) >= 0 }

// value is the member's value, or nil where there is none.
func (o object) value(name string) any {
	if i := o.index(name); i >= 0 {
		return o[i].value
	}
	return nil
}

// text is the member's value where that is a string, else "".
func (o object) text(name string) string {
	s, _ := o.value(name).(string)
	return s
}

// with returns a copy of o in which the member has the value.
func (o object) with(name string, value any) object {
	o = slices.Clone(o)
	if i := o.index(name); i >= 0 {
		o[i].value = value
		return o
	}
	return append(o, member{name, value})
}

// names are the names of o's members, in order.
func (o object) names() []string {
	names := make([]string, len(o))
	for i, m := range o {
		names[i] = m.name
	}
	return names
}

// encode writes o as JSON.
func (o object) encode() []byte { return appendValue(nil, o) }

func appendValue(b []byte, value any) []byte {
	switch v := value.(type) {
	case object:
		return appendObject(b, v)
	case []any:
		return appendList(b, v)
	case string:
		return appendString(b, v)
	case json.Number:
		return append(b, v...)
	case bool:
		return fmt.Append(b, v)
	}
	return append(b, "null"...)
}

func appendObject(b []byte, o object) []byte {
	b = append(b, '{')
	for i, m := range o {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendString(b, m.name), ':')
		b = appendValue(b, m.value)
	}
	return append(b, '}')
}

func appendList(b []byte, list []any) []byte {
	b = append(b, '[')
	for i, v := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendValue(b, v)
	}
	return append(b, ']')
}

// appendString escapes only what JSON demands, so that hostile text reaches
// the wire byte for byte: encoding/json would repair invalid UTF-8.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c < 0x20:
			b = fmt.Appendf(b, `\u%04x`, c)
		default:
			b = append(b, c)
		}
	}
	return append(b, '"')
}
