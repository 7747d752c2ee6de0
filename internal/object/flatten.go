package object

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// Leaf is a value inside an object, by its path ("detail.company.displayName"),
// in words: text without its quotes, yes or no, nothing for null. It is raw text.
type Leaf struct{ Path, Words string }

// Flatten lists the values of an object, in the order in which they stand. A
// list of plain values is one of them.
func Flatten(raw json.RawMessage) []Leaf {
	if !json.Valid(raw) {
		return nil
	}
	var all []Leaf
	walk(&all, "", raw, Deepest)
	return all
}

func walk(all *[]Leaf, path string, raw json.RawMessage, depth int) {
	switch raw = bytes.TrimSpace(raw); {
	case depth > 0 && Start(raw) == '{':
		for _, m := range members(raw) {
			walk(all, strings.TrimPrefix(path+"."+m.Name, "."), m.Value, depth-1)
		}
	case depth > 0 && Start(raw) == '[':
		walkList(all, path, raw, depth-1)
	default:
		*all = append(*all, Leaf{path, words(raw)})
	}
}

func walkList(all *[]Leaf, path string, raw json.RawMessage, depth int) {
	list := items(raw)
	var plain []string
	for i, item := range list {
		if Start(item) == '{' {
			walk(all, fmt.Sprintf("%s[%d]", path, i), item, depth)
			continue
		}
		plain = append(plain, words(item))
	}
	if len(plain) > 0 || len(list) == 0 {
		*all = append(*all, Leaf{path, strings.Join(plain, ", ")})
	}
}

// words is a plain value in words, of what is known to be JSON.
func words(raw json.RawMessage) string {
	switch {
	case raw[0] == '"':
		return unquote(raw)
	case string(raw) == "null":
		return ""
	case string(raw) == "true":
		return "yes"
	case string(raw) == "false":
		return "no"
	}
	return string(raw)
}
