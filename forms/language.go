package forms

import (
	"cmp"

	"facet/graph"
)

func languageSkills() Kind {
	return of[languageSkill](Kind{
		Name: "language", Title: "Languages", Type: "languageProficiency", Path: "profile/languages",
		Group:   aboutYou,
		What:    "which languages you speak",
		Example: exampleLanguage,
	})
}

// languageSkill is the form of a languageProficiency.
type languageSkill graph.LanguageProficiency

// Label is the name and how well it is spoken. What comes from the directory has
// a tag alone.
func (f *languageSkill) Label() string {
	return dotted(f.name(), nameOf(languageLevels, string(f.Spoken)))
}

func (f *languageSkill) name() string {
	return cmp.Or(f.DisplayName, tagName(f.Tag), f.Tag)
}

func (f *languageSkill) Key() Key { return keyOf(cmp.Or(f.Tag, f.DisplayName)) }

// Facts have the level, or the three where they differ.
func (f *languageSkill) Facts() Facts {
	spoken, written, reading := nameOf(languageLevels, string(f.Spoken)), nameOf(languageLevels, string(f.Written)), nameOf(languageLevels, string(f.Reading))
	facts := Facts{Title: f.name(), Words: []string{spoken}}
	if written != spoken || reading != spoken {
		facts.Words = []string{titled("speaking", spoken), titled("writing", written), titled("reading", reading)}
	}
	return facts
}

func (f *languageSkill) Sections() []Section {
	return []Section{
		section("Language",
			pickLanguage("Language", &f.Tag).naming(&f.Tag, &f.DisplayName).asked("say which language it is"),
			line("Name", &f.DisplayName).helps("What the language is called, if the usual name won't do.").
				Warns(func() string { return misnamed(f.DisplayName, f.Tag) }),
			levelOfAll("All three", []*graph.LanguageLevel{&f.Spoken, &f.Written, &f.Reading}, languageLevels).
				helps("Sets the three below at once; each can be changed afterwards."),
			level("Speaking", &f.Spoken, languageLevels),
			level("Writing", &f.Written, languageLevels),
			level("Reading", &f.Reading, languageLevels),
			shownLevel("Level", &f.Proficiency, languageLevels)),
		sharing(&f.ItemFacet),
	}
}

func exampleLanguage() Form {
	return &languageSkill{
		ItemFacet:   graph.ItemFacet{AllowedAudiences: graph.Organization},
		DisplayName: "Norwegian Bokmål",
		Tag:         "nb-NO",
		Spoken:      "fullProfessional",
		Written:     "professionalWorking",
		Reading:     "nativeOrBilingual",
	}
}
