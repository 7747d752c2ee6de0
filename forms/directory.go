package forms

import (
	"encoding/json"

	"facet/graph"
	"facet/internal/text"
)

// Directory is About me, the birthday and the plain lists of names that the
// directory has of a person beside the facets. They are always there, so none is
// created or deleted, and the person alone changes them.
func Directory() Kind {
	return of[directoryMember](Kind{
		Name: "directory", Noun: "directory entry", Title: "In the directory", Group: ownAccount,
		Type: "user", Path: graph.DirectoryPath, Fixed: true,
		What: "About me, your birthday and plain lists of names, which profile cards show, too",
		Note: "This is kept in SharePoint, beside the facets of the profile; who sees it is set there.",
		Example: func() Form {
			return &directoryMember{ItemFacet: graph.ItemFacet{ID: "aboutMe"}, AboutMe: "I answer best before noon."}
		},
	})
}

// directoryMember is the form of one of them: its id says which.
type directoryMember graph.DirectoryMember

// directoryTitles are what they are called.
var directoryTitles = map[graph.ID]string{
	"aboutMe": "About me", "birthday": "Birthday", "interests": "Interests", "pastProjects": "Past projects",
	"responsibilities": "Responsibilities", "schools": "Schools", "skills": "Skills",
}

func (f *directoryMember) Label() string { return directoryTitles[f.ID] }

func (f *directoryMember) Key() Key { return keyOf(string(f.ID)) }

// Facts have what it says.
func (f *directoryMember) Facts() Facts {
	for _, s := range f.Sections() {
		if value := s.Fields[0].value(); text.Line(value) != "" {
			return Facts{Words: []string{value}}
		}
	}
	return Facts{Words: []string{"not set"}}
}

func (f *directoryMember) Sections() []Section {
	title := f.Label()
	lists := map[graph.ID]*graph.Strings{
		"interests": &f.Interests, "pastProjects": &f.PastProjects, "responsibilities": &f.Responsibilities, "schools": &f.Schools, "skills": &f.Skills,
	}
	switch member, isList := lists[f.ID]; {
	case isList:
		return []Section{section(title, list(title, member))}
	case f.ID == "aboutMe":
		return []Section{section(title, paragraph(title, &f.AboutMe))}
	case f.ID == "birthday":
		return []Section{section(title, date(title, &f.Birthday))}
	}
	return nil
}

// Patch is what turns the form before into the form after, as Graph takes it.
func (k Kind) Patch(raw json.RawMessage, before, after Form) (json.RawMessage, error) {
	was, isMember := before.(*directoryMember)
	if !isMember {
		patch, err := graph.Patch(raw, before, after)
		return k.NoNulls(raw, patch), err
	}
	return graph.DirectoryPatch(raw, graph.DirectoryMember(*was), graph.DirectoryMember(*after.(*directoryMember)))
}
