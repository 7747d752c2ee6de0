package graph

// LanguageProficiency is a language of the person, and how well they know it.
// Tag is one of BCP 47, such as nb-NO. Proficiency is undocumented: what comes
// from the directory has it.
//
// https://learn.microsoft.com/graph/api/resources/languageproficiency?view=graph-rest-beta
type LanguageProficiency struct {
	ItemFacet
	DisplayName string        `json:"displayName,omitempty"`
	Tag         string        `json:"tag,omitempty"`
	Spoken      LanguageLevel `json:"spoken,omitempty"`
	Written     LanguageLevel `json:"written,omitempty"`
	Reading     LanguageLevel `json:"reading,omitempty"`
	Proficiency LanguageLevel `json:"proficiency,omitempty" graph:"readonly"`
}

// LanguageLevel is the enumeration languageProficiencyLevel.
type LanguageLevel = Enum[languageLevels]

type languageLevels struct{}

func (languageLevels) all() words {
	return words{
		"elementary", "conversational", "limitedWorking", "professionalWorking", "fullProfessional", "nativeOrBilingual",
		UnknownFutureValue,
	}
}
