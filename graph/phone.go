package graph

// ItemPhone is a phone number of the person's.
//
// https://learn.microsoft.com/graph/api/resources/itemphone?view=graph-rest-beta
type ItemPhone struct {
	ItemFacet
	Number      string    `json:"number,omitempty"`
	DisplayName string    `json:"displayName,omitempty"`
	Type        PhoneType `json:"type,omitempty"` // never null
}

// PhoneType is the enumeration phoneType.
type PhoneType string

var phoneTypes = words{
	"home", "business", "mobile", "other", "assistant", "homeFax", "businessFax", "otherFax", "pager", "radio",
}

// Words are the members of the enumeration that can be sent.
func (PhoneType) Words() []string { return phoneTypes.offered() }

// UnmarshalJSON reads a member of the enumeration and never fails.
func (t *PhoneType) UnmarshalJSON(raw []byte) error {
	*t = PhoneType(phoneTypes.read(raw))
	return nil
}
