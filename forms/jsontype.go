package forms

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// jsonType names the type of a JSON value in words.
func jsonType(value any) string {
	switch value.(type) {
	case nil:
		return "null"
	case string:
		return "text"
	case bool:
		return "true or false"
	case float64, json.Number:
		return "a number"
	case []any:
		return "a list"
	}
	return "an object"
}

// lineAndColumn is the place of a byte in a text, both counted from 1, the
// column in characters. The offset is that of encoding/json: one past the byte.
func lineAndColumn(text []byte, offset int64) (line, column int) {
	before := text[:min(max(offset-1, 0), int64(len(text)))]
	last := bytes.LastIndexByte(before, '\n')
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(before[last+1:]) + 1
}
