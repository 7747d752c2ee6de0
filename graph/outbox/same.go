package outbox

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// says reports whether an object says everything that was sent, however Graph
// wrote it down: spaces around text, the form of its letters, and whether
// something empty is null, "" or missing make no difference.
func says(object, sent json.RawMessage) bool {
	want, err := members(sent)
	if err != nil {
		return false
	}
	got, err := members(object)
	return err == nil && covers(got, want)
}

// members reads a JSON object.
func members(raw json.RawMessage) (map[string]any, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var m map[string]any
	if d.Decode(&m) != nil || m == nil {
		return nil, errors.New("the body is not a JSON object")
	}
	const audiences = "allowedAudiences"
	if m[audiences] != nil {
		m[audiences] = flags(raw)
	}
	return m, nil
}

// flags is the set of audiences in an object, which Graph has been seen to
// send as words or as a number.
func flags(object json.RawMessage) []any {
	var each []any
	all := facetOf(object).AllowedAudiences.Each()
	slices.Sort(all)
	for _, audience := range all {
		each = append(each, string(audience))
	}
	return each
}

// covers reports whether got has everything that is in want.
func covers(got, want any) bool {
	switch want := want.(type) {
	case map[string]any:
		got, _ := got.(map[string]any)
		for name, value := range want {
			if !strings.Contains(name, "@") && !covers(got[name], value) {
				return false
			}
		}
		return true
	case []any:
		got, _ := got.([]any)
		return slices.EqualFunc(filled(got), filled(want), covers)
	default:
		return plain(got) == plain(want)
	}
}

// filled are the elements that are not empty.
func filled(list []any) []any {
	return slices.DeleteFunc(slices.Clone(list), func(e any) bool { return plain(e) == nil })
}

// plain is a value without what makes no difference, and nil if it is empty.
func plain(value any) any {
	switch v := value.(type) {
	case string:
		if v = norm.NFC.String(strings.TrimSpace(v)); v != "" {
			return v
		}
		return nil
	case json.Number:
		if f, err := strconv.ParseFloat(string(v), 64); err == nil {
			return f
		}
		return string(v)
	case []any:
		var list []any
		for _, e := range filled(v) {
			list = append(list, plain(e))
		}
		if list == nil {
			return nil
		}
		return list
	case map[string]any:
		return plainObject(v)
	default:
		return value
	}
}

func plainObject(object map[string]any) any {
	kept := map[string]any{}
	for name, value := range object {
		if p := plain(value); p != nil && !strings.Contains(name, "@") {
			kept[name] = p
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return kept
}

// hash tells apart what is sent where.
func (i Intent) hash() (string, error) {
	var body any
	if len(i.Body) > 0 {
		object, err := members(i.Body)
		if err != nil {
			return "", err
		}
		body = object
		if i.Method == "POST" {
			body = plain(object)
		}
	}
	return digest([]any{i.collection(), i.Actor.ID, i.Method, string(i.Changes), body}), nil
}

// serviceMade are the members that Graph changes without anybody's doing.
var serviceMade = []string{
	"id", "createdBy", "createdDateTime", "lastModifiedBy", "lastModifiedDateTime",
	"source", "sources", "inference", "isSearchable",
}

// fingerprint stands for what an object says, apart from what Graph adds. It
// is empty for what can't be read.
func fingerprint(object json.RawMessage) string {
	m, err := members(object)
	if err != nil || facetOf(object).ID == "" {
		return ""
	}
	for _, name := range serviceMade {
		delete(m, name)
	}
	return digest([]any{string(facetOf(object).ID), plain(m)})
}

func digest(value any) string {
	b, err := json.Marshal(value)
	if err != nil { // nothing here comes from anything but JSON
		b = fmt.Append(nil, value)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
