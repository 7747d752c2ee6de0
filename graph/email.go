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
type EmailType string

var emailTypes = words{"unknown", "work", "personal", "main", "other"}

// Words are the members of the enumeration that can be sent.
func (EmailType) Words() []string { return emailTypes.offered() }

// UnmarshalJSON reads a member of the enumeration and never fails.
func (t *EmailType) UnmarshalJSON(raw []byte) error {
	*t = EmailType(emailTypes.read(raw))
	return nil
}
