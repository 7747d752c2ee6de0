package graph

// SkillProficiency is a skill of the person, and how well they have it.
//
// https://learn.microsoft.com/graph/api/resources/skillproficiency?view=graph-rest-beta
type SkillProficiency struct {
	ItemFacet
	DisplayName       string     `json:"displayName,omitempty"`
	Proficiency       SkillLevel `json:"proficiency,omitempty"`
	WebURL            string     `json:"webUrl,omitempty"`
	Categories        Strings    `json:"categories,omitempty"`
	CollaborationTags Strings    `json:"collaborationTags,omitempty"`
}

// SkillLevel is the enumeration skillProficiencyLevel.
type SkillLevel = Enum[skillLevels]

type skillLevels struct{}

func (skillLevels) all() words {
	return words{
		"elementary", "limitedWorking", "generalProfessional", "advancedProfessional", "expert", UnknownFutureValue,
	}
}
