package ui

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"facet/forms"
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

// indent is JSON with line breaks.
func indent(raw json.RawMessage) ([]byte, error) {
	var b bytes.Buffer
	err := json.Indent(&b, raw, "", "  ")
	return b.Bytes(), err
}

// readable shows an object by its facts, with everything that Graph sent or
// with what the form has words for.
func readable(t *theme, kind forms.Kind, raw json.RawMessage, width int, everything bool) string {
	sections := Facts(kind, raw)
	if sections == nil {
		return hanging(Pretty(raw), width)
	}
	if !everything {
		sections = sections[:len(sections)-1]
	}
	var lines []string
	for _, section := range sections {
		lines = append(lines, t.section.Render(section.Title))
		for _, f := range section.Facts {
			lines = append(lines, fact(t, f.Title, f.Value, width)...)
		}
		lines = append(lines, "")
	}
	return strings.Join(lines, "\n")
}

// fact is a title and its value, wrapped beside it.
func fact(t *theme, title, value string, width int) []string {
	const column = 22
	if value == "" {
		value = t.faint.Render("–")
	}
	title = text.Line(title)
	if len(title) >= column-1 {
		return append([]string{"  " + t.faint.Render(text.Fit(title, width-2))}, indentTo(4, t.plain.Width(max(width-4, 10)).Render(value))...)
	}
	block := strings.Split(t.plain.Width(max(width-column-2, 10)).Render(value), "\n")
	lines := []string{"  " + t.faint.Render(pad(title, column)) + block[0]}
	return append(lines, indentTo(column+2, strings.Join(block[1:], "\n"))...)
}

// indentTo moves all lines of a block to the right.
func indentTo(by int, block string) []string {
	if block == "" {
		return nil
	}
	lines := strings.Split(block, "\n")
	for i := range lines {
		lines[i] = strings.Repeat(" ", by) + lines[i]
	}
	return lines
}
