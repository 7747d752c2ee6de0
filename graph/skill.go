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
type SkillLevel string

var skillLevels = words{
	"elementary", "limitedWorking", "generalProfessional", "advancedProfessional", "expert", UnknownFutureValue,
}

// Words are the members of the enumeration that can be sent.
func (SkillLevel) Words() []string { return skillLevels.offered() }

// UnmarshalJSON reads a member of the enumeration and never fails.
func (l *SkillLevel) UnmarshalJSON(raw []byte) error {
	*l = SkillLevel(skillLevels.read(raw))
	return nil
}
