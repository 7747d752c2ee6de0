package graph

import (
	"bytes"
	"encoding/json"
	"strings"
)

// Date is a calendar day as 2026-11-21, or a time in RFC 3339 for members
// that say when something was made. It stays the text that Graph sent; only
// the first of January of the year 1, which Graph uses for "not set", reads
// as empty.
type Date string

// UnmarshalJSON reads a date and never fails: what isn't text reads as empty.
func (d *Date) UnmarshalJSON(b []byte) error {
	*d = Date(looseString(b))
	if strings.HasPrefix(string(*d), "0001-01-01") {
		*d = ""
	}
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
