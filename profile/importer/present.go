package importer

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"facet/forms"
	"facet/graph"
	"facet/profile/person"
	"facet/profile/send"
)

// People are those whose the entries are, as the file names them, each once; an empty
// name is who imports it.
func (i *Imported) People() (names []string) {
	for _, e := range i.Entries {
		if !slices.Contains(names, e.Person) {
			names = append(names, e.Person)
		}
	}
	return names
}

// Kinds are the facet types that the file has something of, in its order.
func (i *Imported) Kinds() (kinds []forms.Kind) {
	for _, e := range i.Entries {
		if !slices.ContainsFunc(kinds, func(k forms.Kind) bool { return k.Name == e.Kind.Name }) {
			kinds = append(kinds, e.Kind)
		}
	}
	return kinds
}

// Compare unticks what the person of a session has already, or one like it. Names are
// those by which the file knows them, lists what they have by the paths of facet types.
func (i *Imported) Compare(s *person.Session, names []string, lists map[string][]json.RawMessage) error {
	for n := range i.Entries {
		e := &i.Entries[n]
		if !slices.Contains(names, e.Person) {
			continue
		}
		body, err := graph.Body(e.Form)
		if err != nil {
			return err
		}
		if note := person.Besides(e.Kind, lists[e.Kind.Path]); note != "" && !slices.Contains(i.Beside, note) {
			i.Beside = append(i.Beside, note)
		}
		if like, is := errors.AsType[*send.LikeError](send.Once(s, e.Kind, body)(lists[e.Kind.Path])); is {
			e.present(like)
		}
	}
	return nil
}

// present says that an entry is there. What was to be said of it besides is of no use then.
func (e *Entry) present(like *send.LikeError) {
	why := There
	if like.Origin.Owned {
		why += ", from " + like.Origin.Name
	}
	if !like.Equal() {
		why += ", and says something else: " + strings.Join(like.Says(), "; ")
	}
	e.Skip = why
}

// There begins why an entry isn't ticked that the profile has.
const There = "there already"

// Present reports whether the profile has the entry, or one like it.
func (e Entry) Present() bool { return strings.HasPrefix(e.Skip, There) }

// Skip unticks the entries of somebody, who isn't there or couldn't be read.
func (i *Imported) Skip(name, why string) {
	for n := range i.Entries {
		if i.Entries[n].Person == name {
			i.Entries[n].Skip = why
		}
	}
}

// Of says whose all entries are.
func (i *Imported) Of(name string) {
	for n := range i.Entries {
		i.Entries[n].Person, i.Entries[n].PersonName = name, ""
	}
}

// Has reports whether there is something of the facet type with a path.
func (i *Imported) Has(path string) bool {
	return slices.ContainsFunc(i.Entries, func(e Entry) bool { return e.Kind.Path == path })
}
