package graph

// ItemEmail is an e-mail address of the person's. Where their mail goes is
// another matter.
//
// https://learn.microsoft.com/graph/api/resources/itememail?view=graph-rest-beta
type ItemEmail struct {
	ItemFacet
	Address     string    `json:"address,omitempty"`
	DisplayName string    `json:"displayName,omitempty"`
	Type        EmailType `json:"type,omitempty"` // never null
}

// EmailType is the enumeration emailType.
type EmailType = Enum[emailTypes]

type emailTypes struct{}

func (emailTypes) all() words { return words{"unknown", "work", "personal", "main", "other"} }
