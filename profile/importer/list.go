package importer

import (
	"slices"
	"strings"

	"facet/forms"
	"facet/graph"
	"facet/profile/export"
	"facet/profile/work"
)

// The columns of a list that say where a row came from, and what to know about it. They
// are never sent.
const (
	fromColumn = "_from"
	noteColumn = "_note"
)

// List is the entries as a list for fill, in which a # stands before the person of what
// isn't ticked. Users are who the people of the file are.
func (i *Imported) List(users map[string]graph.DirectoryUser) (export.Table, error) {
	columns, cells, err := i.cells()
	if err != nil {
		return export.Table{}, err
	}
	names := slices.Concat([]string{"person", "personName", "kind"}, columns, []string{noteColumn, fromColumn, work.PersonIDColumn})
	return export.TableOf(names, func(yield func([]string) bool) {
		for n, e := range i.Entries {
			user := users[e.Person]
			person := user.UserPrincipalName
			if person == "" {
				person = e.Person
			}
			if e.Skip != "" {
				person = "#" + person
			}
			record := []string{person, user.DisplayName, e.Kind.Name}
			for _, c := range columns {
				record = append(record, cells[n][c])
			}
			if !yield(append(record, e.Says(), e.Place, user.ID)) {
				return
			}
		}
	}), nil
}

// cells are the members of all entries, and the columns that they need.
func (i *Imported) cells() (columns []string, all []map[string]string, err error) {
	used := map[string]bool{}
	for _, e := range i.Entries {
		cells, err := work.Cells(e.Kind, e.Form)
		if err != nil {
			return nil, nil, err
		}
		all = append(all, cells)
		for path := range cells {
			used[path] = true
		}
	}
	return work.UsedColumns(i.Kinds(), used), all, nil
}

// Says is all that is to be known of an entry, in a line, with members as columns of a
// list are named.
func (e Entry) Says() string { return e.says(e.Asks) }

// InWords is the same with members as the form calls them.
func (e Entry) InWords() string {
	titles := map[string]string{}
	for _, f := range forms.Fields(e.Form) {
		titles[f.Member] = f.Title
	}
	asks := slices.Clone(e.Asks)
	for i, ask := range asks {
		if member, rest, found := strings.Cut(ask, ": "); found && titles[member] != "" {
			asks[i] = titles[member] + ": " + rest
		}
	}
	return e.says(asks)
}

func (e Entry) says(asks []string) string {
	return strings.Join(strings.Fields(strings.Join(trimmed(slices.Concat([]string{e.Skip}, asks, e.Notes)), "; ")), " ")
}

// Asking are the rows of a list, as a spreadsheet counts them, that want an answer before
// they can be sent.
func (i *Imported) Asking() (rows []int) {
	for n, e := range i.Entries {
		if len(e.Asks) > 0 && e.Skip == "" {
			rows = append(rows, n+2) // below the header
		}
	}
	return rows
}

// Brief is the entries for eyes.
func (i *Imported) Brief() export.Table {
	return export.TableOf([]string{"", "KIND", "NAME", "NOTE"}, func(yield func([]string) bool) {
		for _, e := range i.Entries {
			tick := "[x]"
			if e.Skip != "" {
				tick = "[ ]"
			}
			if !yield([]string{tick, e.Kind.Name, e.Form.Label(), e.InWords()}) {
				return
			}
		}
	})
}
