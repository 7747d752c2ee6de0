package forms

import (
	"cmp"
	"fmt"
	"time"

	"golang.org/x/text/language"

	"facet/graph"
)

func languageSkills() Kind {
	return Kind{
		Name: "language", Title: "Languages", Type: "languageProficiency", Path: "profile/languages",
		Group:   aboutYou,
		What:    "which languages you speak",
		New:     func() Form { return new(languageSkill) },
		Example: exampleLanguage,
	}
}

// languageSkill is the form of a languageProficiency.
type languageSkill graph.LanguageProficiency

// Label is the name and how well it is spoken. What comes from the directory has
// a tag alone.
func (f *languageSkill) Label() string {
	if spoken := nameOf(languageLevels, string(f.Spoken)); spoken != "" && f.name() != "" {
		return f.name() + " · " + spoken
	}
	return f.name()
}

func (f *languageSkill) name() string {
	return cmp.Or(f.DisplayName, tagName(f.Tag), f.Tag)
}

func (f *languageSkill) Key() Key { return keyOf(cmp.Or(f.Tag, f.DisplayName)) }

// Facts have the level, or the three where they differ.
func (f *languageSkill) Facts(time.Time) Facts {
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
			pickLanguage("Language", &f.Tag, func(was, is string) {
				if f.DisplayName == "" || f.DisplayName == was {
					f.DisplayName = is
				}
			}).asked("say which language it is"),
			line("Name", &f.DisplayName).helps("What the language is called, if the usual name won't do.").Warns(f.misnamed),
			levelOfAll("All three", []*graph.LanguageLevel{&f.Spoken, &f.Written, &f.Reading}, languageLevels).
				helps("Sets the three below at once; each can be changed afterwards."),
			level("Speaking", &f.Spoken, languageLevels),
			level("Writing", &f.Written, languageLevels),
			level("Reading", &f.Reading, languageLevels),
			shownLevel("Level", &f.Proficiency, languageLevels)),
		sharing(&f.ItemFacet),
	}
}

// misnamed says that the name is that of another language than the tag.
func (f *languageSkill) misnamed() string {
	tag, err := language.Parse(f.Tag)
	named, other := language.Parse(languageNamed(f.DisplayName))
	if f.Tag == "" || f.DisplayName == "" || err != nil || other != nil || sameLanguage(tag, named) {
		return ""
	}
	return fmt.Sprintf("The name says %s, and the tag %s stands for %s.", f.DisplayName, f.Tag, cmp.Or(tagName(f.Tag), "another language"))
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
