package object

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Decode reads the values of an object. Numbers are [json.Number], which have
// their digits.
func Decode(raw json.RawMessage) (map[string]any, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var m map[string]any
	if d.Decode(&m) != nil || m == nil {
		return nil, errors.New("this is not a JSON object")
	}
	return m, nil
}

// Same reports whether two texts are the same object, in whatever order.
func Same(a, b json.RawMessage) bool {
	x, err := Decode(a)
	y, wrong := Decode(b)
	return err == nil && wrong == nil && reflect.DeepEqual(x, y)
}

// Merge is the values of one object over those of another. Objects are merged
// with objects; any other value takes the place of what is under it.
func Merge(under, over map[string]any) map[string]any {
	all := maps.Clone(under)
	for name, value := range over {
		inner, both := value.(map[string]any)
		below, same := all[name].(map[string]any)
		if both && same {
			value = Merge(below, inner)
		}
		all[name] = value
	}
	return all
}

// Covers reports whether the value got says everything that want says, however
// Graph wrote it down: see [Plain]. OData's own members make no difference.
func Covers(got, want any) bool {
	switch want := want.(type) {
	case map[string]any:
		got, _ := got.(map[string]any)
		for name, value := range want {
			if !Annotation(name) && !Covers(got[name], value) {
				return false
			}
		}
		return true
	case []any:
		got, _ := got.([]any)
		return slices.EqualFunc(filled(got), filled(want), Covers)
	default:
		return Plain(got) == Plain(want)
	}
}

// Annotation reports whether a member is OData's own, such as @odata.type.
func Annotation(name string) bool { return strings.Contains(name, "@") }

// filled are the elements that are not empty.
func filled(list []any) []any {
	return slices.DeleteFunc(slices.Clone(list), func(e any) bool { return Plain(e) == nil })
}

// Plain is a value without what makes no difference to Graph: spaces around
// text, the form of its letters, how a number is written, OData's own members,
// and whether something empty is null, "" or missing. It is nil if it is empty.
func Plain(value any) any {
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
			list = append(list, Plain(e))
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
		if p := Plain(value); p != nil && !Annotation(name) {
			kept[name] = p
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return kept
}
