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
type LanguageLevel string

var languageLevels = words{
	"elementary", "conversational", "limitedWorking", "professionalWorking", "fullProfessional", "nativeOrBilingual",
	UnknownFutureValue,
}

// Words are the members of the enumeration that can be sent.
func (LanguageLevel) Words() []string { return languageLevels.offered() }

// UnmarshalJSON reads a member of the enumeration and never fails.
func (l *LanguageLevel) UnmarshalJSON(raw []byte) error {
	*l = LanguageLevel(languageLevels.read(raw))
	return nil
}
