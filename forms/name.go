package forms

import (
	"cmp"
	"strings"

	"facet/graph"
)

func personNames() Kind {
	return of[name](Kind{
		Name: "name", Title: "Names", Type: "personName", Path: "profile/names",
		Group: aboutYou,
		What:  "what else you are called, and how your name is said",
		Note: "Profile cards go on showing the name of your organisation's directory, which is locked: ask your IT to change it. " +
			"What is added stands beside it: a nickname, the name in another script, how it is said.",
		Example: exampleName,
	})
}

// name is the form of a personName.
type name graph.PersonName

func (f *name) Label() string {
	return cmp.Or(f.DisplayName, strings.TrimSpace(f.First+" "+f.Last), f.Nickname)
}

// Key is the name; one may be the same in two languages.
func (f *name) Key() Key { return keyOf(f.Label(), f.LanguageTag) }

// Facts have how it is said, and in which language.
func (f *name) Facts() Facts {
	said := &f.Pronunciation
	return Facts{Words: []string{cmp.Or(said.DisplayName, strings.TrimSpace(said.First+" "+said.Last)), tagName(f.LanguageTag)}}
}

func (f *name) Sections() []Section {
	said := &f.Pronunciation
	return []Section{
		section("Name",
			line("Shown as", &f.DisplayName).askedUnless("give a name: as it is shown, the first, the last, or a nickname", &f.First, &f.Last, &f.Nickname),
			line("First", &f.First),
			line("Middle", &f.Middle),
			line("Last", &f.Last),
			line("Nickname", &f.Nickname),
			line("Title", &f.Title).helps("Such as Dr."),
			line("Suffix", &f.Suffix).helps("Such as PhD or Jr."),
			line("Initials", &f.Initials),
			line("Maiden name", &f.Maiden),
			pickLanguage("Language of this name", &f.LanguageTag)),
		section("How it is said",
			line("Whole name", &said.DisplayName).helps("In letters, such as AH-dah LAR-sen. A recording is not kept here."),
			line("First", &said.First),
			line("Middle", &said.Middle),
			line("Last", &said.Last),
			line("Maiden name", &said.Maiden)),
		sharing(&f.ItemFacet),
	}
}

func exampleName() Form {
	return &name{
		ItemFacet:   graph.ItemFacet{AllowedAudiences: graph.Organization},
		DisplayName: "Ada Larsen",
		First:       "Ada",
		Middle:      "Marie",
		Last:        "Larsen",
		Nickname:    "Addie",
		Title:       "Dr",
		Suffix:      "PhD",
		Initials:    "AML",
		Maiden:      "Vik",
		LanguageTag: "nb-NO",
		Pronunciation: graph.NamePronunciation{
			DisplayName: "AH-dah LAR-sen", First: "AH-dah", Middle: "mah-REE", Last: "LAR-sen", Maiden: "VEEK",
		},
	}
}
