package importer

import (
	"encoding/json"
	"fmt"
	"strings"
)

// value is a value of somebody else's JSON, with its place. Whatever type it has, it
// gives what can be read of it.
type value struct {
	path string
	any  any
	used map[string]bool // members that somebody asked for, by their paths without numbers
}

// at is a member, under the first of its names that says something.
func (v value) at(names ...string) value {
	object, _ := v.any.(map[string]any)
	for _, name := range names {
		v.used[plainPath(v.path+"."+name)] = true
	}
	for _, name := range names {
		if inner := object[name]; inner != nil && inner != "" {
			return value{strings.TrimPrefix(v.path+"."+name, "."), inner, v.used}
		}
	}
	return value{strings.TrimPrefix(v.path+"."+names[0], "."), nil, v.used}
}

// plainPath is a path without the numbers of items.
func plainPath(path string) string {
	var b strings.Builder
	inside := false
	for _, r := range strings.TrimPrefix(path, ".") {
		switch {
		case r == '[':
			inside = true
		case r == ']':
			inside = false
		case !inside:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// each are the items of a list; something else is one item.
func (v value) each() (items []value) {
	list, is := v.any.([]any)
	if !is {
		if v.any == nil {
			return nil
		}
		return []value{v}
	}
	for i, item := range list {
		items = append(items, value{fmt.Sprintf("%s[%d]", v.path, i), item, v.used})
	}
	return items
}

// text is a text, a number or a truth as text; what has members gives nothing.
func (v value) text() string {
	switch s := v.any.(type) {
	case string:
		return strings.TrimSpace(s)
	case json.Number:
		return s.String()
	case bool:
		return fmt.Sprint(s)
	}
	return ""
}

// texts are the items of a list of texts; one text gives what stands between commas.
func (v value) texts() (all []string) {
	if s, is := v.any.(string); is {
		return trimmed(strings.Split(s, ","))
	}
	for _, item := range v.each() {
		all = append(all, item.text(), item.name())
	}
	return trimmed(all)
}

// lines are the items of a list of sentences.
func (v value) lines() (all []string) {
	for _, item := range v.each() {
		all = append(all, item.text())
	}
	return trimmed(all)
}

// name is the name of an item that has members.
func (v value) name() string {
	if _, is := v.any.(map[string]any); is {
		return v.at("name").text()
	}
	return ""
}

// self is an item that may be its name alone.
func (v value) self(names ...string) string {
	if s := v.text(); s != "" {
		return s
	}
	return v.at(names...).text()
}
