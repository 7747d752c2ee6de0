package work

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"facet/forms"
	"facet/graph"
	"facet/internal/object"
)

// The columns of an export that no list has: what facet remarks about an entry.
// They are never sent.
const (
	SourceColumn   = "_source"   // where the entry came from
	PersonIDColumn = "_personId" // the object id of its person
	ChangedColumn  = "_changed"  // when it was changed last
)

// FirstColumns are the columns of a list that an export has before the members.
var FirstColumns = []string{personColumn, nameColumn, kindColumn, idColumn, actionColumn}

// Columns are the columns of a facet type in an export: all that people set in a list,
// but not what programs say of an entry.
func Columns(kind forms.Kind) []forms.Column {
	return slices.DeleteFunc(kind.Columns(), func(c forms.Column) bool {
		return strings.HasPrefix(c.Path, "source.") || strings.HasPrefix(c.Path, "inference.")
	})
}

// UsedColumns are the columns of facet types that are used, each once, in the order of
// the types and of Graph. Who may see an entry stands at the end, always.
func UsedColumns(kinds []forms.Kind, used map[string]bool) (paths []string) {
	const audience = "allowedAudiences"
	for _, kind := range kinds {
		for _, c := range Columns(kind) {
			if used[c.Path] && c.Path != audience && !slices.Contains(paths, c.Path) {
				paths = append(paths, c.Path)
			}
		}
	}
	return append(paths, audience)
}

// Cells are the members of an object that a list can give, by the paths of their
// columns, written so that [Reader] reads the same. What is empty has no cell.
func Cells(kind forms.Kind, form forms.Form) (map[string]string, error) {
	body, err := graph.Body(form)
	if err != nil {
		return nil, err
	}
	values, err := object.Decode(body)
	if err != nil {
		return nil, err
	}
	cells := map[string]string{}
	for _, column := range Columns(kind) {
		path := strings.Split(column.Path, ".")
		cell := asCell(at(values, path))
		if column.Of != "" {
			cell = eachAsCell(values, column)
		}
		if strings.TrimSpace(cell) != "" {
			cells[column.Path] = cell
		}
	}
	return cells, nil
}

// at is the value of a member, by its path; nil if there is none.
func at(values map[string]any, path []string) any {
	for _, name := range path[:len(path)-1] {
		values, _ = values[name].(map[string]any)
	}
	return values[path[len(path)-1]]
}

// asCell is a value as a cell has it.
func asCell(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		if strings.EqualFold(strings.TrimSpace(v), clearing) {
			return `\` + strings.TrimSpace(v)
		}
		return v
	case bool:
		return map[bool]string{true: "true", false: "false"}[v]
	case json.Number:
		return v.String()
	case []any:
		var items []string
		for _, item := range v {
			items = append(items, barred(fmt.Sprint(item)))
		}
		return strings.Join(items, "|")
	}
	return ""
}

// eachAsCell is a member of each object of a list, with an item for each.
func eachAsCell(values map[string]any, column forms.Column) string {
	list, _ := at(values, strings.Split(column.Of, ".")).([]any)
	path := strings.Split(strings.TrimPrefix(column.Path, column.Of+"."), ".")
	items, some := make([]string, len(list)), false
	for i, one := range list {
		inner, _ := one.(map[string]any)
		items[i] = barred(asCell(at(inner, path)))
		some = some || items[i] != ""
	}
	if !some {
		return ""
	}
	return strings.Join(items, "|")
}

// barred is an item of a cell between bars.
func barred(item string) string { return strings.ReplaceAll(item, "|", `\|`) }
