package graph

import (
	"bytes"
	"encoding/json"
	"strings"

	"facet/internal/object"
	"facet/internal/pattern"
)

// Date is a calendar day as 2026-11-21, or a time in RFC 3339 for members
// that say when something was made. It stays the text that Graph sent; only
// the first of January of the year 1, which Graph uses for "not set", reads
// as empty.
type Date string

// notSet is the day that stands for none, by itself or at midnight.
var notSet = pattern.New(`^0001-01-01(T00:00:00(\.0+)?(Z|[+-]00:00)?)?$`)

// DateOf is the date that a text says; empty for the one that means "not set".
func DateOf(text string) Date {
	if notSet().MatchString(text) {
		return ""
	}
	return Date(text)
}

// UnmarshalJSON reads a date and never fails: what isn't text reads as empty.
func (d *Date) UnmarshalJSON(b []byte) error {
	*d = DateOf(looseString(b))
	return nil
}

// Bool is true, false, or empty for "not set". On the wire it is a JSON
// boolean.
type Bool string

// The two values of a [Bool] that is set.
const (
	True  Bool = "true"
	False Bool = "false"
)

// MarshalJSON writes a JSON boolean, or null when the value is not set.
func (b Bool) MarshalJSON() ([]byte, error) {
	if b == "" {
		return []byte("null"), nil
	}
	return json.Marshal(b == True)
}

// UnmarshalJSON reads a boolean, as such or as text, and never fails.
func (b *Bool) UnmarshalJSON(raw []byte) error {
	*b = ""
	switch word := Bool(strings.ToLower(strings.Trim(string(raw), `"`))); word {
	case True, False:
		*b = word
	}
	return nil
}

// Number is a number in its digits, or empty for "not set".
type Number string

// MarshalJSON writes a JSON number, or null when the value is not set.
func (n Number) MarshalJSON() ([]byte, error) {
	if n == "" {
		return []byte("null"), nil
	}
	return json.Marshal(json.Number(n))
}

// UnmarshalJSON reads a number and never fails: anything else reads as empty.
func (n *Number) UnmarshalJSON(raw []byte) error {
	var number json.Number
	if *n = ""; object.Start(raw) != '"' && json.Unmarshal(raw, &number) == nil {
		*n = Number(number)
	}
	return nil
}

// Strings is a list of strings. Some clouds send a single string where
// others send a list; both read as a list.
type Strings []string

// UnmarshalJSON reads a list of strings, or one string, and never fails.
func (s *Strings) UnmarshalJSON(raw []byte) error {
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil {
		list = []json.RawMessage{raw}
	}
	*s = nil
	for _, item := range list {
		if text := looseString(item); text != "" {
			*s = append(*s, text)
		}
	}
	return nil
}

// looseString is the JSON string in raw, the digits of a number, or nothing.
func looseString(raw []byte) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	if raw = bytes.TrimSpace(raw); len(raw) > 0 && strings.ContainsRune("-0123456789", rune(raw[0])) {
		return string(raw)
	}
	return ""
}
