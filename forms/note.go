package forms

import (
	"cmp"
	"strings"

	"facet/graph"
)

func notes() Kind {
	return Kind{
		Name: "note", Title: "About me, notes", Type: "personAnnotation", Path: "profile/notes",
		Group: aboutYou,
		What:  "a text about you, in your own words",
		Note: "The “About me” of the profile card itself is kept in SharePoint. Here it is locked: “In the directory” changes it. " +
			"A note is a second text beside it.",
		New:     func() Form { return &note{Detail: graph.ItemBody{ContentType: graph.PlainText}} },
		Example: exampleNote,
	}
}

// note is the form of a personAnnotation.
type note graph.PersonAnnotation

// Label is the title, else the first words.
func (f *note) Label() string {
	first := strings.Fields(f.words())
	return cmp.Or(f.DisplayName, strings.Join(first[:min(len(first), 6)], " "))
}

// Facts have the text of a note that has a title.
func (f *note) Facts() Facts {
	if f.DisplayName == "" {
		return Facts{}
	}
	return Facts{Words: []string{strings.Join(strings.Fields(f.words()), " ")}}
}

// words are what a reader sees of the text.
func (f *note) words() string {
	if f.Detail.ContentType == graph.HTML {
		return Plain(f.Detail.Content)
	}
	return f.Detail.Content
}

// Key is the title; notes without one are told apart by their first words.
func (f *note) Key() Key { return keyOf(f.Label()) }

func (f *note) Sections() []Section {
	return []Section{
		section("Note",
			line("Title", &f.DisplayName).helps("Such as About me."),
			f.writtenAs(),
			f.text().asked("write the text")),
		sharing(&f.ItemFacet),
	}
}

func exampleNote() Form {
	return &note{
		ItemFacet:   graph.ItemFacet{AllowedAudiences: graph.Organization},
		DisplayName: "How to reach me",
		Detail:      graph.ItemBody{ContentType: graph.PlainText, Content: "I grew up by the sea.\nI answer best before noon."},
	}
}
