package work

import (
	"encoding/json"
	"fmt"
	"strings"

	"facet/forms"
	"facet/internal/pattern"
)

func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// clearing is what a cell says that takes a member away, such as one that the
// template has.
const clearing = "(clear)"

// value is what a cell holds. What doesn't fit stays text, and the checks say
// what is wrong with it.
func value(holds forms.Holding, cell string) any {
	switch {
	case strings.EqualFold(cell, clearing):
		return nil
	case strings.EqualFold(cell, `\`+clearing):
		return cell[1:]
	case holds == forms.HoldsNumber && number().MatchString(cell):
		return json.Number(cell)
	case holds == forms.HoldsList:
		var items []any
		for _, item := range split(cell) {
			if item != "" {
				items = append(items, item)
			}
		}
		return items
	default:
		return cell
	}
}

var number = pattern.New(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// split is the items of a cell, between bars. A bar after a backslash is part
// of its item.
func split(cell string) []string {
	items := strings.Split(strings.ReplaceAll(cell, `\|`, "\x00"), "|")
	for i, item := range items {
		items[i] = strings.TrimSpace(strings.ReplaceAll(item, "\x00", "|"))
	}
	return items
}

// put gives a member, by its path, a value.
func put(object map[string]any, path []string, value any) {
	for _, name := range path[:len(path)-1] {
		inner, ok := object[name].(map[string]any)
		if !ok {
			inner = map[string]any{}
			object[name] = inner
		}
		object = inner
	}
	object[path[len(path)-1]] = value
}

// putEach gives each object of a list its item. All columns of the list have
// as many; an empty item gives nothing.
func putEach(object map[string]any, column forms.Column, items []string) error {
	list, _ := object[column.Of].([]any)
	if list == nil {
		for range items {
			list = append(list, map[string]any{})
		}
		object[column.Of] = list
	}
	if len(list) != len(items) {
		return fmt.Errorf("this names %d and another column of %s %d: give as many, with nothing between two bars where there is nothing to say", len(items), column.Of, len(list))
	}
	for i, item := range items {
		if item != "" {
			put(list[i].(map[string]any), strings.Split(strings.TrimPrefix(column.Path, column.Of+"."), "."), item)
		}
	}
	return nil
}

var indexes = pattern.New(`\[[0-9]+\]`)

// withoutIndexes is the column of a member such as "colleagues[1].displayName".
func withoutIndexes(member string) string { return indexes().ReplaceAllString(member, "") }
