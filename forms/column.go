package forms

import (
	"reflect"
	"strings"

	"facet/graph"
)

// Column is a member that people set, as a table has it: a cell for one value,
// or for a list of them.
type Column struct {
	Path  string // of the member, such as "detail.company.displayName"
	Holds Holding
	// Of is the list of objects of which each has such a member, such as
	// "colleagues"; empty for a member of the object itself.
	Of string
}

// Holding is what the cells of a column hold.
type Holding int

// The holdings.
const (
	HoldsText Holding = iota
	HoldsBool
	HoldsNumber
	HoldsList // of texts
	HoldsDay
)

// Columns are the members of the kind that a table can give, in Graph's order.
func (k Kind) Columns() []Column {
	return columns(reflect.TypeOf(k.New()).Elem(), "", "")
}

func columns(t reflect.Type, prefix, of string) []Column {
	var all []Column
	for _, f := range reflect.VisibleFields(t) {
		name := jsonName(f)
		if name == "" || readOnly(f) {
			continue
		}
		path := prefix + name
		switch holds, inner := holding(f.Type), f.Type; {
		case inner.Kind() == reflect.Struct:
			all = append(all, columns(inner, path+".", of)...)
		case inner.Kind() == reflect.Slice && holds != HoldsList:
			all = append(all, columns(inner.Elem(), path+".", path)...)
		default:
			all = append(all, Column{path, holds, of})
		}
	}
	return all
}

// holding is what a member of the type holds.
func holding(t reflect.Type) Holding {
	switch t {
	case reflect.TypeFor[graph.Bool]():
		return HoldsBool
	case reflect.TypeFor[graph.Strings]():
		return HoldsList
	case reflect.TypeFor[graph.Number]():
		return HoldsNumber
	case reflect.TypeFor[graph.Date]():
		return HoldsDay
	}
	return HoldsText
}

// Labels are the words by which the form of the kind asks for members, and the paths
// of those members. A word that is asked within a part about somebody else, such as
// a manager, counts only behind the title of its section.
func (k Kind) Labels() map[string][]string {
	labels := map[string][]string{}
	for _, section := range Open(k.New()) {
		for _, f := range section.Fields {
			if f.Member == "" {
				continue
			}
			for _, words := range []string{f.Title, section.Title + " " + f.Title} {
				if words != f.Title || !strings.HasPrefix(f.Member, "manager.") {
					labels[words] = append(labels[words], f.Member)
				}
			}
		}
	}
	return labels
}
