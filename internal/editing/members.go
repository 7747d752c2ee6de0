package editing

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"facet/internal/text"
)

// member is a value of an object, by its path: "detail.company.displayName".
type member struct{ path, value string }

// flatten lists all members of an object, in the order in which they stand.
// A null is a member without a value; a list of plain values is one member.
func flatten(raw json.RawMessage) []member {
	var all []member
	walk(&all, "", raw)
	return all
}

func walk(all *[]member, path string, raw json.RawMessage) {
	switch raw = bytes.TrimSpace(raw); {
	case len(raw) > 0 && raw[0] == '{':
		for _, m := range entries(raw) {
			walk(all, strings.TrimPrefix(path+"."+m.path, "."), json.RawMessage(m.value))
		}
	case len(raw) > 0 && raw[0] == '[':
		walkList(all, path, raw)
	default:
		*all = append(*all, member{path, scalar(raw)})
	}
}

func walkList(all *[]member, path string, raw json.RawMessage) {
	var items []json.RawMessage
	if json.Unmarshal(raw, &items) != nil {
		return
	}
	var plain []string
	for i, item := range items {
		if bytes.HasPrefix(bytes.TrimSpace(item), []byte("{")) {
			walk(all, fmt.Sprintf("%s[%d]", path, i), item)
			continue
		}
		plain = append(plain, scalar(item))
	}
	if len(plain) > 0 || len(items) == 0 {
		*all = append(*all, member{path, strings.Join(plain, ", ")})
	}
}

// entries are the members of one object, each value as raw JSON.
func entries(raw json.RawMessage) []member {
	var all []member
	d := json.NewDecoder(bytes.NewReader(raw))
	if _, err := d.Token(); err != nil {
		return nil
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return all
		}
		var value json.RawMessage
		if d.Decode(&value) != nil {
			return all
		}
		all = append(all, member{fmt.Sprint(name), string(value)})
	}
	return all
}

// scalar is a plain value in words: text without its quotes, nothing for null.
func scalar(raw json.RawMessage) string {
	var s string
	switch {
	case json.Unmarshal(raw, &s) == nil:
		return s
	case string(raw) == "true":
		return "yes"
	case string(raw) == "false":
		return "no"
	}
	return string(raw)
}

// Pretty is JSON with line breaks, safe for a terminal.
func Pretty(raw json.RawMessage) string {
	var indented bytes.Buffer
	if json.Indent(&indented, raw, "", "  ") != nil {
		return text.Block(string(raw))
	}
	return text.Block(indented.String())
}
