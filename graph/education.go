package graph

// EducationalActivity is a school, a degree or a course of the person. Its dates
// are whole days that mean a month: EndMonthYear when the person left, and
// CompletionMonthYear when they graduated.
//
// https://learn.microsoft.com/graph/api/resources/educationalactivity?view=graph-rest-beta
type EducationalActivity struct {
	ItemFacet
	Institution         InstitutionData           `json:"institution,omitzero"`
	Program             EducationalActivityDetail `json:"program,omitzero"`
	StartMonthYear      Date                      `json:"startMonthYear,omitempty"`
	EndMonthYear        Date                      `json:"endMonthYear,omitempty"`
	CompletionMonthYear Date                      `json:"completionMonthYear,omitempty"`
}

// InstitutionData is where somebody has studied.
//
// https://learn.microsoft.com/graph/api/resources/institutiondata?view=graph-rest-beta
type InstitutionData struct {
	DisplayName string          `json:"displayName,omitempty"`
	Description string          `json:"description,omitempty"`
	WebURL      string          `json:"webUrl,omitempty"`
	Location    PhysicalAddress `json:"location,omitzero"`
}

// EducationalActivityDetail is what somebody has studied. Its lists are one text
// each in national clouds.
//
// https://learn.microsoft.com/graph/api/resources/educationalactivitydetail?view=graph-rest-beta
type EducationalActivityDetail struct {
	DisplayName   string  `json:"displayName,omitempty"`
	Abbreviation  string  `json:"abbreviation,omitempty"`
	FieldsOfStudy Strings `json:"fieldsOfStudy,omitempty" national:"text"`
	Grade         string  `json:"grade,omitempty"`
	Description   string  `json:"description,omitempty"`
	Activities    Strings `json:"activities,omitempty" national:"text"`
	Awards        Strings `json:"awards,omitempty" national:"text"`
	Notes         string  `json:"notes,omitempty"`
	WebURL        string  `json:"webUrl,omitempty"`
}
