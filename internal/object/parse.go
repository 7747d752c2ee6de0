package object

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// Parse returns the members of raw, or none if it is no object. The values are
// parts of raw, which must not be changed.
func Parse(raw json.RawMessage) Object {
	if Start(raw) != '{' || !json.Valid(raw) {
		return nil
	}
	return members(raw)
}

// Elements returns the elements of raw, or none if it is no list. They are parts
// of raw, as those of Parse are.
func Elements(raw json.RawMessage) []json.RawMessage {
	if Start(raw) != '[' || !json.Valid(raw) {
		return nil
	}
	return items(raw)
}

// members are those of what is known to be an object. What is in an object that was
// read isn't read once more to find that out.
func members(raw json.RawMessage) Object {
	var o Object
	at := bytes.IndexByte(raw, '{') + 1
	for {
		name, after := next(raw, at)
		if name == nil {
			return o
		}
		value, end := next(raw, after)
		o.Set(unquote(name), value)
		at = end
	}
}

// items are those of what is known to be a list.
func items(raw json.RawMessage) []json.RawMessage {
	list := []json.RawMessage{}
	at := bytes.IndexByte(raw, '[') + 1
	for {
		item, end := next(raw, at)
		if item == nil {
			return list
		}
		list, at = append(list, item), end
	}
}

// next is the value behind at, inside an object or a list, and where it ends; nil
// where there is none any more.
func next(raw json.RawMessage, at int) (value json.RawMessage, end int) {
	for raw[at] <= ' ' || raw[at] == ',' || raw[at] == ':' {
		at++
	}
	if raw[at] == '}' || raw[at] == ']' {
		return nil, at
	}
	end = at
	for depth := 0; ; end++ {
		switch raw[end] {
		case '"':
			if end = closing(raw, end); depth == 0 {
				return raw[at : end+1 : end+1], end + 1
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return raw[at:end:end], end
			}
			if depth--; depth == 0 {
				return raw[at : end+1 : end+1], end + 1
			}
		case ',', ' ', '\t', '\n', '\r':
			if depth == 0 {
				return raw[at:end:end], end
			}
		}
	}
}

// closing is where the text ends that begins at a quotation mark.
func closing(raw json.RawMessage, at int) int {
	for at++; raw[at] != '"'; at++ {
		if raw[at] == '\\' {
			at++
		}
	}
	return at
}

// unquote is a text without its quotation marks.
func unquote(raw json.RawMessage) string {
	if inner := raw[1 : len(raw)-1]; bytes.IndexByte(inner, '\\') < 0 && utf8.Valid(inner) {
		return string(inner)
	}
	var s string
	_ = json.Unmarshal(raw, &s) // it is known to be a text
	return s
}
