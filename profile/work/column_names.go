package work

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"facet/forms"
)

// The columns of every table that are no member.
const (
	personColumn   = "person"
	nameColumn     = "personName"
	kindColumn     = "kind"
	templateColumn = "template"
	actionColumn   = "action"
	idColumn       = "id"
	changedColumn  = "_changed" // of an export
)

// specials are the columns that are no member, by their names and other words for
// them, as [folded] has both.
var specials = map[string]string{
	"person": personColumn, "upn": personColumn, "userprincipalname": personColumn, "user": personColumn,
	"mail": personColumn, "email": personColumn, "emailaddress": personColumn, "mailaddress": personColumn, "employee": personColumn,
	"personname": nameColumn, "fullname": nameColumn, "employeename": nameColumn,
	"kind": kindColumn, "type": kindColumn, "facet": kindColumn, "facettype": kindColumn,
	"template": templateColumn, "action": actionColumn, "id": idColumn,
}

// special is the column of every table that a folded name means, or nothing.
func special(name string) string { return specials[name] }

// folded is a name of a column as names are compared: case, blanks, hyphens and
// underscores don't count.
func folded(name string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || unicode.Is(unicode.Cf, c) || unicode.Is(unicode.Pd, c) || c == '_' {
			return -1
		}
		return unicode.ToLower(c)
	}, name)
}

// naming are the names of the members of a facet type.
type naming struct {
	paths  map[string]forms.Column   // by the folded path
	labels map[string][]forms.Column // by the folded words of the form
}

func namingOf(kind forms.Kind) naming {
	n := naming{map[string]forms.Column{}, map[string][]forms.Column{}}
	for _, column := range kind.Columns() {
		n.paths[folded(column.Path)] = column
	}
	for words, paths := range kind.Labels() {
		for _, path := range paths {
			if column, has := n.paths[folded(path)]; has {
				n.labels[folded(words)] = append(n.labels[folded(words)], column)
			}
		}
	}
	return n
}

// labelled are the members that the form calls so, also with "on" or "date" behind.
func (n naming) labelled(name string) []forms.Column {
	for _, one := range []string{name, strings.TrimSuffix(name, "on"), strings.TrimSuffix(name, "date")} {
		if found := n.labels[one]; found != nil {
			return found
		}
	}
	return nil
}

// naming are the names of the members of a facet type; they are found out once.
func (r *reading) naming(kind forms.Kind) naming {
	if known, has := namings.Load(kind.Type); has {
		return known.(naming)
	}
	known, _ := namings.LoadOrStore(kind.Type, namingOf(kind))
	return known.(naming)
}

// namings are the names by the type of Graph.
var namings sync.Map

// knownHeaders are all names by which a header can be told.
func (r *reading) knownHeaders() map[string]bool {
	known := map[string]bool{}
	for name := range specials {
		known[name] = true
	}
	for _, kind := range r.Kinds {
		for path := range r.naming(kind).paths {
			known[path] = true
		}
		for label := range r.naming(kind).labels {
			known[label] = true
		}
	}
	return known
}

// nearName is the name of a column that somebody may have meant who wrote another
// one: one letter or two make the difference, and fewer in a short word.
func (r *reading) nearName(name string, kinds []forms.Kind) (near string, found bool) {
	var names []string
	for word := range specials {
		names = append(names, word)
	}
	shown := map[string]string{}
	for _, kind := range r.Kinds {
		for path, column := range r.naming(kind).paths {
			shown[path] = column.Path
			names = append(names, path)
		}
	}
	for _, kind := range kinds {
		for label, columns := range r.naming(kind).labels {
			if len(columns) == 1 && shown[label] == "" {
				shown[label] = columns[0].Path
				names = append(names, label)
			}
		}
	}
	slices.Sort(names)
	near, distance := forms.Closest(name, names)
	if distance > 2 || distance > len(name)/4 {
		return "", false
	}
	if path := shown[near]; path != "" {
		return path, true
	}
	return specials[near], true
}
